"""The list of guidelines by state, those in force first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.publish.edition import Edition
from kirjuri.publish.grouping import Row, by_state, common_row, list_pages
from kirjuri.publish.page import Page
from kirjuri.publish.pages.linjaus import KIND
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View
from kirjuri.publish.tongue import Tongue

_FIRST = "voimassa"


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the list of guidelines."""
    return list_pages(edition, tongues, KIND, "linjaus_list.html", view)


def view(edition: Edition, tongue: Tongue, readers: Sequence[Reader]) -> View:
    """Return the states with their rows: what is in force first, the rest in the table's order."""
    states = by_state(edition, KIND, readers, tongue, row)
    return {"states": sorted(states, key=_later)}


def _later(state: View) -> bool:
    mark = state["mark"]
    return not (isinstance(mark, dict) and mark["key"] == _FIRST)


def row(reader: Reader) -> Row:
    """Return one guideline as the list shows it."""
    author = reader.record.text("laatija")
    return {
        **common_row(reader),
        "kind": reader.field("laji"),
        "binding": reader.field("sitovuus"),
        "author": reader.edition.reference(author, reader.tongue) if author else None,
    }
