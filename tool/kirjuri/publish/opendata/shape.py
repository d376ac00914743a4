"""The shape of a kind's data, from its schema: which values are texts by language, objects, lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Literal, cast

from kirjuri.derive.schemas import properties, resolved
from kirjuri.locale import LANGUAGES
from kirjuri.model.policy import Schema

Form = Literal["text", "object", "list", "plain"]


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A value as the schema describes it.

    form: `text` is words by language. part: the schema of the value, references followed.
    fields: of an object, in the schema's order. items: of a list.
    """

    form: Form
    part: Schema
    fields: Mapping[str, Shape] = field(default_factory=dict)
    items: Shape | None = None

    @cached_property
    def required(self) -> frozenset[str]:
        """The fields that an object always has."""
        return frozenset(map(str, cast("list[str]", self.part.get("required", []))))


def shape_of(schema: Schema) -> Shape:
    """Return the shape of a whole schema."""
    return _shape(schema, schema, 0)


_DEEPEST = 12


def _shape(schema: Schema, part: Schema, depth: int) -> Shape:
    part = resolved(schema, part)
    if _is_text(part):
        return Shape(form="text", part=part)
    known = properties(schema, part)
    if known and depth < _DEEPEST:
        fields = {key: _shape(schema, inner, depth + 1) for key, inner in known.items()}
        return Shape(form="object", part=part, fields=fields)
    items = part.get("items")
    if isinstance(items, Mapping):
        return Shape(form="list", part=part, items=_shape(schema, items, depth + 1))
    return Shape(form="plain", part=part)


def _is_text(part: Schema) -> bool:
    """Tell whether a field is a text that may stand in several languages."""
    known = cast("Mapping[str, object]", part.get("properties", {}))
    return bool(known) and set(known) <= set(LANGUAGES)


def shaped(value: object, shape: Shape, language: str) -> object:
    """Return a value in the public form: texts by language, fields in the schema's order.

    language: the record's own, in which a text without a language is written.
    """
    if shape.form == "text":
        return by_language(value, language)
    if isinstance(value, Mapping):
        known = (key for key in shape.fields if key in value)
        others = sorted(key for key in value if key not in shape.fields)
        return {
            key: shaped(value[key], shape.fields.get(key, _PLAIN), language)
            for key in (*known, *others)
        }
    if isinstance(value, list):
        return [shaped(item, shape.items or _PLAIN, language) for item in value]
    return value


_PLAIN = Shape(form="plain", part={})


def by_language(value: object, language: str) -> dict[str, str]:
    """Return a text as a map by language, the site's languages in their order."""
    if isinstance(value, Mapping):
        return {code: str(value[code]) for code in LANGUAGES if value.get(code)}
    return {language: str(value)} if value else {}


def walk(shape: Shape, route: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Shape]]:
    """Walk every field with its route (`*` for items of a list), in the schema's order."""
    yield route, shape
    for key, inner in shape.fields.items():
        yield from walk(inner, (*route, key))
    if shape.items:
        yield from walk(shape.items, (*route, "*"))


class Shapes:
    """The shapes of a policy's kinds, each worked out once."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        """Take the whole schemas by kind."""
        self._schemas = schemas
        self.of = cache(self._of)

    def _of(self, kind: str) -> Shape:
        return shape_of(self._schemas[kind])
