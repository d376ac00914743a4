"""The list of action plans by state: whose, for which time, and how far they were realised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.publish.edition import Edition
from kirjuri.publish.grouping import Row, by_state, common_row, list_pages
from kirjuri.publish.page import Page
from kirjuri.publish.pages.toimintasuunnitelma import KIND, group, term_of
from kirjuri.publish.progress import progress
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View
from kirjuri.publish.tongue import Tongue

_FIRST = ("arvioitavana", "voimassa")


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the list of action plans."""
    return list_pages(edition, tongues, KIND, "toimintasuunnitelma_list.html", view)


def view(edition: Edition, tongue: Tongue, readers: Sequence[Reader]) -> View:
    """Return the states with their rows: what is in force or waits for its evaluation comes first."""
    return {"states": sorted(by_state(edition, KIND, readers, tongue, row), key=_later)}


def _later(state: View) -> bool:
    mark = state["mark"]
    return not (isinstance(mark, dict) and mark["key"] in _FIRST)


def row(reader: Reader) -> Row:
    """Return one action plan as lists and the page of its group show it."""
    return {
        **common_row(reader),
        "group": group(reader),
        "term": term_of(reader),
        "progress": progress(reader),
    }
