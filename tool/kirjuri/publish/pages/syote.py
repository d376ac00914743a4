"""The page of one input: where it stands, what was asked, how it is handled, what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kirjuri.derive.similar import Match
from kirjuri.derive.state import effective, part
from kirjuri.derive.statement import worth_checking
from kirjuri.locale import N_
from kirjuri.publish.chain import chain_view
from kirjuri.publish.difference import agreement, differences
from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View, pointing, record_pages, rest
from kirjuri.publish.standing import mark, part_mark
from kirjuri.publish.tongue import Tongue
from kirjuri.publish.view import NOTHING, Field, Value
from kirjuri.publish.words import GUIDES, PHASES

KIND = "syote"

FACTS = (
    "prosessi", "tyyppi", "kehittamisen_vaihe", "rajat_ylittava", "saapunut", "kirjaustapa",
    "kirjausketju",
    "kokonaisuus", "diaarinumero",
)  # fmt: skip
PROCESS = ("este", "suunnittelutarve", "lainvalmistelu", "kohde")
HANDLING = ("osallistujat", "pidetaan_ajan_tasalla", "asiantuntija_apu")
FOLLOW_UP = ("seurantavali_kk", "seuranta", "vaikutus")
RELATED = ("liittyy", "liittyvat_syotteet")
SUBJECTS = ("asiasanat", "teemat", "tarkoitus", "sektorit", "hallinnonalat")
WHOLE = (
    "jattaja", "alkuperainen", "otsikko", "tiivistelma", "kuvaus", "kasittelytapa", "kasittely",
    "paatos", "siirto_lautakunnalle",
)  # fmt: skip

_MOST_SHARED = 6
"""How many things that two inputs share are named."""

_CONTACTS = {
    "issue": N_("Answers are given in the public thread"),
    "sihteeristolla": N_("The secretariat has the contact address"),
}


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the page of every input."""
    return record_pages(edition, tongues, KIND, "syote.html", view)


def view(reader: Reader) -> View:
    """Return what the page of an input shows beside the common frame."""
    used = (*FACTS, *PROCESS, *HANDLING, *FOLLOW_UP, *RELATED, *SUBJECTS, *WHOLE)
    return {
        "phases": PHASES,
        "guides": GUIDES,
        "facts": reader.fields(FACTS),
        "submitter": _submitter(reader),
        "summary": reader.summary,
        "original": reader.rest((), "alkuperainen"),
        "refined": reader.fields(("otsikko", "kuvaus")),
        "differences": differences(reader),
        "agreement": agreement(reader),
        "process_name": reader.field("prosessi"),
        "check_statement": worth_checking(reader.record),
        "has_clock": bool(reader.edition.of("vuosikello")),
        "process": [_with_task(reader, field) for field in reader.fields(PROCESS)],
        "way": reader.rest((), "kasittelytapa"),
        "groups": [_group(reader, i, item) for i, item in reader.record.objects("kasittely")],
        "parties": reader.fields(HANDLING),
        "follow_up": reader.fields(FOLLOW_UP),
        "answer": reader.field("paatos", "vastaus_jattajalle"),
        "decision": reader.rest(("vastaus_jattajalle",), "paatos"),
        "transfer": reader.rest((), "siirto_lautakunnalle"),
        "chain": chain_view(reader),
        "guidelines": pointing(reader, "linjaus.syotteet"),
        "related": reader.fields(RELATED),
        "related_from": pointing(reader, "syote.liittyvat_syotteet"),
        "similar": [_similar(reader, match) for match in reader.edition.similar(reader.record)],
        "subjects": reader.fields(SUBJECTS),
        "rest": rest(reader, used),
    }


def _similar(reader: Reader, match: Match) -> View:
    """Return an input that may be about the same thing, with its state and what both speak of."""
    edition, tongue = reader.edition, reader.tongue
    state = edition.state(match.record)
    names = dict.fromkeys(one.name(tongue.language) for one in match.shared)
    return {
        "record": edition.reference(match.record.id, tongue),
        "mark": mark(state, tongue) if state else None,
        "shared": list(names)[:_MOST_SHARED],
    }


def _with_task(reader: Reader, field: Field) -> Field:
    """Return a field with the group's task (`tehtava-2`) as a link to that task's own words."""
    parts = field["value"].get("fields", [])
    shown = [_task(reader, one) if one["key"] == "tehtava" else one for one in parts]
    return {**field, "value": {**field["value"], "fields": shown}}


def _task(reader: Reader, field: Field) -> Field:
    key = field["value"].get("text", NOTHING)["text"]
    group = reader.edition.records.get(reader.record.text("jattaja.ryhma"))
    tasks = group.objects("tehtavat") if group else []
    words = next((item.get("teksti") for _, item in tasks if item.get("tunnus") == key), None)
    if group is None or words is None:
        return field
    value: Value = {
        "form": "part",
        "record": reader.edition.reference(group.id, reader.tongue),
        "url": key,
        "text": reader.tongue.text(words, group.language),
    }
    return {**field, "value": value}


def _submitter(reader: Reader) -> View:
    contact = reader.record.text("jattaja.yhteys")
    fields = reader.rest(("yhteys",) if contact in _CONTACTS else (), "jattaja")
    return {"fields": fields, "contact": _CONTACTS.get(contact, "")}


def _group(reader: Reader, index: int, item: Mapping[str, object]) -> View:
    identifier = str(item.get("ryhma", ""))
    return {
        "group": reader.edition.reference(identifier, reader.tongue),
        "responsible": item.get("rooli") == "vastuu",
        "role": reader.field("kasittely", index, "rooli"),
        "part": group_part(reader, identifier),
        "fields": reader.rest(("ryhma", "rooli"), "kasittely", index),
    }


def group_part(reader: Reader, identifier: str) -> View | None:
    """Return how far one group is with its own part of an input, or None when it has not begun."""
    key = part(reader.record, identifier)
    names = reader.edition.policy.lifecycles[KIND].parts.get(key)
    if names is None:
        return None
    told = [e for e in effective(reader.record) if e.group == identifier and e.state]
    return {
        **part_mark(key, names, reader.tongue),
        "since": told[-1].date.isoformat() if told[-1].date else "",
        "event": told[-1].number,
    }


def responsible(reader: Reader) -> str:
    """Return the identifier of the responsible group, or nothing before one is agreed."""
    groups = (
        item for _, item in reader.record.objects("kasittely") if item.get("rooli") == "vastuu"
    )
    return str(next(groups, {}).get("ryhma", ""))
