"""Generic pages: the list and the records of every kind that has no file of its own here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from kirjuri.kinds import all_kinds, kind
from kirjuri.publish.edition import Edition
from kirjuri.publish.grouping import by_state, common_row, list_pages
from kirjuri.publish.page import Page
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View, record_pages, rest, sorted_references
from kirjuri.publish.tongue import Tongue


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the pages of the kinds that nobody has designed pages for."""
    from kirjuri.publish.pages import special

    for each in all_kinds():
        if each.name not in special():
            if not each.single:
                yield from lists(edition, tongues, each.name)
            yield from record_pages(edition, tongues, each.name, "record.html", view)


def lists(edition: Edition, tongues: Sequence[Tongue], name: str) -> Iterator[Page]:
    """Yield the list of a kind by state."""
    return list_pages(edition, tongues, name, "list.html", partial(overview, name))


def overview(name: str, edition: Edition, tongue: Tongue, readers: Sequence[Reader]) -> View:
    """Return the states of a kind with their rows."""
    return {"states": by_state(edition, name, readers, tongue, common_row)}


def view(reader: Reader) -> View:
    """Return every field in the schema's order, and the records that point here."""
    each = kind(reader.record.kind)
    pointing = {
        link.source.id
        for link in reader.edition.context.links_to.get(reader.record.id, ())
        if link.source.id in reader.edition.records
    }
    return {
        "summary": reader.summary,
        "rest": rest(reader, (*each.title, *each.summary)),
        "pointing": sorted_references(pointing, reader),
    }
