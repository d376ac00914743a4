"""The list of situational pictures by state: whose each is, of which time, and when it is renewed (R-044)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.publish.edition import Edition
from kirjuri.publish.grouping import Row, by_state, common_row, list_pages
from kirjuri.publish.page import Page
from kirjuri.publish.pages.tilannekuva import KIND
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View
from kirjuri.publish.tongue import Tongue


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the list of situational pictures."""
    return list_pages(edition, tongues, KIND, "tilannekuva_list.html", view)


def view(edition: Edition, tongue: Tongue, readers: Sequence[Reader]) -> View:
    """Return the states with their rows, in the table's order."""
    return {"states": by_state(edition, KIND, readers, tongue, row)}


def row(reader: Reader) -> Row:
    """Return one picture as lists show it."""
    return {
        **common_row(reader),
        "group": reader.edition.reference(reader.record.owner, reader.tongue),
        "period": reader.field("jakso"),
        "renewal": reader.field("paivitettava_viim"),
    }
