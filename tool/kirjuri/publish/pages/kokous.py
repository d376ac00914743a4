"""The page of one meeting: when it is, what is taken up, and what it said of each matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.derive.opinions import AGENDA, DECISIONS, STATEMENTS, VIEWS
from kirjuri.publish.citations import citations
from kirjuri.publish.edition import Edition
from kirjuri.publish.meetings import deadline, said, when
from kirjuri.publish.page import Page
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View, record_pages, rest, sorted_references
from kirjuri.publish.tongue import Tongue

KIND = "kokous"

FACTS = ("laji", "tapa", "paikka", "koollekutsuja", "yhteisryhmat")
RESULT = ("yhteenveto", "poytakirja")
SHOWN = (
    "otsikko", "kuvaus", "ajankohta", "syotteiden_takaraja", "osallistujat", "peruutuksen_syy",
    "lahteet", AGENDA, VIEWS, STATEMENTS, DECISIONS,
)  # fmt: skip


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the page of every meeting."""
    return record_pages(edition, tongues, KIND, "kokous.html", view)


def view(reader: Reader) -> View:
    """Return what the page of a meeting shows beside the common frame."""
    record = reader.record
    return {
        "summary": reader.summary,
        "group": reader.edition.reference(record.owner, reader.tongue),
        "when": when(record, reader.tongue),
        "deadline": deadline(reader),
        "cancelled": reader.field("peruutuksen_syy"),
        "facts": reader.fields(FACTS),
        "agenda": [_item(reader, index) for index, _ in record.objects(AGENDA)],
        "decisions": [_decision(reader, index) for index, _ in record.objects(DECISIONS)],
        "opinions": opinions(reader),
        "participants": [
            _participant(reader, index) for index, _ in record.objects("osallistujat")
        ],
        "present": _present(reader),
        "result": reader.fields(RESULT),
        "pointing": _pointing(reader),
        "sources": citations(reader),
        "rest": rest(reader, (*FACTS, *RESULT, *SHOWN)),
    }


def _item(reader: Reader, index: int) -> View:
    purpose = reader.field(AGENDA, index, "tarkoitus")
    item = dict(reader.record.objects(AGENDA))[index]
    prepared = str(item.get("valmistelija", ""))
    return {
        "title": reader.text(item.get("otsikko", "")),
        "purpose": purpose["value"] if purpose else None,
        "targets": _references(reader, item.get("kohteet")),
        "prepared": reader.edition.reference(prepared, reader.tongue) if prepared else None,
    }


def _decision(reader: Reader, index: int) -> View:
    [told] = said(reader, [(DECISIONS, index)])
    item = dict(reader.record.objects(DECISIONS))[index]
    return {**told, "targets": _references(reader, item.get("kohteet"))}


def opinions(reader: Reader) -> list[View]:
    """Return the matters of which something was said, in the order they come, each with all of it."""
    routes: dict[str, list[tuple[str | int, ...]]] = {}
    for field in (VIEWS, STATEMENTS):
        for index, item in reader.record.objects(field):
            routes.setdefault(str(item.get("kohde", "")), []).append((field, index))
    return [
        {"record": reader.edition.reference(target, reader.tongue), "said": said(reader, found)}
        for target, found in routes.items()
    ]


def _participant(reader: Reader, index: int) -> View:
    route = ("osallistujat", index)
    who = [reader.field(*route, key) for key in ("ryhma", "taho", "sektori")]
    role, count = reader.field(*route, "rooli"), reader.field(*route, "lukumaara")
    return {
        "who": [one["value"] for one in who if one],
        "role": role["value"] if role else None,
        "count": count["value"] if count else None,
    }


def _present(reader: Reader) -> int:
    counts = (item.get("lukumaara") for _, item in reader.record.objects("osallistujat"))
    return sum(count for count in counts if isinstance(count, int))


def _references(reader: Reader, identifiers: object) -> list[object]:
    listed = identifiers if isinstance(identifiers, list) else []
    return [reader.edition.reference(str(each), reader.tongue) for each in listed]


def _pointing(reader: Reader) -> list[object]:
    links = reader.edition.context.links_to.get(reader.record.id, ())
    shown = {link.source.id for link in links if link.source.id in reader.edition.records}
    return list(sorted_references(shown, reader))
