"""Settings given as words (`field=value`): to which place they lead, and which value they mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from kirjuri.derive.schemas import at, resolved
from kirjuri.edit.splice import Append, Edit, Put, Reader
from kirjuri.locale import LANGUAGES, N_
from kirjuri.model.place import Document, Route
from kirjuri.model.policy import Schema
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record

_SETTING = re.compile(r"(?P<field>[^=+]+?)(?P<sign>\+?=)(?P<value>.*)", re.DOTALL)
_STEP = re.compile(r"(?P<key>[A-Za-z_][A-Za-z0-9_-]*)(?:\[(?P<number>[1-9][0-9]{0,3})\])?")
KEPT = {
    "tunnus": N_("an identifier never changes"),
    "esimerkki": N_("whether a record is a sample never changes"),
    "alkuperainen": N_("the submitter's own text never changes; write the refined text beside it"),
    "tapahtumat": N_("events are added by the command itself, and none is changed"),
}
"""Fields that no setting touches, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One `field=value` (or `field+=value`) of the command line, its value still as typed."""

    field: str
    route: Route
    adds: bool
    value: str


def setting(text: str) -> Setting | None:
    """Return a setting from its words, or None when they are no `field=value`."""
    found = _SETTING.fullmatch(unicodedata.normalize("NFC", text))
    if not found:
        return None
    field = found["field"].strip()
    way = route(field)
    if way is None:
        return None
    return Setting(field=field, route=way, adds=found["sign"] == "+=", value=found["value"])


def route(field: str) -> Route | None:
    """Return the route of `kasittely[1].ryhma`, the first item being 1, or None when it is no such name."""
    steps: list[str | int] = []
    for part in field.split("."):
        found = _STEP.fullmatch(part)
        if not found:
            return None
        steps.append(found["key"])
        if found["number"]:
            steps.append(int(found["number"]) - 1)
    return tuple(steps)


def refusals(settings: Iterable[Setting], record: Record) -> Iterator[Problem]:
    """Walk what no setting may touch."""
    for given in settings:
        why = KEPT.get(str(given.route[0]))
        if why:
            yield Problem(says=why, at=record.at(*given.route), values={"field": given.field})


def edits(
    settings: Iterable[Setting], record: Record, schema: Schema, read: Reader
) -> Iterator[Edit]:
    """Walk the edits that settings mean for a record, each value as its field's type wants it."""
    for given in settings:
        part = at(schema, given.route)
        if given.adds:
            item = resolved(schema, cast("Schema", part.get("items", {})))
            value = typed(given.value, item, read)
            items = value if isinstance(value, list) and "array" not in _types(item) else [value]
            yield from (Append(route=given.route, value=one) for one in items)
            continue
        value = typed(given.value, part, read)
        if "array" in _types(part) and not isinstance(value, list):
            value = [value]
        yield from _languages(given.route, record)
        yield Put(route=given.route, value=value)


def _languages(way: Route, record: Record) -> Iterator[Edit]:
    """Yield the edit that makes a text a map by language, when a translation of it is given."""
    around = record.get(".".join(map(str, way[:-1]))) if len(way) > 1 else None
    if isinstance(around, str) and way[-1] in LANGUAGES:
        yield Put(route=way[:-1], value={record.language: around})


def typed(text: str, part: Schema, read: Reader) -> object:
    """Return the value that a text means for a field: lists, groups and numbers as YAML or JSON has them."""
    kinds = _types(part)
    parsed = _parsed(text, read)
    if "string" in kinds:
        is_map = "object" in kinds and isinstance(parsed, Mapping) and text.lstrip()[:1] == "{"
        return parsed if is_map else text
    if not kinds and isinstance(parsed, Mapping | list) and text.lstrip()[:1] in ("{", "["):
        return parsed
    return parsed if kinds and parsed is not None else text


def _types(part: Schema) -> tuple[str, ...]:
    kinds = part.get("type", ())
    found = kinds if isinstance(kinds, list) else [kinds] if kinds else []
    if not found and "enum" in part:
        return ("string",)
    for choice in cast("list[Schema]", part.get("oneOf", part.get("anyOf", []))):
        found = [*found, *_types(choice)]
    return tuple(map(str, found))


def _parsed(text: str, read: Reader) -> object:
    document = read("value", f"v: {text}\n".encode())
    return document.data.get("v") if isinstance(document, Document) else None
