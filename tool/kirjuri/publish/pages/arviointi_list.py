"""The list of evaluations by state: what was evaluated, by whom, and what was concluded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.publish.edition import Edition
from kirjuri.publish.grouping import Row, by_state, common_row, list_pages
from kirjuri.publish.page import Page
from kirjuri.publish.pages.arviointi import KIND, conclusion, target_of
from kirjuri.publish.pages.toimintasuunnitelma import group
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View
from kirjuri.publish.tongue import Tongue


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the list of evaluations."""
    return list_pages(edition, tongues, KIND, "arviointi_list.html", view)


def view(edition: Edition, tongue: Tongue, readers: Sequence[Reader]) -> View:
    """Return the states with their rows, those under way first."""
    return {"states": by_state(edition, KIND, readers, tongue, row)}


def row(reader: Reader) -> Row:
    """Return one evaluation as lists show it."""
    target = target_of(reader)
    return {
        **common_row(reader),
        "evaluator": group(reader),
        "target_kind": reader.field("kohde", "laji"),
        "target": reader.edition.reference(target.record.id, reader.tongue) if target else None,
        "conclusion": conclusion(reader),
    }
