"""Lists that the model asks for: legislation followed, development known.

Sources: Act 621/1999, section 19 and R-092; R-085 and R-086. Needs taken to the Board have a page of their own.

Each is a choice of inputs with the fields that its readers look for. Nothing is kept twice: the
lists follow from the inputs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kirjuri.locale import N_
from kirjuri.model.record import Record
from kirjuri.publish.edition import Edition
from kirjuri.publish.grouping import common_row
from kirjuri.publish.page import Page
from kirjuri.publish.pages.syote import KIND
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View
from kirjuri.publish.tongue import Tongue

MOST = 200
"""How many inputs a list shows: open ones first, then the newest. The table and the data have all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A list: its address, words, which inputs belong to it, and the fields shown of each.

    table: the query by which the status table shows about the same, or nothing.
    """

    path: str
    title: str
    lead: str
    ground: str
    empty: str
    belongs: Callable[[Record], bool]
    fields: tuple[tuple[str, ...], ...]
    table: str = ""


SELECTIONS = (
    Selection(
        path="lainvalmistelu/",
        title=N_("Legislation followed"),
        lead=N_(
            "Law drafting that the cooperation handles or follows: at what stage it is, "
            "who answers for it and how one can take part."
        ),
        ground=N_(
            "Authorities keep available what tells of the beginning, the assignment, the timetable and "
            "the responsible official of law drafting (Act 621/1999, section 19). Matters are handled at "
            "the preparatory stage."
        ),
        empty=N_("No law drafting is handled or followed at present."),
        belongs=lambda record: isinstance(record.get("lainvalmistelu"), dict),
        fields=(
            ("lainvalmistelu", "nimi"),
            ("lainvalmistelu", "ministerio"),
            ("lainvalmistelu", "vaihe"),
            ("lainvalmistelu", "hankenumero"),
            ("lainvalmistelu", "he_tunnus"),
            ("lainvalmistelu", "lausuntoaika"),
            ("lainvalmistelu", "vaikutustapa"),
        ),
        table="?prosessi=C&prosessi=E",
    ),
    Selection(
        path="kehittaminen/",
        title=N_("Development planned and under way"),
        lead=N_(
            "What is being planned and developed across administrative boundaries, so that those with "
            "the same goals find each other and nothing is made twice."
        ),
        ground=N_(
            "The cooperation makes planning and ongoing development known and brings authorities with "
            "similar goals together."
        ),
        empty=N_("No development has been registered yet."),
        belongs=lambda record: record.text("tyyppi") == "kehittaminen",
        fields=(
            ("kehittamisen_vaihe",),
            ("jattaja", "nimi"),
            ("rajat_ylittava",),
            ("kohde", "nimi"),
            ("liittyvat_syotteet",),
        ),
        table="?tyyppi=kehittaminen",
    ),
)


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield every list in every language."""
    for selection in SELECTIONS:
        chosen = sorted(
            (record for record in edition.of(KIND) if selection.belongs(record)),
            key=lambda record: (_open(record, edition), record.id),
            reverse=True,
        )
        for tongue in tongues:
            yield _page(selection, chosen, edition, tongue)


def _open(record: Record, edition: Edition) -> bool:
    state = edition.state(record)
    return bool(state and state.open)


def _page(selection: Selection, chosen: Sequence[Record], edition: Edition, tongue: Tongue) -> Page:
    title = tongue.say(selection.title)
    rows = [_row(selection, record, edition, tongue) for record in chosen[:MOST]]
    return Page(
        path=selection.path,
        language=tongue.language,
        title=title,
        description=tongue.say(selection.lead),
        template="selection.html",
        view={
            "title": title,
            "lead": tongue.say(selection.lead),
            "ground": tongue.say(selection.ground),
            "empty": tongue.say(selection.empty),
            "table": f"syotteet/{selection.table}" if selection.table else "",
            "rows": rows,
            "count": len(chosen),
            "samples": sum(record.sample for record in chosen),
        },
    )


def _row(selection: Selection, record: Record, edition: Edition, tongue: Tongue) -> View:
    reader = Reader(edition=edition, tongue=tongue, record=record)
    fields = (reader.field(*route) for route in selection.fields)
    return {**common_row(reader), "summary": reader.summary, "fields": [f for f in fields if f]}
