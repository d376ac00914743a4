"""The page of one group: its role, goals and tasks, the matters on its table, and its outputs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kirjuri.derive.context import Context
from kirjuri.derive.plans import EVALUATION, PLAN, evaluations
from kirjuri.model.record import Record
from kirjuri.publish.citations import citations
from kirjuri.publish.edition import Edition
from kirjuri.publish.meetings import group_meetings, split
from kirjuri.publish.page import Page
from kirjuri.publish.pages.syote import group_part
from kirjuri.publish.pages.toimintasuunnitelma import evaluation_row
from kirjuri.publish.pages.toimintasuunnitelma_list import row as plan_row
from kirjuri.publish.pages.vuosikello import own_year
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View, pointing, record_pages, rest
from kirjuri.publish.standing import standing
from kirjuri.publish.ties import ties
from kirjuri.publish.tongue import Tongue

KIND = "ryhma"

FACTS = (
    "laji", "lyhenne", "taso", "ulottuvuus", "toimiala", "ylaryhma", "asettaja", "toimikausi",
    "osallistujasektorit", "jasenmaara", "varajasenmaara", "yllapitaa_tilannekuvaa", "kuormitus",
    "yhteys", "verkkosivu",
)  # fmt: skip
PLANNING = (
    "suunnittelutila", "suunnittelutila_perustelu", "suunnittelupaikka", "hyvaksyja",
    "hyvaksyja_perustelu",
)  # fmt: skip
FOUNDING = (
    "asettamispaatos", "perustamisperuste", "kytkenta_viranomaistoimintaan", "nimet",
    "kokoonpanot",
)  # fmt: skip
WORK = ("tehtavatyypit", "seurattavat")
TIES = ("verkostoyhteydet",)
ENDING = ("seuraaja", "paattymisperuste")
WHOLE = ("nimi", "numero", "kuvaus", "tavoitteet", "tehtavat", "lahteet", "linkitykset")


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the page of every group."""
    return record_pages(edition, tongues, KIND, "ryhma.html", view)


def view(reader: Reader) -> View:
    """Return what the page of a group shows beside the common frame."""
    used = (*FACTS, *PLANNING, *FOUNDING, *WORK, *TIES, *ENDING, *WHOLE)
    return {
        "number": reader.record.text("numero"),
        "summary": reader.summary,
        "facts": reader.fields(FACTS),
        "ending": reader.fields(ENDING),
        "goals": [
            _item(reader, "tavoitteet", *found) for found in reader.record.objects("tavoitteet")
        ],
        "tasks": [_item(reader, "tehtavat", *found) for found in reader.record.objects("tehtavat")],
        "work": reader.fields(WORK),
        "planning": reader.fields(PLANNING),
        "founding": reader.fields(FOUNDING),
        "matters": matters(reader),
        "submitted": pointing(reader, "syote.jattaja.ryhma"),
        "informed": pointing(
            reader, "syote.pidetaan_ajan_tasalla.ryhma", "syote.osallistujat.ryhma"
        ),
        "meetings": split(list(group_meetings(reader))),
        "pictures": pictures(reader),
        "year": own_year(reader),
        "outputs": pointing(reader, "linjaus.laatija", "linjaus.yhdessa"),
        "plans": [plan_row(_read(reader, plan)) for plan in _below(reader, PLAN)],
        "evaluated": [
            evaluation_row(_read(reader, one)) for one in _published(evaluations, reader)
        ],
        "evaluates": [evaluation_row(_read(reader, one)) for one in _below(reader, EVALUATION)],
        "ties": reader.fields(TIES),
        "links": ties(reader),
        "follows": pointing(reader, "ryhma.seuraaja"),
        "sources": citations(reader),
        "rest": rest(reader, used),
    }


def pictures(reader: Reader) -> View:
    """Return the group's situational pictures, the latest period first, and whether one is kept (R-044)."""
    own = [one for one in reader.edition.of("tilannekuva") if one.owner == reader.record.id]
    newest = sorted(own, key=lambda one: (one.text("jakso.loppu"), one.id), reverse=True)
    return {
        "keeps": reader.record.get("yllapitaa_tilannekuvaa") is True,
        "rows": [
            {
                "record": reader.edition.reference(one.id, reader.tongue),
                "standing": standing(
                    Reader(edition=reader.edition, tongue=reader.tongue, record=one)
                ),
            }
            for one in newest
        ],
    }


def _below(reader: Reader, kind: str) -> list[Record]:
    """Return the published records of a kind in the group's folder."""
    return [one for one in reader.edition.of(kind) if one.owner == reader.record.id]


def _published(
    found: Callable[[Record, Context], Iterable[Record]], reader: Reader
) -> list[Record]:
    context, published = reader.edition.context, reader.edition.records
    return [one for one in found(reader.record, context) if one.id in published]


def _read(reader: Reader, record: Record) -> Reader:
    return Reader(edition=reader.edition, tongue=reader.tongue, record=record)


def _item(reader: Reader, field: str, index: int, item: Mapping[str, object]) -> View:
    identifier = str(item.get("tunnus", ""))
    return {
        "id": identifier,
        "number": identifier.rpartition("-")[2],
        "text": reader.field(field, index, "teksti"),
        "kind": reader.field(field, index, "laji"),
        "requirement": str(item.get("vaatimus", "")),
        "rest": reader.rest(("tunnus", "teksti", "laji", "vaatimus"), field, index),
    }


def matters(reader: Reader) -> list[View]:
    """Return the inputs that the group handles: its part in each, and where the matter stands."""
    found = pointing(reader, "syote.kasittely.ryhma")
    return [_matter(reader, reference["id"]) for reference in found]


def _matter(reader: Reader, identifier: str) -> View:
    edition, record = reader.edition, reader.edition.records.get(identifier)
    reference = edition.reference(identifier, reader.tongue)
    if record is None:
        return {"record": reference, "standing": None, "role": None, "part": None}
    matter = Reader(edition=edition, tongue=reader.tongue, record=record)
    groups = [i for i, item in record.objects("kasittely") if item.get("ryhma") == reader.record.id]
    return {
        "record": reference,
        "standing": standing(matter),
        "role": matter.field("kasittely", groups[0], "rooli") if groups else None,
        "part": group_part(matter, reader.record.id),
    }
