"""A record's fields as text: labels and codes in the reader's language, nothing left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from kirjuri.derive.context import Context
from kirjuri.derive.privacy import masked
from kirjuri.derive.schemas import at, label
from kirjuri.derive.text import text_in
from kirjuri.locale import LANGUAGES, N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.place import Route
from kirjuri.model.policy import Schema
from kirjuri.model.record import Record, day
from kirjuri.render.speech import day_words, filled, title_at
from kirjuri.render.style import Style
from kirjuri.render.words import named, visible

_INDENT = "  "
_SHORT = 60
"""Longest text that stands on its label's line, in characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """A record whose fields are written for a reader."""

    record: Record
    context: Context
    language: str
    style: Style
    width: int | None

    def lines(self, without: frozenset[str]) -> Iterator[str]:
        """Yield every top-level field but some, in the schema's order."""
        yield from self._object(self.record.data, (), "", without)

    def _object(
        self,
        value: Mapping[str, object],
        route: Route,
        indent: str,
        without: frozenset[str] = frozenset(),
    ) -> Iterator[str]:
        known = cast("Mapping[str, object]", self._part(route).get("properties", {}))
        for key in dict.fromkeys((*known, *value)):
            if key in value and key not in without:
                yield from self._field(value[key], (*route, key), indent)

    def _field(self, value: object, route: Route, indent: str) -> Iterator[str]:
        names = label(self._part(route))
        head = named(names, self.language) if names.by_language else visible(str(route[-1]))
        head = self.style.strong(f"{indent}{head}:")
        if (simple := self._simple(value, route)) is not None:
            if len(simple) <= _SHORT and "\n" not in simple:
                yield f"{head} {visible(simple)}"
            else:
                yield head
                yield from filled(simple, indent + _INDENT, self.width)
            return
        yield head
        if isinstance(value, Mapping):
            yield from self._object(value, route, indent + _INDENT)
        elif isinstance(value, list):
            yield from self._items(value, route, indent + _INDENT)

    def _items(self, values: list[object], route: Route, indent: str) -> Iterator[str]:
        for index, value in enumerate(values):
            here = (*route, index)
            if isinstance(value, Mapping) and self._simple(value, here) is None:
                inner = list(self._object(value, here, indent + _INDENT))
                yield from (
                    f"{indent}- {line[len(indent) + 2 :]}"
                    if not number and line.startswith(indent)
                    else line
                    for number, line in enumerate(inner)
                )
            else:
                yield f"{indent}- {visible(self._simple(value, here) or '')}"

    def _simple(self, value: object, route: Route) -> str | None:
        """Return a value that is one text as that text, None for groups and lists of groups."""
        if isinstance(value, bool):
            yes, no = N_("yes"), N_("no")
            return translations(self.language).gettext(yes if value else no)
        if isinstance(value, Mapping):
            if not set(value) <= set(LANGUAGES):
                return None
            return masked(text_in(value, self.language, self.record.language)[0])
        if isinstance(value, list):
            parts = [self._simple(item, (*route, index)) for index, item in enumerate(value)]
            whole = ", ".join(part or "" for part in parts)
            return whole if None not in parts and len(whole) <= _SHORT else None
        return self._word(str(value), self._part(route))

    def _word(self, value: str, part: Schema) -> str:
        if "x-koodisto" in part:
            return named(self.context.policy.code(str(part["x-koodisto"]), value), self.language)
        if "x-viittaus" in part:
            name = title_at(value, self.context, self.language)
            return f"{value} ({name})" if name else value
        if part.get("format") == "date" and (date := day(value)):
            return day_words(date, self.language)
        return masked(value)

    def _part(self, route: Route) -> Schema:
        first = tuple(0 if isinstance(step, int) else step for step in route)
        return at(self.context.policy.schemas[self.record.kind], first)
