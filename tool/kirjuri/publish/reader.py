"""One record as one reader sees it: values become the pieces of a view, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kirjuri.derive.text import title_of
from kirjuri.kinds import kind
from kirjuri.locale import LANGUAGES
from kirjuri.model.place import Route
from kirjuri.model.record import Record, day
from kirjuri.publish.edition import Edition
from kirjuri.publish.prose import is_open_link
from kirjuri.publish.specs import Spec, Specs
from kirjuri.publish.tongue import Tongue, number_in_words
from kirjuri.publish.view import Field, Text, Value

_SEPARATED_FROM = 10_000
"""Whole numbers from this on have separators; smaller ones may be years."""


@dataclass(frozen=True, kw_only=True)
class Reader:
    """A record, the edition it stands in, and the language it is read in."""

    edition: Edition
    tongue: Tongue
    record: Record

    @cached_property
    def title(self) -> Text:
        """The record's title, its identifier when it has none."""
        return self.tongue.marked(*title_of(self.record, self.tongue.language))

    @property
    def summary(self) -> Text:
        """The record's summary; empty when it has none."""
        found = (self.record.get(field) for field in kind(self.record.kind).summary)
        return self.text(next((value for value in found if value), ""))

    def text(self, value: object) -> Text:
        """Return a text of the record in the reader's language, or the original."""
        return self.tongue.text(value, self.record.language)

    def code(self, codelist: str, key: str) -> Text:
        """Return a code's name."""
        return self.tongue.pick(self.edition.policy.code(codelist, key))

    def field(self, *route: str | int) -> Field | None:
        """Return the labelled value at a route, or None when the record says nothing there."""
        value = _at(self.record.data, route)
        if value is None or value in ("", [], {}):
            return None
        spec = self._specs.of(self.record.kind, route)
        label = self.tongue.pick(spec.label)
        return {"key": str(route[-1]), "label": label, "value": self._value(value, route, spec)}

    def fields(self, keys: Iterable[str], *route: str | int) -> list[Field]:
        """Return the fields of the object at a route that the record has, in the order of `keys`."""
        return [found for key in keys if (found := self.field(*route, key))]

    def rest(self, used: Iterable[str], *route: str | int) -> list[Field]:
        """Return the other fields of the object at a route, in the schema's order: nothing stays hidden."""
        data = _at(self.record.data, route)
        keys = data if isinstance(data, Mapping) else {}
        seen = frozenset(used)
        known = (*self._specs.order(self.record.kind, route), *keys)
        return self.fields(
            (key for key in dict.fromkeys(known) if key in keys and key not in seen), *route
        )

    @property
    def _specs(self) -> Specs:
        return self.edition.specs

    def _value(self, value: object, route: Route, spec: Spec) -> Value:
        if isinstance(value, Mapping) and not set(value) <= set(LANGUAGES):
            return {"form": "fields", "fields": self.rest((), *route)}
        if isinstance(value, list):
            return {"form": "list", "items": list(self._items(value, route))}
        return self._single(value, spec)

    def _items(self, values: list[object], route: Route) -> Iterator[Value]:
        for index, value in enumerate(values):
            here = (*route, index)
            yield self._value(value, here, self._specs.of(self.record.kind, here))

    def _single(self, value: object, spec: Spec) -> Value:
        if isinstance(value, bool):
            return {"form": "flag", "yes": value}
        if isinstance(value, int | float):
            return {"form": "number", "text": _plain(self._number(value))}
        if isinstance(value, str):
            return self._string(value, spec)
        return {"form": "prose" if spec.form == "prose" else "text", "text": self.text(value)}

    def _number(self, value: float) -> str:
        """Return a number as the language writes it; a year stays without separators."""
        if isinstance(value, int) and value < _SEPARATED_FROM:
            return str(value)
        return number_in_words(value, self.tongue.language)

    def _string(self, value: str, spec: Spec) -> Value:
        if spec.form == "record":
            return {"form": "record", "record": self.edition.reference(value, self.tongue)}
        if spec.form == "code":
            return self._code(value, spec)
        if spec.form == "date" and day(value):
            return {"form": "date", "date": value}
        if is_open_link(value):
            return {"form": "link", "url": value}
        if spec.form == "mail":
            return {"form": "mail", "url": value}
        return self._words(value, spec)

    def _words(self, value: str, spec: Spec) -> Value:
        if spec.verbatim:
            return {"form": "text", "text": _plain(value)}
        return {"form": "prose" if spec.form == "prose" else "text", "text": self.text(value)}

    def _code(self, key: str, spec: Spec) -> Value:
        if spec.states:
            state = self.edition.policy.lifecycles[self.record.kind].states.get(key)
            return {"form": "code", "text": self.tongue.pick(state.names) if state else _plain(key)}
        found = self.edition.policy.codelists.get(spec.codelist)
        code = found.codes.get(key) if found else None
        if code is None:
            return {"form": "code", "text": _plain(key)}
        shown: Value = {"form": "code", "text": self.tongue.pick(code.names)}
        return {**shown, "help": self.tongue.pick(code.meaning)} if code.meaning else shown


def _at(data: object, route: Route) -> object:
    for step in route:
        if isinstance(data, Mapping):
            data = data.get(str(step))
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _plain(text: str) -> Text:
    return {"text": text, "lang": ""}
