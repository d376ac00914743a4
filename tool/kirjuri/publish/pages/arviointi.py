"""The page of one evaluation: what was evaluated, by whom, the parts 5a to 5c, and what was concluded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kirjuri.derive.handover import left_open
from kirjuri.derive.network import GROUP
from kirjuri.derive.plans import ENDED, PLAN
from kirjuri.publish.citations import citations
from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.pages.toimintasuunnitelma import group
from kirjuri.publish.progress import progress
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View, record_pages, rest
from kirjuri.publish.standing import standing
from kirjuri.publish.tongue import Tongue
from kirjuri.publish.view import Field

KIND = "arviointi"

MAKING = ("osallistujat", "aineisto")
PARTS = ("toteutuminen", "vaikuttavuus", "yhteistyon_tulokset")
AFTER = ("kustannusvaikuttavuus", "kehitysehdotukset")
CONCLUSION = ("johtopaatos_perustelu", "uusi_suunta")
DECISION = ("paatos",)
WHOLE = (
    "otsikko", "tiivistelma", "kohde", "ajanjakso", "arvioija", "itsearviointi", "johtopaatos",
    "avoimet_syotteet", "lahteet",
)  # fmt: skip
TARGETS = ("suunnitelma", "ryhma", "linjaus")
CONCLUSIONS = {
    "jatketaan": "done",
    "suunnataan_uudelleen": "phase-3",
    "puretaan": "ended",
}
"""The shape beside each conclusion (code list `johtopaatos`)."""


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the page of every evaluation."""
    return record_pages(edition, tongues, KIND, "arviointi.html", view)


def view(reader: Reader) -> View:
    """Return what the page of an evaluation shows beside the common frame."""
    used = (*MAKING, *PARTS, *AFTER, *CONCLUSION, *DECISION, *WHOLE)
    target = target_of(reader)
    return {
        "summary": reader.summary,
        "target_kind": reader.field("kohde", "laji"),
        "evaluator": group(reader),
        "other_evaluator": reader.field("arvioija"),
        "period": {
            "start": reader.record.text("ajanjakso.alku"),
            "end": reader.record.text("ajanjakso.loppu"),
        },
        "conclusion": conclusion(reader),
        "conclusion_fields": reader.fields(CONCLUSION),
        "handover": reader.rest((), "avoimet_syotteet"),
        "left": _left(target, reader),
        "progress": progress(target) if target and target.record.kind == PLAN else None,
        "parts": reader.fields(PARTS),
        "self": [
            _criterion(reader, index, item)
            for index, item in reader.record.objects("itsearviointi")
        ],
        "after": reader.fields(AFTER),
        "making": reader.fields((*MAKING, *DECISION)),
        "sources": citations(reader),
        "rest": rest(reader, used),
        **_named(target),
    }


def target_of(reader: Reader) -> Reader | None:
    """Return a reader of what was evaluated; None when it is the model itself or has no page."""
    found = (reader.record.text(f"kohde.{key}") for key in TARGETS)
    record = reader.edition.records.get(next(filter(None, found), ""))
    if record is None:
        return None
    return Reader(edition=reader.edition, tongue=reader.tongue, record=record)


def conclusion(reader: Reader) -> View | None:
    """Return the conclusion in words with its shape, or None before there is one."""
    field: Field | None = reader.field("johtopaatos")
    if field is None:
        return None
    key = reader.record.text("johtopaatos")
    return {"key": key, "name": field["value"].get("text"), "shape": CONCLUSIONS.get(key, "done")}


def _named(target: Reader | None) -> View:
    """Return the target as others name it, with where it stands now."""
    if target is None:
        return {"target": None, "target_standing": None}
    return {
        "target": target.edition.reference(target.record.id, target.tongue),
        "target_standing": standing(target),
    }


def _left(target: Reader | None, reader: Reader) -> list[View]:
    """Return the open matters that are still on the table of a group that was to be ended."""
    if target is None or target.record.kind != GROUP or reader.record.text("johtopaatos") != ENDED:
        return []
    return [
        {
            "record": reader.edition.reference(matter.id, reader.tongue),
            "standing": standing(
                Reader(edition=reader.edition, tongue=reader.tongue, record=matter)
            ),
        }
        for matter in left_open(target.record, reader.edition.context)
        if matter.id in reader.edition.records
    ]


def _criterion(reader: Reader, index: int, item: Mapping[str, object]) -> View:
    shapes = {"toteutuu": "full", "osin": "partly", "ei_toteudu": "missed"}
    return {
        "name": reader.field("itsearviointi", index, "kriteeri"),
        "met": reader.field("itsearviointi", index, "arvio"),
        "shape": shapes.get(str(item.get("arvio", "")), "open"),
        "reason": reader.field("itsearviointi", index, "perustelu"),
    }
