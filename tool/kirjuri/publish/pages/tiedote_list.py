"""The list of announcements by state, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.publish.edition import Edition
from kirjuri.publish.grouping import Row, by_state, common_row, list_pages
from kirjuri.publish.page import Page
from kirjuri.publish.pages.tiedote import KIND
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View
from kirjuri.publish.tongue import Tongue


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the list of announcements."""
    return list_pages(edition, tongues, KIND, "tiedote_list.html", view)


def view(edition: Edition, tongue: Tongue, readers: Sequence[Reader]) -> View:
    """Return the states with their rows: what has been published first, drafts after it."""
    states = by_state(edition, KIND, readers, tongue, row)
    return {"states": sorted(states, key=lambda state: bool(state["open"]))}


def row(reader: Reader) -> Row:
    """Return one announcement as the list shows it."""
    return {
        **common_row(reader),
        "day": reader.record.text("pvm"),
        "guidelines": reader.field("linjaukset"),
        "groups": reader.field("kohderyhmat"),
    }
