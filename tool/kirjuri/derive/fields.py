"""Two versions of a record, field by field: what was set, changed, linked, written or taken away.

Everything is read from the kind's schema, so a new kind or field is told without code of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from kirjuri.derive.change import redacted
from kirjuri.derive.schemas import at, label, properties
from kirjuri.derive.worddiff import words
from kirjuri.locale import LANGUAGES
from kirjuri.model.difference import Cleansed, Dropped, Linked, Listed, Short, Valued, Worded
from kirjuri.model.place import Route
from kirjuri.model.policy import Policy, Schema
from kirjuri.model.problem import Names
from kirjuri.model.record import day

Changed = Linked | Listed | Valued | Worded | Cleansed | Dropped
_NOTHING: Mapping[str, object] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """How the fields of a kind are compared. language: in which its plain texts are written."""

    kind: str
    policy: Policy
    language: str

    def changes(
        self, old: Mapping[str, object], new: Mapping[str, object], without: frozenset[Route]
    ) -> Iterator[Changed]:
        """Walk what differs between two versions, in the schema's order; some routes are told elsewhere."""
        yield from self._objects(old, new, (), without)

    def _objects(
        self, old: object, new: object, route: Route, without: frozenset[Route] = frozenset()
    ) -> Iterator[Changed]:
        before, after = _mapping(old), _mapping(new)
        schema = self.policy.schemas[self.kind]
        known = properties(schema, self._part(route))
        for key in dict.fromkeys((*known, *before, *after)):
            here = (*route, key)
            if here not in without and before.get(key) != after.get(key):
                yield from self._values(before.get(key), after.get(key), here, without)

    def _values(
        self, old: object, new: object, route: Route, without: frozenset[Route]
    ) -> Iterator[Changed]:
        part = self._part(route)
        if is_prose(part, old, new):
            yield from self._texts(old, new, route)
        elif isinstance(old, list) or isinstance(new, list):
            yield from self._lists(_list(old), _list(new), route)
        elif isinstance(old, Mapping) or isinstance(new, Mapping):
            yield from self._objects(old, new, route, without)
        elif "x-viittaus" in part:
            yield from self._links([old], [new], route)
        else:
            yield Valued(
                route=route,
                labels=self.labels(route),
                old=self._value(old, part),
                new=self._value(new, part),
            )

    def _texts(self, old: object, new: object, route: Route) -> Iterator[Worded | Cleansed]:
        before, after = self._by_language(old), self._by_language(new)
        for language in dict.fromkeys((self.language, *before, *after)):
            one, other = before.get(language, ""), after.get(language, "")
            if one != other:
                here = route if language == self.language else (*route, language)
                yield _worded(here, self.labels(here), one, other)

    def _by_language(self, value: object) -> Mapping[str, str]:
        if isinstance(value, str):
            return {self.language: value}
        return {code: text for code, text in _mapping(value).items() if isinstance(text, str)}

    def _lists(self, old: list[object], new: list[object], route: Route) -> Iterator[Changed]:
        item = self._part((*route, 0))
        if "x-viittaus" in item:
            yield from self._links(old, new, route)
        elif any(isinstance(value, Mapping | list) for value in (*old, *new)):
            yield from self._items(old, new, route)
        else:
            yield Listed(
                route=route,
                labels=self.labels(route),
                added=tuple(self._names(v, item) for v in new if v not in old),
                removed=tuple(self._names(v, item) for v in old if v not in new),
            )

    def _links(
        self, old: Sequence[object], new: Sequence[object], route: Route
    ) -> Iterator[Linked]:
        labels = self.labels(route)
        for values, others, added in ((old, new, False), (new, old, True)):
            for value in values:
                if isinstance(value, str) and value not in others:
                    yield Linked(route=route, labels=labels, target=value, added=added)

    def _items(self, old: list[object], new: list[object], route: Route) -> Iterator[Changed]:
        """Compare lists of groups of fields: the same ones first, then those that name the same, then by place."""
        pairs = self._paired(old, new, route)
        for number, value in enumerate(new):
            before = old[pairs[number]] if number in pairs else None
            if before != value:
                yield from self._values(before, value, (*route, number), frozenset())
        for number in sorted(set(range(len(old))) - set(pairs.values())):
            here = (*route, number)
            yield Dropped(route=here, labels=self.labels(here))

    def _paired(self, old: list[object], new: list[object], route: Route) -> Mapping[int, int]:
        """Return for positions of the later list those of the same items in the earlier one."""
        item = self._part((*route, 0))
        parts = properties(self.policy.schemas[self.kind], item)
        names = [key for key, part in parts.items() if "x-viittaus" in part or key in _NAMES]
        found: dict[int, int] = {}
        for alike in _ALIKE:
            for place, value in enumerate(new):
                if place in found:
                    continue
                free = (i for i in range(len(old)) if i not in found.values())
                match = next((i for i in free if alike((i, old[i]), (place, value), names)), None)
                found |= {} if match is None else {place: match}
        return found

    def _names(self, value: object, part: Schema) -> Names:
        codelist = part.get("x-koodisto")
        if codelist:
            return self.policy.code(str(codelist), str(value))
        return Names({"fi": str(value)})

    def _value(self, value: object, part: Schema) -> Short:
        if value is None or isinstance(value, bool | int | float):
            return value
        date = day(value) if part.get("format") == "date" else None
        return date or self._names(value, part)

    def labels(self, route: Route) -> tuple[Names, ...]:
        """Return the titles on the way to a route; a position is told as a number from 1."""
        found = []
        for depth, step in enumerate(route, start=1):
            if isinstance(step, int):
                found.append(Names({"fi": str(step + 1)}))
            else:
                names = label(self._part(route[:depth]))
                found.append(names if names.by_language else Names({"fi": step}))
        return tuple(found)

    def _part(self, route: Route) -> Schema:
        return at(self.policy.schemas[self.kind], route)


def is_prose(part: Schema, *values: object) -> bool:
    """Return whether values are words for people: texts, or maps of texts by language."""
    short = {"enum", "x-viittaus", "x-koodisto"} & set(part) or part.get("format") == "date"
    given = [value for value in values if value is not None]
    return not short and bool(given) and all(map(_is_text, given))


def _is_text(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, Mapping) and set(value) <= set(LANGUAGES))


def _worded(route: Route, labels: tuple[Names, ...], old: str, new: str) -> Worded | Cleansed:
    if redacted(old, new):
        return Cleansed(route=route, labels=labels)
    pieces = words(old, new)
    return Worded(
        route=route,
        labels=labels,
        old=old,
        new=new,
        added=sum(count(piece.text) for piece in pieces if piece.kind == "added"),
        removed=sum(count(piece.text) for piece in pieces if piece.kind == "removed"),
    )


def count(text: str) -> int:
    """Return how many words a text has; marks alone are none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _mapping(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else _NOTHING


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


_Placed = tuple[int, object]
_NAMES = frozenset({"tunnus", "nimi"})
"""Fields by which an item of a list is known, beside its references."""


def _equal(one: _Placed, other: _Placed, _names: Sequence[str]) -> bool:
    return one[1] == other[1]


def _same_name(one: _Placed, other: _Placed, names: Sequence[str]) -> bool:
    a, b = _mapping(one[1]), _mapping(other[1])
    return any(a.get(name) is not None and a.get(name) == b.get(name) for name in names)


def _same_place(one: _Placed, other: _Placed, names: Sequence[str]) -> bool:
    """Return whether two items stand at the same place, unless they name different things."""
    a, b = _mapping(one[1]), _mapping(other[1])
    named = any(a.get(name) is not None and b.get(name) is not None for name in names)
    return one[0] == other[0] and not named


_ALIKE: tuple[Callable[[_Placed, _Placed, Sequence[str]], bool], ...] = (
    _equal,
    _same_name,
    _same_place,
)
"""How the same item of a list is found again, the surest way first."""
