"""Every field of a schema speaks: named and told in three languages, with examples that are right."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
import yaml

from kirjuri.derive.schemas import whole

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "schemas"
FILES = sorted(FOLDER.glob("*.schema.json"))
SHARED = json.loads((FOLDER / "yhteiset.schema.json").read_text("utf-8"))
LISTS = ("allOf", "anyOf", "oneOf")
CONDITIONS = ("if", "then", "else", "not")

Schema = dict[str, Any]


def walk(schema: Schema, route: str = "") -> Iterator[tuple[str, Schema]]:
    """Walk the subschemas of what people fill in, with their routes; conditions only narrow them."""
    yield route, schema
    for nest in ("properties", "$defs"):
        for key, inner in schema.get(nest, {}).items():
            yield from walk(inner, f"{route}/{nest}/{key}")
    if "items" in schema:
        yield from walk(schema["items"], f"{route}/items")


def fields(schema: Schema) -> Iterator[tuple[str, Schema]]:
    """Walk every property and every shared part."""
    for route, part in walk(schema):
        for nest in ("properties", "$defs"):
            yield from (
                (f"{route}/{nest}/{key}", inner) for key, inner in part.get(nest, {}).items()
            )


def read(path: Path) -> Schema:
    schema: Schema = json.loads(path.read_text("utf-8"))
    return schema


every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


@every_file
def test_every_field_is_named_and_told_in_three_languages(path: Path) -> None:
    schema = read(path)
    parts = [("/", schema), *fields(schema)]

    assert [
        f"{route} {language or 'fi'} {key}"
        for route, part in parts
        for language in ("", "x-sv", "x-en")
        for key in ("title", "description")
        if len((part.get(language, {}) if language else part).get(key, "").strip())
        < (2 if key == "title" else 10)
    ] == []


def bounds(part: Mapping[str, Any]) -> set[str]:
    """Names that a subschema or a condition beside it can require."""
    inner = [i for key in CONDITIONS if isinstance(i := part.get(key), dict)]
    inner += [i for key in LISTS for i in part.get(key, [])]
    return {*part.get("required", ()), *(name for i in inner for name in bounds(i))}


@every_file
def test_every_field_that_can_be_required_shows_an_example(path: Path) -> None:
    lacking = [
        f"{route}/{name}"
        for route, part in walk(read(path))
        for name in sorted(bounds(part) & part.get("properties", {}).keys())
        if not part["properties"][name].get("examples")
    ]

    assert lacking == []


@every_file
def test_every_example_is_right_by_its_own_schema_in_both_engines(path: Path) -> None:
    schema = whole(read(path), SHARED, codes={}, states=())
    wrong = []
    for route, part in fields(schema):
        judged = {"$defs": schema["$defs"], **part}
        fast = jsonschema_rs.Draft202012Validator(judged, validate_formats=True)
        slow = jsonschema.Draft202012Validator(judged)
        wrong += [
            f"{route}: {e!r}"
            for e in part.get("examples", [])
            if not (fast.is_valid(e) and slow.is_valid(e))
        ]

    assert wrong == []


@every_file
def test_every_list_of_codes_is_the_kept_code_list(path: Path) -> None:
    for route, part in walk(read(path)):
        if name := part.get("x-koodisto"):
            kept = yaml.load(
                (FOLDER / "koodistot" / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader
            )
            assert (route, part["enum"]) == (route, list(kept["koodit"]))


def test_every_code_list_is_used_by_a_schema() -> None:
    used = {part.get("x-koodisto") for path in FILES for _, part in walk(read(path))}

    assert {path.stem for path in (FOLDER / "koodistot").iterdir()} == used - {None}
