"""Sources of facts: each with its address, how certain it is, and when it was checked."""

from __future__ import annotations

from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View

_SHOWN = ("nimi", "osoite", "varmuus", "tarkistettu", "huomautus")


def citations(reader: Reader) -> list[View]:
    """Return the sources (`lahteet`) of a record in their order."""
    return [_source(reader, index) for index, _ in reader.record.objects("lahteet")]


def _source(reader: Reader, index: int) -> View:
    name, address, certainty, checked, note = (
        reader.field("lahteet", index, key) for key in _SHOWN
    )
    return {
        "name": name["value"] if name else None,
        "address": address["value"] if address else None,
        "certainty": certainty["value"] if certainty else None,
        "checked": checked["value"] if checked else None,
        "note": note["value"] if note else None,
        "rest": reader.rest(_SHOWN, "lahteet", index),
    }
