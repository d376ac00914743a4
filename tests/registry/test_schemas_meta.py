"""The law that every schema file keeps, so that nobody who sends a record can exhaust a reader.

Closed objects, bounded strings and lists, anchored ASCII patterns without nested repetition, only
formats that are checked, only local references.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kirjuri.kinds import all_kinds

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "schemas"
FILES = sorted(FOLDER.glob("*.schema.json"))
SHARED = json.loads((FOLDER / "yhteiset.schema.json").read_text("utf-8"))
KINDS = {kind.name for kind in all_kinds()}
FORMATS = {"date", "uri", "email"}
NESTS = ("properties", "patternProperties", "$defs")
LISTS = ("allOf", "anyOf", "oneOf")
CONDITIONS = ("if", "then", "else", "not")
KEYWORDS = {
    *NESTS, *LISTS, *CONDITIONS, "$schema", "$ref", "$comment", "title", "description", "examples",
    "type", "enum", "const", "required", "additionalProperties", "minProperties", "maxProperties",
    "items", "minItems", "maxItems", "uniqueItems", "minLength", "maxLength", "pattern", "format",
    "minimum", "maximum", "x-sv", "x-en", "x-koodisto", "x-viittaus", "x-elinkaari", "x-markdown", "x-kalenteri",
}  # fmt: skip
IN_CONDITIONS = {
    "if", "then", "else", "required", "properties", "const", "enum", "maxItems", "$comment",
}  # fmt: skip

Schema = dict[str, Any]


def walk(
    schema: Schema, route: str = "", *, conditional: bool = False
) -> Iterator[tuple[str, Schema, bool]]:
    """Walk every subschema with its route and whether it only narrows another one."""
    yield route, schema, conditional
    for nest in NESTS:
        for key, inner in schema.get(nest, {}).items():
            if isinstance(inner, dict):
                yield from walk(inner, f"{route}/{nest}/{key}", conditional=conditional)
    if isinstance(schema.get("items"), dict):
        yield from walk(schema["items"], f"{route}/items", conditional=conditional)
    for key in LISTS:
        for index, inner in enumerate(schema.get(key, [])):
            yield from walk(inner, f"{route}/{key}/{index}", conditional=True)
    for key in CONDITIONS:
        if isinstance(schema.get(key), dict):
            yield from walk(schema[key], f"{route}/{key}", conditional=True)


def types(part: Schema) -> set[str]:
    kind = part.get("type", [])
    return {kind} if isinstance(kind, str) else set(kind)


def repeated_repetition(pattern: str) -> bool:
    """Whether a repeated group holds a repetition, the shape that costs exponential time."""
    simple = re.sub(r"\[\^?\]?[^\]]*\]", "c", re.sub(r"\\.", "c", pattern))
    while group := re.search(r"\(([^()]*)\)([*+]|\{[0-9,]+\})?", simple):
        repeats = bool(re.search(r"[*+]|\{", group[1]))
        if repeats and group[2]:
            return True
        simple = simple.replace(group[0], "c+" if repeats or group[2] else "c", 1)
    return False


def pattern_faults(pattern: str) -> Iterator[str]:
    if not (pattern.startswith("^") and pattern.endswith("$")):
        yield "pattern is not anchored"
    if not pattern.isascii():
        yield "pattern is not ASCII"
    if re.search(r"\\[dDwWsSbB]|\(\?", pattern):
        yield "pattern has a class that depends on the engine, or looks around"
    if re.search(r"(?<!\()\|", re.sub(r"\([^()]*\)", "", pattern)):
        yield "pattern has a choice outside a group, so its anchors do not hold"
    if repeated_repetition(pattern):
        yield "pattern repeats a repetition"


def value_faults(part: Schema) -> Iterator[str]:
    """Faults of what a subschema lets through."""
    kinds = types(part)
    if not kinds and "$ref" not in part:
        yield "no type"
    if "object" in kinds and part.get("additionalProperties") is not False:
        yield "object is not closed"
    if "object" in kinds and not (part.keys() & {"properties", "patternProperties"}):
        yield "object has no properties"
    if "string" in kinds and "maxLength" not in part:
        yield "string is not bounded"
    if "array" in kinds and not {"maxItems", "items"} <= part.keys():
        yield "list is not bounded"
    if "integer" in kinds and not {"minimum", "maximum"} <= part.keys():
        yield "number is not bounded"
    if "number" in kinds:
        yield "a number that is no integer is read in more than one way"
    if part.get("uniqueItems") and "enum" not in part.get("items", {}):
        yield "uniqueItems on other than codes is slow"


def form_faults(part: Schema) -> Iterator[str]:
    """Faults of how a subschema is written."""
    unknown = part.keys() - KEYWORDS
    if unknown:
        yield f"unknown keyword {sorted(unknown)}"
    for pattern in (part.get("pattern"), *part.get("patternProperties", {})):
        yield from pattern_faults(pattern) if pattern else ()
    if part.get("format", "date") not in FORMATS:
        yield "format that nobody checks"
    reference = part.get("$ref", "")
    local = re.fullmatch(r"(?:yhteiset\.schema\.json)?#/\$defs/([a-z]+)", reference)
    if reference and not (local and local[1] in SHARED["$defs"]):
        yield "reference that is not local"
    if not set(part.get("x-viittaus", [])) <= KINDS:
        yield "reference to a kind that does not exist"


def faults(schema: Schema) -> list[str]:
    """Return what is against the law in a schema file, each with its route."""
    found = []
    for route, part, conditional in walk(schema):
        said = list(form_faults(part))
        if conditional:
            said += [f"a condition may not say {key}" for key in part.keys() - IN_CONDITIONS]
        elif route or "type" in part or "$defs" not in part:
            said += value_faults(part)
        found += [f"{route or '/'}: {fault}" for fault in said]
    return found


def read(path: Path) -> Schema:
    schema: Schema = json.loads(path.read_text("utf-8"))
    return schema


every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


def test_there_is_a_schema_for_each_kind_and_for_the_settings() -> None:
    names = {path.name.removesuffix(".schema.json") for path in FILES}

    assert names == {*(kind.name for kind in all_kinds()), "yhteiset", "kirjuri"}


@every_file
def test_schema_is_draft_2020_12_without_an_address_of_its_own(path: Path) -> None:
    schema = read(path)
    jsonschema.Draft202012Validator.check_schema(schema)

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert not any("$id" in part for _, part, _ in walk(schema))


@every_file
def test_schema_keeps_the_law(path: Path) -> None:
    assert faults(read(path)) == []


SHORT = {"type": "string", "maxLength": 9}
UNLAWFUL: list[tuple[str, Schema]] = [
    ("no type", {"title": "anything"}),
    ("object is not closed", {"type": "object", "properties": {"a": SHORT}}),
    ("object has no properties", {"type": "object", "additionalProperties": False}),
    ("string is not bounded", {"type": ["string", "object"], "properties": {}, "additionalProperties": False}),
    ("list is not bounded", {"type": "array", "maxItems": 3}),
    ("number is not bounded", {"type": "integer", "minimum": 0}),
    ("a number that is no integer is read in more than one way", {"type": "number"}),
    ("uniqueItems on other than codes is slow", {"type": "array", "maxItems": 3, "uniqueItems": True, "items": SHORT}),
    ("unknown keyword ['maxlength']", {**SHORT, "maxlength": 3}),
    ("pattern is not anchored", {**SHORT, "pattern": "^a"}),
    ("pattern is not ASCII", {**SHORT, "pattern": "^[a-zäö]$"}),
    ("pattern has a class that depends on the engine, or looks around", {**SHORT, "pattern": r"^\d$"}),
    ("pattern has a class that depends on the engine, or looks around", {**SHORT, "pattern": "^(?!x)a$"}),
    ("pattern has a choice outside a group, so its anchors do not hold", {**SHORT, "pattern": "^a|b$"}),
    ("pattern repeats a repetition", {**SHORT, "pattern": "^(a+)+$"}),
    ("pattern repeats a repetition", {**SHORT, "pattern": "^([a-z]{1,9}(-[a-z]*)?){1,9}$"}),
    ("format that nobody checks", {**SHORT, "format": "date-time"}),
    ("reference that is not local", {"$ref": "https://example.org/schema.json"}),
    ("reference that is not local", {"$ref": "yhteiset.schema.json#/$defs/puuttuva"}),
    ("reference to a kind that does not exist", {**SHORT, "x-viittaus": ["kunta"]}),
]  # fmt: skip


@pytest.mark.parametrize(("fault", "schema"), UNLAWFUL)
def test_the_law_names_what_is_against_it(fault: str, schema: Schema) -> None:
    closed = {"type": "object", "properties": {"a": schema}, "additionalProperties": False}

    assert faults(closed) == [f"/properties/a: {fault}"]


def test_a_condition_that_lets_in_what_the_schema_does_not_know_is_named() -> None:
    closed = {"type": "object", "properties": {"a": SHORT}, "additionalProperties": False}

    assert faults({**closed, "allOf": [{"type": "object"}]}) == [
        "/allOf/0: a condition may not say type"
    ]
