"""The page of one guideline: what it says, whether it is in force, and which inputs it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.publish.citations import citations
from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View, pointing, record_pages, rest
from kirjuri.publish.tongue import Tongue

KIND = "linjaus"

FACTS = (
    "laji", "sitovuus", "taso", "laatija", "yhdessa", "peruste", "voimassa", "tarkistettava_viim",
    "kohderyhmat", "teemat", "julkaisu",
)  # fmt: skip
BODY = ("teksti", "perustelut")
EFFECT = ("vaikuttavuustavoite", "mittarit", "vaikutusarvio", "vaikutusseuranta")
MAKING = ("kommentointi", "paatos")
LINKS = ("syotteet", "korvaa", "lautakuntaviite")
WHOLE = ("otsikko", "tiivistelma", "lahteet")


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the page of every guideline."""
    return record_pages(edition, tongues, KIND, "linjaus.html", view)


def view(reader: Reader) -> View:
    """Return what the page of a guideline shows beside the common frame."""
    return {
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
