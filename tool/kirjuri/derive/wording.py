"""Words for schema parts: how a field, an example or a type is named in messages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import cast

from kirjuri.derive.schemas import at, label, resolved
from kirjuri.derive.shape import ShapeError
from kirjuri.locale import N_
from kirjuri.model.place import dotted
from kirjuri.model.policy import Schema
from kirjuri.model.problem import Choice, Names, Translated, Value

_TYPES = {
    "string": N_("a text"),
    "object": N_("a group of fields"),
    "array": N_("a list"),
    "integer": N_("a whole number"),
    "number": N_("a number"),
    "boolean": N_("a truth value (true or false)"),
}


_SHOWN = 60
_EXAMPLES = 3


def field_of(error: ShapeError) -> dict[str, Value]:
    """Return the values `field` (dotted) and `label` of the field an error is about."""
    route = (*error.route, error.key) if error.key else error.route
    return {"field": dotted(route), "label": label_at(error.schema, error, route)}


def label_at(schema: Schema, error: ShapeError, route: tuple[str | int, ...]) -> Names:
    """Return the title of the field at a route; a list item has its list's title."""
    while route and isinstance(route[-1], int):
        route = route[:-1]
    part = at(schema, route) or error.part
    return label(part) if label(part).by_language else Names({"fi": dotted(route)})


def example_of(schema: Schema, part: Schema, key: str) -> str:
    """Return `key: example` as a line of YAML, from the field's examples or its allowed values."""
    field = resolved(schema, cast("Mapping[str, Schema]", part.get("properties", {})).get(key, {}))
    return f"{key}: {in_yaml(example_value(schema, field))}"


def example_value(schema: Schema, field: Schema) -> object:
    """Return an example of a field's value; built from its parts when it gives none itself."""
    field = resolved(schema, field)
    examples = field.get("examples")
    if isinstance(examples, list) and examples:
        return examples[0]
    allowed = field.get("enum")
    if isinstance(allowed, list) and allowed:
        return allowed[0]
    if field.get("type") == "object":
        required = cast("list[str]", field.get("required", []))
        fields = cast("Mapping[str, Schema]", field.get("properties", {}))
        return {name: example_value(schema, fields[name]) for name in required if name in fields}
    if field.get("type") == "array":
        return [example_value(schema, cast("Schema", field.get("items", {})))]
    return {"integer": 1, "boolean": True}.get(str(field.get("type")), "…")


def examples_of(schema: Schema, field: Schema) -> Choice:
    """Return the first examples of a field's value, three at most, for choosing among."""
    field = resolved(schema, field)
    given = field.get("examples")
    found = given[:_EXAMPLES] if isinstance(given, list) else []
    return Choice(tuple(in_yaml(value) for value in found or [example_value(schema, field)]))


def is_several_lines(error: ShapeError) -> bool:
    """Return whether a text is wrong only because it goes over several lines."""
    value, pattern = error.value, error.expected
    if not isinstance(value, str) or not isinstance(pattern, str) or "\n" not in value:
        return False
    return bool(re.search(pattern, " ".join(value.split())))


def in_yaml(value: object) -> str:
    """Return a value in YAML's flow style, on one line, quoted only where it must be."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {in_yaml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_yaml, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    needs = any(mark in text for mark in (": ", " #", ", ", "[", "{")) or text[:1] in "\"'@%&*!|>`"
    return json.dumps(text, ensure_ascii=False) if needs else text


def type_name(name: str) -> Translated:
    """Return a JSON type's name in people's words."""
    return Translated(_TYPES.get(name, name))


def type_of(value: object) -> str:
    """Return the JSON type of a value."""
    if isinstance(value, bool):
        return "boolean"
    for kind, name in ((str, "string"), (int, "integer"), (float, "number"), (list, "array")):
        if isinstance(value, kind):
            return name
    return "object"


def shown(value: object) -> str:
    """Return a wrong value as people see it in a message, cut at 60 characters."""
    text = value if isinstance(value, str) else in_yaml(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
