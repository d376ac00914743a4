"""What anybody may suggest to a record: its texts and plain fields, each as text that a form can hold.

Fields are named as `otsikko.sv` or `kasittely[1].perustelu`, the first item being 1. Which of them
a record has follows from its kind's schema; what never changes is told in people's words.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import cast
from zlib import crc32

from kirjuri.derive.schemas import at, properties, resolved
from kirjuri.locale import LANGUAGES, N_
from kirjuri.model.place import Route
from kirjuri.model.policy import Schema

_DECIDED = N_("a decision is changed only by those who made it")
_ARRIVAL = N_("how and when the matter arrived never changes")
KEPT: Mapping[str, str] = {
    "tunnus": N_("an identifier never changes"),
    "esimerkki": N_("whether a record is a sample never changes"),
    "kieli": N_("the language that the matter was brought in never changes"),
    "alkuperainen": N_(
        "the submitter's own text never changes; suggest a change of the refined text beside it"
    ),
    "tapahtumat": N_("what has happened is not changed; a mistake is mended by a new event"),
    "saapunut": _ARRIVAL,
    "kirjaustapa": _ARRIVAL,
    "kirjausketju": _ARRIVAL,
    "paatos": _DECIDED,
    "paatokset": _DECIDED,
    "aiemmat_paatokset": _DECIDED,
}
"""Fields of the first level to which no change is suggested, and why; the rules refuse more by a record's state."""


YES_NO = (("true", N_("Yes")), ("false", N_("No")))
"""The choices of a field that is either so or not: key and name."""


class Sort(StrEnum):
    """How a field is written: words by language, one of a list, a list by lines, yes or no, a number, a line."""

    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    LIST = "list"
    FLAG = "flag"
    NUMBER = "number"
    LINE = "line"


def sort_of(schema: Schema, part: Schema) -> Sort | None:
    """Return how a field is written, or None when it has fields of its own."""
    part = resolved(schema, part)
    inner = properties(schema, part)
    if inner:
        return Sort.TEXT if set(inner) <= set(LANGUAGES) else None
    if isinstance(part.get("items"), Mapping):
        return _of_list(schema, resolved(schema, cast("Schema", part["items"])))
    if "enum" in part:
        return Sort.CHOICE
    kinds = part.get("type")
    if kinds == "boolean":
        return Sort.FLAG
    return Sort.NUMBER if kinds in ("integer", "number") else Sort.LINE


def _of_list(schema: Schema, items: Schema) -> Sort | None:
    if "enum" in items:
        return Sort.CHOICES
    return Sort.LIST if sort_of(schema, items) in (Sort.TEXT, Sort.LINE, Sort.NUMBER) else None


def in_language(schema: Schema, route: Route, own: str) -> tuple[Route, str]:
    """Return a field's route and, for a text, the language that the route names or else its own."""
    around, last = route[:-1], route[-1]
    if around and last in LANGUAGES and sort_of(schema, at(schema, around)) is Sort.TEXT:
        return around, str(last)
    return route, own if sort_of(schema, at(schema, route)) is Sort.TEXT else ""


def value_at(data: object, route: Route) -> object:
    """Return the value at a route, or None when the data has none."""
    for step in route:
        if isinstance(step, int):
            data = data[step] if isinstance(data, list) and step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
    return data


def shown(value: object, language: str, own: str) -> str:
    """Return a value as the text that a form shows of it; of a text its words in a language.

    own: the record's language, in which a text without a language is written.
    """
    if isinstance(value, Mapping):
        return shown(value.get(language or own), "", own)
    if isinstance(value, list):
        return "\n".join(shown(item, own, own) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or (isinstance(value, str) and language not in ("", own)):
        return ""
    return str(value)


def print_of(text: str) -> str:
    """Return the print of a shown text, eight hexadecimal digits: another text has another one (CRC-32)."""
    return f"{crc32(text.encode()):08x}"
