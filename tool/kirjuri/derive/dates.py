"""Days of records that belong in a calendar, found by the schema's own marks.

A date, or an object with `alku` and another day, is taken when its schema says `x-kalenteri: true`.
A kind whose schema has no such mark gives all its days but those of events and sources, so that
a new kind is in the calendars before anybody has thought of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from kirjuri.derive.schemas import label, properties, resolved
from kirjuri.model.place import Route
from kirjuri.model.policy import Schema
from kirjuri.model.problem import Names
from kirjuri.model.record import Record, day

MARK = "x-kalenteri"
START = "alku"
_END = "loppu"
_PAST = frozenset({"tapahtumat", "lahteet", "lahde"})
"""Fields whose days are never plans: the ledger, and when sources were checked."""
_DEEPEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A field for the calendar.

    route: with `*` for items of a list. names: what the field is called. end: the name of a
    period's last day, empty when the field is a single day.
    """

    route: tuple[str, ...]
    names: Names
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day or a period of a record; of a period one end may be missing. `key` is its lasting name."""

    key: str
    names: Names
    first: dt.date | None
    last: dt.date | None
    period: bool


def planned(schema: Schema) -> tuple[Planned, ...]:
    """Return the fields of a kind that belong in a calendar, in the schema's order."""
    found = list(_planned(schema, schema, (), 0))
    marked = tuple(one for one, mark in found if mark)
    return marked or tuple(
        one for one, mark in found if mark is None and _PAST.isdisjoint(one.route)
    )


def _planned(
    schema: Schema, part: Schema, route: tuple[str, ...], depth: int
) -> Iterator[tuple[Planned, bool | None]]:
    part = resolved(schema, part)
    mark = cast("bool | None", part.get(MARK))
    end = _end(schema, part)
    if route and (end or part.get("format") == "date"):
        yield Planned(route=route, names=label(part), end=end), mark
        return
    if depth < _DEEPEST:
        yield from _inside(schema, part, route, depth + 1)


def _inside(
    schema: Schema, part: Schema, route: tuple[str, ...], depth: int
) -> Iterator[tuple[Planned, bool | None]]:
    for key, inner in properties(schema, part).items():
        yield from _planned(schema, inner, (*route, key), depth)
    if isinstance(items := part.get("items"), Mapping):
        yield from _planned(schema, items, (*route, "*"), depth)


def _end(schema: Schema, part: Schema) -> str:
    """Return the field of a period's last day, or nothing when the part is no period."""
    known = properties(schema, part)
    days = [key for key in known if resolved(schema, known[key]).get("format") == "date"]
    ends = [key for key in days if key.endswith(_END)]
    return ends[0] if START in days and ends else ""


def dated(record: Record, fields: tuple[Planned, ...]) -> Iterator[Dated]:
    """Yield the days and periods that a record has in those fields."""
    for one in fields:
        for route, value in _values(record.data, one.route, ()):
            first, last = _days(value, one)
            if first or last:
                yield Dated(
                    key="-".join(map(str, route)),
                    names=one.names,
                    first=first,
                    last=last,
                    period=bool(one.end),
                )


def _days(value: object, one: Planned) -> tuple[dt.date | None, dt.date | None]:
    if not one.end:
        return day(value), day(value)
    known = value if isinstance(value, Mapping) else {}
    first, last = day(known.get(START)), day(known.get(one.end))
    return (first, last) if not (first and last and last < first) else (first, None)


def _values(
    value: object, pattern: tuple[str, ...], route: Route
) -> Iterator[tuple[Route, object]]:
    if not pattern:
        yield route, value
    elif pattern[0] == "*" and isinstance(value, list):
        for index, item in enumerate(value):
            yield from _values(item, pattern[1:], (*route, index))
    elif isinstance(value, Mapping) and pattern[0] in value:
        yield from _values(value[pattern[0]], pattern[1:], (*route, pattern[0]))
