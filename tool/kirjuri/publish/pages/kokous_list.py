"""The list of meetings: those to come first, with the day by which inputs reach them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.publish.edition import Edition
from kirjuri.publish.grouping import list_pages
from kirjuri.publish.meetings import split
from kirjuri.publish.page import Page
from kirjuri.publish.pages.kokous import KIND
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View
from kirjuri.publish.tongue import Tongue


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the list of meetings."""
    return list_pages(edition, tongues, KIND, "kokous_list.html", view)


def view(edition: Edition, _tongue: Tongue, readers: Sequence[Reader]) -> View:
    """Return the meetings by what they are to a reader today: to come, held, cancelled."""
    return {"meetings": split(readers), "clock": bool(edition.of("vuosikello"))}
