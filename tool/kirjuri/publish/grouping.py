"""Lists of records by state: what every list page is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kirjuri.kinds import kind
from kirjuri.model.kind import Kind
from kirjuri.model.lifecycle import State
from kirjuri.model.problem import Names
from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View, withheld_references
from kirjuri.publish.standing import mark, standing
from kirjuri.publish.tongue import Tongue
from kirjuri.publish.turn import acting

Row = Mapping[str, object]


def list_pages(
    edition: Edition,
    tongues: Sequence[Tongue],
    name: str,
    template: str,
    view_of: Callable[[Edition, Tongue, Sequence[Reader]], View],
) -> Iterator[Page]:
    """Yield the list of a kind in every language."""
    each = kind(name)
    for tongue in tongues:
        readers = [Reader(edition=edition, tongue=tongue, record=one) for one in edition.of(name)]
        plural = tongue.pick(Names(each.plural))["text"]
        view = {**_frame(edition, tongue, each, readers), **view_of(edition, tongue, readers)}
        yield Page(
            path=f"{each.section}/",
            language=tongue.language,
            title=plural,
            description=f"{plural}: {tongue.pick(edition.policy.settings.names)['text']}",
            template=template,
            view=view,
        )


def _frame(edition: Edition, tongue: Tongue, each: Kind, readers: Sequence[Reader]) -> View:
    return {
        "kind": tongue.pick(Names(each.names)),
        "title": tongue.pick(Names(each.plural)),
        "count": len(readers),
        "samples": sum(reader.record.sample for reader in readers),
        "withheld": withheld_references(each, edition, tongue),
    }


def by_state(
    edition: Edition,
    name: str,
    readers: Iterable[Reader],
    tongue: Tongue,
    row: Callable[[Reader], Row],
) -> list[View]:
    """Return the states that have records, in the table's order, each with its rows, newest first.

    Records whose ledger gives no state of the table come last, under no state.
    """
    rows: dict[str, list[Reader]] = {}
    for reader in readers:
        state = edition.state(reader.record)
        rows.setdefault(state.key if state else "", []).append(reader)
    states = edition.policy.lifecycles[name].states
    return [
        {**_head(states.get(key), tongue), "rows": [row(one) for one in _newest(rows[key])]}
        for key in (*states, "")
        if key in rows
    ]


def _head(state: State | None, tongue: Tongue) -> View:
    if state is None:
        return {"mark": None, "phase": 0, "open": False}
    return {
        "mark": mark(state, tongue),
        "meaning": tongue.pick(state.meaning),
        "next_step": tongue.pick(state.next_step),
        "phase": state.phase or 0,
        "open": state.open,
    }


def _newest(readers: Sequence[Reader]) -> list[Reader]:
    by_id = sorted(readers, key=lambda reader: reader.record.id)
    return sorted(by_id, key=_since, reverse=True)


def _since(reader: Reader) -> str:
    state = reader.edition.state(reader.record)
    day = reader.edition.since(reader.record, state) if state else None
    return day.isoformat() if day else ""


def common_row(reader: Reader) -> Row:
    """Return what a row of every list shows: the record, its state, since when and whose turn."""
    return {
        "record": reader.edition.reference(reader.record.id, reader.tongue),
        "standing": standing(reader),
        "acting": acting(reader),
    }
