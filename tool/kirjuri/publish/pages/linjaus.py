"""The page of one guideline: what it says, whether it is in force, and which inputs it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.derive.announcing import announced_by, untold, waits_for_announcement
from kirjuri.publish.citations import citations
from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View, pointing, pointing_otherwise, record_pages, rest
from kirjuri.publish.tongue import Tongue
from kirjuri.publish.view import Text

KIND = "linjaus"

FACTS = (
    "laji", "sitovuus", "taso", "laatija", "yhdessa", "peruste", "voimassa", "tarkistettava_viim",
    "kohderyhmat", "teemat", "julkaisu",
)  # fmt: skip
BODY = ("teksti", "perustelut", "kokemukset", "toteutusvaihtoehdot")
EFFECT = ("vaikuttavuustavoite", "mittarit", "vaikutusarvio", "vaikutusseuranta")
MAKING = ("kommentointi", "paatos")
LINKS = ("syotteet", "vastaanottaja", "korvaa", "lautakuntaviite")
TOLD = "tiedote.linjaukset"
SHOWN = ("linjaus.korvaa", "linjaus.lautakuntaviite", TOLD)
"""Back-references that the page shows each in a place of its own."""

WHOLE = ("otsikko", "tiivistelma", "lahteet")


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the page of every guideline."""
    return record_pages(edition, tongues, KIND, "linjaus.html", view)


def view(reader: Reader) -> View:
    """Return what the page of a guideline shows beside the common frame."""
    due = announced_by(reader.record, reader.edition.context)
    return {
        "untold": _untold(reader),
        "announced_by": due.isoformat() if due else "",
        "announcements": pointing(reader, TOLD),
        "pointing": pointing_otherwise(reader, *SHOWN),
        "external": reader.record.text("peruste") == "ulkoinen",
        "summary": reader.summary,
        "facts": reader.fields(FACTS),
        "body": reader.fields(BODY),
        "effect": reader.fields(EFFECT),
        "making": reader.fields(MAKING),
        "links": reader.fields(LINKS),
        "replaced_by": pointing(reader, "linjaus.korvaa"),
        "cited_by": pointing(reader, "linjaus.lautakuntaviite"),
        "sources": citations(reader),
        "rest": rest(reader, (*FACTS, *BODY, *EFFECT, *MAKING, *LINKS, *WHOLE)),
    }


def _untold(reader: Reader) -> list[Text]:
    """Return the target groups that should have been told of the guideline and have not been."""
    record, context = reader.record, reader.edition.context
    if not waits_for_announcement(record, context):
        return []
    return [reader.code("kohderyhma", key) for key in untold(record, context)]
