"""The page of one action plan: its five parts, how far it was realised, its approval and evaluations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.derive.plans import DIMENSIONS, PARTS, SUBJECTS, WAIVED, evaluations
from kirjuri.publish.citations import citations
from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.progress import progress, subject_rows
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View, pointing, record_pages, rest
from kirjuri.publish.standing import standing
from kirjuri.publish.tongue import Tongue
from kirjuri.publish.view import Field

KIND = "toimintasuunnitelma"

GROUND = ("kytkenta_viranomaistoimintaan", "lautakunta_huomioitu")
WHOLE = ("otsikko", "tiivistelma", "toimikausi", "tavoitteet", "hyvaksynta", "lahteet", "korvaa")
LATER = ("toimenpiteet", "muutokset")
_MEASURED = ("nimi", "lahtotaso", "tavoite", "toteuma", "tarkistettu")


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the page of every action plan."""
    return record_pages(edition, tongues, KIND, "toimintasuunnitelma.html", view)


def view(reader: Reader) -> View:
    """Return what the page of an action plan shows beside the common frame."""
    used = (*WHOLE, *PARTS, WAIVED, *GROUND, *LATER)
    return {
        "group": group(reader),
        "summary": reader.summary,
        "term": term_of(reader),
        "approver": approver_of(reader),
        "approval": reader.fields(("hyvaksynta",)),
        "progress": progress(reader),
        "goals": [_goal(reader, i) for i, _ in reader.record.objects("tavoitteet")],
        "parts": [_part(reader, number, key) for number, key in enumerate(PARTS, 1)],
        "subjects": subject_rows(reader),
        "ground": reader.fields(GROUND),
        "later": reader.fields(LATER),
        "evaluations": _evaluations(reader),
        "replaces": reader.field("korvaa"),
        "replaced_by": pointing(reader, "toimintasuunnitelma.korvaa"),
        "sources": citations(reader),
        "rest": rest(reader, used),
    }


def group(reader: Reader) -> View:
    """Return the group in whose folder a record lies, as others name it."""
    return {**reader.edition.reference(reader.record.owner, reader.tongue)}


def term_of(reader: Reader, field: str = "toimikausi") -> View:
    """Return the first and last day of a term in a field of its own, each a day or nothing."""
    return {
        "start": reader.record.text(f"{field}.alku"),
        "end": reader.record.text(f"{field}.loppu"),
    }


def approver_of(reader: Reader) -> Field | None:
    """Return the approver that the record of the plan's group names, or None."""
    owner = reader.edition.records.get(reader.record.owner)
    if owner is None:
        return None
    return Reader(edition=reader.edition, tongue=reader.tongue, record=owner).field("hyvaksyja")


def _goal(reader: Reader, index: int) -> View:
    here = ("tavoitteet", index)
    measured = reader.field(*here, "mittarit")
    count = len(measured["value"].get("items", [])) if measured else 0
    return {
        "text": reader.field(*here, "teksti"),
        "measures": [
            {key: reader.field(*here, "mittarit", at, key) for key in _MEASURED}
            for at in range(count)
        ],
        "rest": reader.rest(("teksti", "mittarit"), *here),
    }


def _part(reader: Reader, number: int, key: str) -> View:
    """Return one of the five parts: filled, left out with a reason, or neither yet."""
    named = reader.edition.specs.of(KIND, (key,)).label
    waived = [] if key != "painopisteet" else reader.fields(DIMENSIONS, WAIVED)
    return {
        "number": number,
        "key": key,
        "label": reader.tongue.pick(named),
        "field": None if key == SUBJECTS else reader.field(key),
        "filled": bool(reader.record.get(key)),
        "reason": reader.field(WAIVED, key),
        "waived": waived,
    }


def _evaluations(reader: Reader) -> list[View]:
    edition = reader.edition
    return [
        evaluation_row(Reader(edition=edition, tongue=reader.tongue, record=one))
        for one in evaluations(reader.record, edition.context)
        if one.id in edition.records
    ]


def evaluation_row(reader: Reader) -> View:
    """Return an evaluation as plans and groups name it: its state and its conclusion."""
    return {
        "record": reader.edition.reference(reader.record.id, reader.tongue),
        "standing": standing(reader),
        "conclusion": reader.field("johtopaatos"),
        "key": reader.record.text("johtopaatos"),
    }
