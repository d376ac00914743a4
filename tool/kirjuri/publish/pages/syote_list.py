"""The status table of inputs: by phase and state, with whose turn it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.publish.edition import Edition
from kirjuri.publish.grouping import Row, by_state, common_row, list_pages
from kirjuri.publish.page import Page
from kirjuri.publish.pages.syote import KIND, responsible
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View
from kirjuri.publish.tongue import Tongue
from kirjuri.publish.words import PHASE_TEXTS, PHASES


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the list of inputs."""
    return list_pages(edition, tongues, KIND, "syote_list.html", view)


def view(edition: Edition, tongue: Tongue, readers: Sequence[Reader]) -> View:
    """Return the phases, each with its states and their rows; inputs outside the phases come last."""
    states = by_state(edition, KIND, readers, tongue, row)
    return {
        "phases": [
            {
                "number": number,
                "name": PHASES.get(number, ""),
                "text": PHASE_TEXTS.get(number, ""),
                "states": [state for state in states if state["phase"] == number],
            }
            for number in (*PHASES, 0)
            if number or any(state["phase"] == 0 for state in states)
        ]
    }


def row(reader: Reader) -> Row:
    """Return one input as the table shows it."""
    group = responsible(reader)
    return {
        **common_row(reader),
        "process": reader.field("prosessi"),
        "letter": reader.record.text("prosessi"),
        "submitter": reader.field("jattaja", "nimi"),
        "responsible": reader.edition.reference(group, reader.tongue) if group else None,
    }
