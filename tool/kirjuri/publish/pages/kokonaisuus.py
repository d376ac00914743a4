"""The page of one bundle: its inputs, where each of them stands, and what each was answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.derive import bundles
from kirjuri.model.record import Record
from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View, record_pages, rest, shown, sorted_references
from kirjuri.publish.standing import standing
from kirjuri.publish.tongue import Tongue
from kirjuri.publish.turn import acting

KIND = "kokonaisuus"

FACTS = ("vastuuryhma", "aikataulu")
WAY = ("kasittelytapa",)
WHOLE = ("otsikko", "perustelu")


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the page of every bundle."""
    return record_pages(edition, tongues, KIND, "kokonaisuus.html", view)


def view(reader: Reader) -> View:
    """Return what the page of a bundle shows beside the common frame."""
    found = members(reader.record, reader.edition)
    return {
        "summary": reader.summary,
        "members": [_member(reader, record) for record in found],
        "guidelines": sorted_references(_guidelines(reader, found), reader),
        "way": reader.fields(WAY),
        "facts": reader.fields(FACTS),
        "rest": rest(reader, (*FACTS, *WAY, *WHOLE)),
    }


def members(bundle: Record, edition: Edition) -> list[Record]:
    """Return the members of a bundle that have a page, in the order of their identifiers."""
    found = {record.id: record for record in bundles.members(bundle, edition.context)}
    return [record for _, record in sorted(found.items()) if shown(record, edition)]


def _guidelines(reader: Reader, found: Sequence[Record]) -> set[str]:
    """Return the outputs that answer any of the members."""
    context = reader.edition.context
    return {
        output.id
        for record in found
        for output in context.members(record, "linjaus.syotteet")
        if shown(output, reader.edition)
    }


def _member(reader: Reader, record: Record) -> View:
    reference = reader.edition.reference(record.id, reader.tongue)
    if record.id not in reader.edition.records:
        return {"record": reference, "standing": None, "acting": None, "answer": None}
    own = Reader(edition=reader.edition, tongue=reader.tongue, record=record)
    return {
        "record": reference,
        "submitter": own.field("jattaja", "nimi"),
        "standing": standing(own),
        "acting": acting(own),
        "answer": own.field("paatos", "vastaus_jattajalle"),
    }
