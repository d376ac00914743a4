"""The list of groups by what they are, each with the matters on its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.kinds import all_kinds
from kirjuri.model.kind import Kind
from kirjuri.model.problem import Names
from kirjuri.publish.edition import Edition
from kirjuri.publish.grouping import Row, common_row, list_pages
from kirjuri.publish.page import Page
from kirjuri.publish.pages.ryhma import KIND
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View
from kirjuri.publish.sorting import sort_key
from kirjuri.publish.tongue import Tongue


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the list of groups."""
    return list_pages(edition, tongues, KIND, "ryhma_list.html", view)


def view(edition: Edition, tongue: Tongue, readers: Sequence[Reader]) -> View:
    """Return the kinds of groups in the code list's order, each with its groups by number and name."""
    listed = edition.policy.codelists["ryhmalaji"].codes
    found = {reader.record.text("laji") for reader in readers}
    keys = (*(key for key in listed if key in found), *sorted(found - listed.keys()))
    return {
        "clock": bool(edition.of("vuosikello")),
        "kinds": [_kind(key, readers, tongue, edition) for key in keys],
        "sections": [_section(each, tongue) for each in all_kinds() if each.owner == KIND],
    }


def _section(each: Kind, tongue: Tongue) -> View:
    """Return the list of a kind whose records lie below groups."""
    return {"path": f"{each.section}/", "title": tongue.pick(Names(each.plural))}


def _kind(key: str, readers: Sequence[Reader], tongue: Tongue, edition: Edition) -> View:
    code = edition.policy.codelists["ryhmalaji"].codes.get(key)
    own = [reader for reader in readers if reader.record.text("laji") == key]
    return {
        "key": key,
        "name": tongue.pick(edition.policy.code("ryhmalaji", key)),
        "text": tongue.pick(code.meaning) if code and code.meaning else None,
        "rows": [row(reader) for reader in sorted(own, key=_order)],
    }


def _order(reader: Reader) -> tuple[object, ...]:
    number = reader.record.text("numero")
    return (
        not number,
        sort_key(number, reader.tongue.language),
        reader.tongue.key(reader.title["text"]),
    )


def row(reader: Reader) -> Row:
    """Return one group as the list shows it."""
    return {
        **common_row(reader),
        "number": reader.record.text("numero"),
        "summary": reader.summary,
        "matters": _matters(reader),
    }


def _matters(reader: Reader) -> int:
    """Return the number of open inputs that the group handles."""
    edition = reader.edition
    links = edition.context.links_to.get(reader.record.id, ())
    handled = {link.source.id for link in links if link.field == "kasittely.ryhma"}
    states = (edition.state(edition.records[each]) for each in handled & edition.records.keys())
    return sum(bool(state and state.open) for state in states)
