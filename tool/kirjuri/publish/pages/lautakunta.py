"""The needs that the cooperation has taken to the Information Management Board (R-039)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.locale import N_
from kirjuri.model.record import Record
from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View
from kirjuri.publish.tongue import Tongue

PATH = "lautakunta/"
FIELD = "siirto_lautakunnalle"
TITLE = N_("Needs taken to the Information Management Board")
LEAD = N_(
    "Recommendations on information security and information management belong to the Board. "
    "Needs that the cooperation observes, compiles or prepares are taken there."
)


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the list of needs in every language, the newest first."""
    found = sorted(
        (record for record in edition.of("syote") if record.get(FIELD)),
        key=lambda record: (record.text(f"{FIELD}.pvm"), record.id),
        reverse=True,
    )
    for tongue in tongues:
        yield Page(
            path=PATH,
            language=tongue.language,
            title=tongue.say(TITLE),
            description=tongue.say(LEAD)[:155],
            template="lautakunta.html",
            view=_view(edition, tongue, found),
        )


def _view(edition: Edition, tongue: Tongue, found: Sequence[Record]) -> View:
    return {
        "title": tongue.own(TITLE),
        "lead": tongue.own(LEAD),
        "count": len(found),
        "samples": sum(record.sample for record in found),
        "withheld": [],
        "rows": [_row(Reader(edition=edition, tongue=tongue, record=record)) for record in found],
    }


def _row(reader: Reader) -> View:
    record, edition = reader.record, reader.edition
    related = (str(other) for other in record.items("liittyvat_syotteet"))
    bundle = record.text("kokonaisuus")
    return {
        "record": edition.reference(record.id, reader.tongue),
        "degree": reader.field(FIELD, "laji"),
        "day": record.text(f"{FIELD}.pvm"),
        "reception": reader.field(FIELD, "vastaanotto"),
        "with": [
            edition.reference(other, reader.tongue)
            for other in (*related, bundle)
            if other in edition.records
        ],
    }
