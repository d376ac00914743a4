"""The page of one announcement: what it tells, of what, to whom, and what was corrected in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View, record_pages, rest
from kirjuri.publish.tongue import Tongue

KIND = "tiedote"

FACTS = ("pvm", "kohderyhmat", "laatijat", "kanavat")
TOLD = ("linjaukset", "suunnitelmat")
WHOLE = ("otsikko", "tiivistelma", "teksti", "oikaisut")


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the page of every announcement."""
    return record_pages(edition, tongues, KIND, "tiedote.html", view)


def view(reader: Reader) -> View:
    """Return what the page of an announcement shows beside the common frame."""
    corrections = reader.record.objects("oikaisut")
    return {
        "summary": reader.summary,
        "corrections": [
            {
                "day": reader.field("oikaisut", index, "pvm"),
                "text": reader.field("oikaisut", index, "teksti"),
            }
            for index, _ in corrections
        ],
        "body": reader.field("teksti"),
        "told": reader.fields(TOLD),
        "facts": reader.fields(FACTS),
        "rest": rest(reader, (*FACTS, *TOLD, *WHOLE)),
    }
