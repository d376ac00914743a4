"""The page of one situational picture: what has been observed, what has changed, what followed (R-007)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kirjuri.publish.citations import citations
from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View, pointing, record_pages, rest
from kirjuri.publish.tongue import Tongue

KIND = "tilannekuva"

FACTS = ("jakso", "paivitettava_viim", "kokous", "korvaa")
WHOLE = ("otsikko", "tiivistelma", "tehtavat", "havainnot", "johtopaatokset", "lahteet")


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the page of every picture."""
    return record_pages(edition, tongues, KIND, "tilannekuva.html", view)


def view(reader: Reader) -> View:
    """Return what the page of a picture shows beside the common frame."""
    return {
        "summary": reader.summary,
        "group": reader.edition.reference(reader.record.owner, reader.tongue),
        "facts": reader.fields(FACTS),
        "tasks": [_task(reader, str(each)) for each in reader.record.items("tehtavat")],
        "observations": observations(reader),
        "conclusions": reader.field("johtopaatokset"),
        "replaced_by": pointing(reader, "tilannekuva.korvaa"),
        "sources": citations(reader),
        "rest": rest(reader, (*FACTS, *WHOLE)),
    }


def observations(reader: Reader) -> list[View]:
    """Return the observations by their kind, in the code list's order, each kind with its own."""
    listed = reader.edition.policy.codelists["havaintolaji"].codes
    items = reader.record.objects("havainnot")
    return [
        {
            "key": key,
            "name": reader.code("havaintolaji", key),
            "items": [
                _observation(reader, i, item) for i, item in items if item.get("laji") == key
            ],
        }
        for key in listed
        if any(item.get("laji") == key for _, item in items)
    ]


def _observation(reader: Reader, index: int, item: Mapping[str, object]) -> View:
    text, direction, source = (
        reader.field("havainnot", index, key) for key in ("teksti", "suunta", "lahde")
    )
    targets = item.get("kohteet")
    return {
        "text": text["value"] if text else None,
        "direction": direction["value"]["text"] if direction else None,
        "source": source["value"] if source else None,
        "targets": [
            reader.edition.reference(str(each), reader.tongue)
            for each in (targets if isinstance(targets, list) else [])
        ],
    }


def _task(reader: Reader, key: str) -> View:
    """Return one of the group's tasks in its own words; only the key when the group has no such task."""
    group = reader.edition.records.get(reader.record.owner)
    tasks = group.objects("tehtavat") if group else []
    words = next((item.get("teksti") for _, item in tasks if item.get("tunnus") == key), None)
    language = group.language if group else "fi"
    return {
        "key": key,
        "text": reader.tongue.text(words, language) if words else reader.tongue.own(""),
    }
