"""The list of bundles by state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.publish.edition import Edition
from kirjuri.publish.grouping import Row, by_state, common_row, list_pages
from kirjuri.publish.page import Page
from kirjuri.publish.pages.kokonaisuus import KIND, members
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View
from kirjuri.publish.tongue import Tongue


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the list of bundles."""
    return list_pages(edition, tongues, KIND, "kokonaisuus_list.html", view)


def view(edition: Edition, tongue: Tongue, readers: Sequence[Reader]) -> View:
    """Return the states with their rows."""
    return {"states": by_state(edition, KIND, readers, tongue, row)}


def row(reader: Reader) -> Row:
    """Return one bundle as the list shows it."""
    group = reader.record.text("vastuuryhma")
    found = members(reader.record, reader.edition)
    return {
        **common_row(reader),
        "members": [reader.edition.reference(one.id, reader.tongue) for one in found],
        "responsible": reader.edition.reference(group, reader.tongue) if group else None,
    }
