"""Schemas made whole: shared parts, code lists and states put in their places.

A schema file names shared parts (`yhteiset.schema.json#/$defs/…`), code lists (`x-koodisto`) and the
lifecycle's states (`x-elinkaari`). A whole schema refers to nothing outside itself, so no
validator ever has an address to fetch.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import cast

from kirjuri.model.place import Route
from kirjuri.model.policy import Schema
from kirjuri.model.problem import Names

_SHARED = "yhteiset.schema.json#/"
_ROOT = "#/"


def whole(
    schema: Schema, shared: Schema, *, codes: Mapping[str, tuple[str, ...]], states: tuple[str, ...]
) -> dict[str, object]:
    """Return the schema with shared definitions inside it and generated lists filled."""
    made = cast("dict[str, object]", _rewritten(schema))
    definitions = cast("Mapping[str, object]", _rewritten(shared.get("$defs", {})))
    own = cast("Mapping[str, object]", made.get("$defs", {}))
    made["$defs"] = {**definitions, **own}
    return cast("dict[str, object]", generated(made, codes=codes, states=states))


def generated(
    part: object, *, codes: Mapping[str, tuple[str, ...]], states: tuple[str, ...]
) -> object:
    """Return a schema with its generated `enum`s as code lists and lifecycle say now."""
    if isinstance(part, list):
        return [generated(item, codes=codes, states=states) for item in part]
    if not isinstance(part, Mapping):
        return part
    made = {key: generated(value, codes=codes, states=states) for key, value in part.items()}
    codelist = made.get("x-koodisto")
    if isinstance(codelist, str) and codelist in codes:
        made["enum"] = list(codes[codelist])
    if made.get("x-elinkaari") is True and states:
        made["enum"] = list(states)
    return made


def kept(schema: Schema, *, codes: Mapping[str, tuple[str, ...]], states: tuple[str, ...]) -> str:
    """Return a schema file's text with its generated lists as they should be kept."""
    return (
        json.dumps(generated(schema, codes=codes, states=states), ensure_ascii=False, indent=2)
        + "\n"
    )


def _rewritten(part: object) -> object:
    if isinstance(part, list):
        return [_rewritten(item) for item in part]
    if not isinstance(part, Mapping):
        return part
    made = {key: _rewritten(value) for key, value in part.items()}
    reference = made.get("$ref")
    if isinstance(reference, str) and reference.startswith(_SHARED):
        made["$ref"] = _ROOT + reference.removeprefix(_SHARED)
    return made


def resolved(schema: Schema, part: Schema) -> Schema:
    """Return a part with its `$ref` followed; keywords beside the reference win."""
    seen = 0
    while isinstance(reference := part.get("$ref"), str) and seen < _DEEPEST:
        target: object = schema
        for step in reference.removeprefix(_ROOT).split("/"):
            target = cast("Mapping[str, object]", target)[step]
        beside = {key: value for key, value in part.items() if key != "$ref"}
        part = {**cast("Schema", target), **beside}
        seen += 1
    return part


def properties(schema: Schema, part: Schema) -> Mapping[str, Schema]:
    """Return the properties of an object schema, references followed one level."""
    return cast("Mapping[str, Schema]", resolved(schema, part).get("properties", {}))


def at(schema: Schema, route: Route) -> Schema:
    """Return the schema of the value at a route, or an empty one where nothing is said."""
    part: Schema = resolved(schema, schema)
    for step in route:
        inner = part.get("items") if isinstance(step, int) else _property(schema, part, step)
        if not isinstance(inner, Mapping):
            return {}
        part = resolved(schema, inner)
    return part


def _property(schema: Schema, part: Schema, key: str) -> object:
    found = cast("Mapping[str, object]", part.get("properties", {})).get(key)
    if found is None:
        for choice in cast("list[Schema]", part.get("oneOf", part.get("anyOf", []))):
            found = properties(schema, choice).get(key)
            if found is not None:
                break
    return found


def label(part: Schema) -> Names:
    """Return a field's title by language; empty when the schema gives none."""
    return _words(part, "title")


def description(part: Schema) -> Names:
    """Return a field's description by language."""
    return _words(part, "description")


def _words(part: Schema, key: str) -> Names:
    found = {"fi": part.get(key)}
    for language in ("sv", "en"):
        other = part.get(f"x-{language}")
        found[language] = other.get(key) if isinstance(other, Mapping) else None
    return Names({language: str(text) for language, text in found.items() if text})


Pattern = tuple[str, ...]
_DEEPEST = 8
"""Deepest nesting of references that schemas have; a schema within itself would never end."""


def references(schema: Schema) -> tuple[tuple[Pattern, tuple[str, ...]], ...]:
    """Return every field that refers to records: its route (`*` for list items) and the allowed kinds."""
    return tuple(_references(schema, schema, (), 0))


def _references(
    schema: Schema, part: Schema, route: Pattern, depth: int
) -> Iterator[tuple[Pattern, tuple[str, ...]]]:
    part = resolved(schema, part)
    kinds = part.get("x-viittaus")
    if isinstance(kinds, list):
        yield route, tuple(map(str, kinds))
    if depth > _DEEPEST:
        return
    for key, inner in cast("Mapping[str, Schema]", part.get("properties", {})).items():
        if isinstance(inner, Mapping):
            yield from _references(schema, inner, (*route, key), depth + 1)
    items = part.get("items")
    if isinstance(items, Mapping):
        yield from _references(schema, items, (*route, "*"), depth + 1)
