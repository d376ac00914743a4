"""The shared overall picture: what the records say of the whole, themes, sectors and groups' own pictures (R-037)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kirjuri.locale import N_
from kirjuri.model.record import Record, day
from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.pages.tilastot import counted
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View
from kirjuri.publish.standing import standing
from kirjuri.publish.tongue import Tongue

PATH = "tilannekuva/"
WIDTH = 400
"""Length of the longest bar, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Records that share a code: open inputs, closed ones, outputs in force."""

    key: str
    open: int
    closed: int
    outputs: int

    @property
    def whole(self) -> int:
        """All of them."""
        return self.open + self.closed + self.outputs


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the overall picture in every language."""
    inputs, samples = counted(edition, "syote")
    outputs, _ = counted(edition, "linjaus")
    for tongue in tongues:
        title = tongue.say(N_("Shared overall picture"))
        yield Page(
            path=PATH,
            language=tongue.language,
            title=title,
            description=tongue.say(
                N_(
                    "What public administration works on together: themes, sectors and the groups' pictures."
                )
            ),
            template="kokonaiskuva.html",
            view={
                "title": title,
                "day": edition.context.today.isoformat(),
                "only_samples": samples,
                "figures": figures(edition, inputs, outputs),
                "themes": _bars("teema", "teemat", inputs, outputs, edition, tongue),
                "sectors": _bars("sektori", "sektorit", inputs, (), edition, tongue),
                "pictures": [
                    _picture(group, edition, tongue)
                    for group in edition.of("ryhma")
                    if group.get("yllapitaa_tilannekuvaa") is True
                ],
            },
        )


def figures(edition: Edition, inputs: Sequence[Record], outputs: Sequence[Record]) -> list[View]:
    """Return the numbers of the whole, each with the page behind it."""
    plans, _ = counted(edition, "toimintasuunnitelma")
    return [
        _figure(N_("open inputs"), sum(map(_open(edition), inputs)), "syotteet/"),
        _figure(
            N_("followed matters"),
            _in(edition, inputs, "seurannassa"),
            "syotteet/?tila=seurannassa",
        ),
        _figure(N_("outputs in force"), _in(edition, outputs, "voimassa"), "linjaukset/"),
        _figure(
            N_("action plans in force"), _in(edition, plans, "voimassa"), "toimintasuunnitelmat/"
        ),
    ]


def _figure(name: str, number: int, path: str) -> View:
    return {"name": name, "number": number, "path": path}


def _open(edition: Edition) -> Callable[[Record], bool]:
    def is_open(record: Record) -> bool:
        state = edition.state(record)
        return bool(state and state.open)

    return is_open


def _in(edition: Edition, records: Sequence[Record], key: str) -> int:
    states = (edition.state(record) for record in records)
    return sum(bool(state and state.key == key) for state in states)


def counts(
    field: str,
    codes: Sequence[str],
    inputs: Sequence[Record],
    outputs: Sequence[Record],
    edition: Edition,
) -> list[Count]:
    """Return for each code how many inputs and outputs in force carry it in a field; codes of none are left out."""
    is_open = _open(edition)
    told = [(record, is_open(record)) for record in inputs]
    standing = [one for one in outputs if _in(edition, [one], "voimassa")]
    found = [
        Count(
            key=code,
            open=sum(now and code in one.items(field) for one, now in told),
            closed=sum(not now and code in one.items(field) for one, now in told),
            outputs=sum(code in one.items(field) for one in standing),
        )
        for code in codes
    ]
    return [one for one in found if one.whole]


def _bars(
    codelist: str,
    field: str,
    inputs: Sequence[Record],
    outputs: Sequence[Record],
    edition: Edition,
    tongue: Tongue,
) -> View:
    codes = tuple(edition.policy.codelists[codelist].codes)
    found = counts(field, codes, inputs, outputs, edition)
    longest = max((one.whole for one in found), default=1)
    rows = sorted(found, key=lambda one: (-one.whole, codes.index(one.key)))
    return {
        "outputs": bool(outputs),
        "height": 30 * len(rows),
        "rows": [
            {
                "name": tongue.pick(edition.policy.code(codelist, one.key)),
                "open": one.open,
                "closed": one.closed,
                "outputs": one.outputs,
                "y": 30 * at,
                "widths": [
                    round(WIDTH * part / longest, 1) for part in (one.open, one.closed, one.outputs)
                ],
            }
            for at, one in enumerate(rows)
        ],
    }


def _picture(group: Record, edition: Edition, tongue: Tongue) -> View:
    own = [one for one in edition.of("tilannekuva") if one.owner == group.id]
    latest = max(own, key=lambda one: (one.text("jakso.loppu"), one.id), default=None)
    due = day(latest.get("paivitettava_viim")) if latest else None
    return {
        "group": edition.reference(group.id, tongue),
        "picture": edition.reference(latest.id, tongue) if latest else None,
        "standing": standing(Reader(edition=edition, tongue=tongue, record=latest))
        if latest
        else None,
        "due": due.isoformat() if due else "",
        "old": bool(due and due < edition.context.today),
    }
