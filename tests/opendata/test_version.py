"""Version 1 of the public model stays readable: what was once promised is still so.

`v1/` holds what the tool made when the version was given out (`keep.py` wrote it). If one of these
tests fails, the change at hand breaks programs of others: leave the old field in place beside the
new one, or give out a new version of the model.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from .keep import promised

Files = dict[str, bytes]
KEPT = {
    path.name: json.loads(path.read_text("utf-8"))
    for path in (Path(__file__).parent / "v1").iterdir()
}
KINDS = sorted(name.removesuffix("-kokoelma.schema.json") for name in KEPT if "-kokoelma" in name)


@pytest.fixture(scope="module")
def now(plain: Files) -> dict[str, Any]:
    """What is promised today."""
    return promised(plain)


def closed(part: Any) -> Any:
    """A schema that refuses every field that it does not name."""
    if isinstance(part, list):
        return [closed(one) for one in part]
    if not isinstance(part, dict):
        return part
    made = {key: closed(one) for key, one in part.items()}
    return (
        {**made, "additionalProperties": False}
        if isinstance(part.get("properties"), dict)
        else made
    )


def without_codes(part: Any) -> Any:
    """A schema that takes every code: new ones may come within a version."""
    if isinstance(part, list):
        return [without_codes(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {key: without_codes(one) for key, one in part.items() if key != "enum"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_present_reader_takes_the_data_of_then_and_knows_every_field_of_it(
    now: dict[str, Any], kind: str
) -> None:
    validator = jsonschema.Draft202012Validator(closed(now[f"{kind}-kokoelma.schema.json"]))
    assert KEPT[f"{kind}.json"]["tietueet"]
    assert [error.message for error in validator.iter_errors(KEPT[f"{kind}.json"])] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_reader_of_then_takes_the_present_data(now: dict[str, Any], kind: str) -> None:
    schema = without_codes(KEPT[f"{kind}-kokoelma.schema.json"])
    validator = jsonschema.Draft202012Validator(schema)
    assert [error.message for error in validator.iter_errors(now[f"{kind}.json"])] == []


def broken(then: Any, now: Any, route: str = "") -> Iterator[str]:
    """What a schema promised and no longer does: fields, their types, that they are always there, codes."""
    if not isinstance(then, dict) or not isinstance(now, dict):
        return
    if then.get("type") != now.get("type") or then.get("const") != now.get("const"):
        yield f"{route}: another type"
    for key in sorted(set(then.get("required", [])) - set(now.get("required", []))):
        yield f"{route}.{key}: no longer always there"
    for code in then.get("enum", []):
        if code not in now.get("enum", [code]):
            yield f"{route}: no code {code}"
    for key, inner in then.get("properties", {}).items():
        if key not in now.get("properties", {}):
            yield f"{route}.{key}: gone"
        else:
            yield from broken(inner, now["properties"][key], f"{route}.{key}")
    yield from broken(then.get("items"), now.get("items"), f"{route}[]")
    for key, inner in then.get("$defs", {}).items():
        yield from broken(inner, now.get("$defs", {}).get(key, {}), f"{route}#{key}")


@pytest.mark.parametrize("kind", KINDS)
def test_no_field_or_code_of_then_is_gone(now: dict[str, Any], kind: str) -> None:
    name = f"{kind}-kokoelma.schema.json"
    assert list(broken(KEPT[name], now[name])) == []


@pytest.mark.parametrize("name", ["sarakkeet.json", "koodit.json", "tilat.json"])
def test_no_column_code_or_state_of_then_is_gone(now: dict[str, Any], name: str) -> None:
    gone = {
        key: sorted(set(then) - set(now[name].get(key, []))) for key, then in KEPT[name].items()
    }
    assert KEPT[name]
    assert {key: one for key, one in gone.items() if one} == {}


def changed(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The same schema with one promise broken, in several ways."""

    def fresh() -> dict[str, Any]:
        return dict(json.loads(json.dumps(schema)))

    record = "tietue"
    one = fresh()
    del one["$defs"][record]["properties"]["tiedot"]["properties"]["tyyppi"]
    yield "#tietue.tiedot.tyyppi: gone", one
    one = fresh()
    one["$defs"][record]["properties"]["esimerkki"]["type"] = "string"
    yield "#tietue.esimerkki: another type", one
    one = fresh()
    one["$defs"][record]["properties"]["tiedot"]["required"].remove("kieli")
    yield "#tietue.tiedot.kieli: no longer always there", one
    one = fresh()
    one["$defs"][record]["properties"]["tiedot"]["properties"]["prosessi"]["enum"].remove("B")
    yield "#tietue.tiedot.prosessi: no code B", one


def test_a_broken_promise_is_found() -> None:
    schema = KEPT["syote-kokoelma.schema.json"]
    assert [list(broken(schema, other)) for _, other in changed(schema)] == [
        [says] for says, _ in changed(schema)
    ]
