"""Shape: where a record's data differs from its schema, as values that rules put into words.

jsonschema-rs says fast whether anything is wrong; only then jsonschema says what. Both get the
same strict patterns and formats, and schemas that refer to nothing outside themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from kirjuri.derive.near import nearest
from kirjuri.derive.schemas import at, resolved
from kirjuri.derive.validators import fast, slow
from kirjuri.model.place import Route
from kirjuri.model.policy import Schema
from kirjuri.model.record import Record

if TYPE_CHECKING:
    from jsonschema.protocols import Validator


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeError:
    """One difference: the schema's keyword, the value it judged, and the schema around it.

    route: of the judged value. key: the missing or surplus key for `required` and
    `additionalProperties`. expected: the keyword's value in the schema. part: the subschema.
    because: the field and its value that a conditional part of the schema hangs on, as
    ("prosessi", "A"), or two empty strings.
    """

    record: Record
    keyword: str
    route: Route
    key: str
    value: object
    expected: object
    part: Schema
    schema: Schema
    because: tuple[str, str] = ("", "")

    @property
    def touches(self) -> frozenset[str]:
        """Top-level fields whose content this error makes unfit to judge further."""
        if self.keyword == "false" and not self.because[1]:
            return frozenset({str(self.route[0]), self.because[0]})
        if self.route:
            return frozenset({str(self.route[0])})
        near = nearest(self.key, self.allowed) if self.keyword == "additionalProperties" else None
        return frozenset(filter(None, (self.key, near)))

    @property
    def allowed(self) -> tuple[str, ...]:
        """Keys that the surrounding object may have."""
        return tuple(cast("Mapping[str, object]", self.part.get("properties", {})))


class Shapes:
    """Schemas by kind, compiled when first used."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        """Take the whole schemas that judge, by record kind."""
        self._schemas = schemas
        self._fast: dict[str, Any] = {}
        self._slow: dict[str, Validator] = {}

    def errors(self, record: Record) -> tuple[ShapeError, ...]:
        """Return every difference of a record from its schema, in the order of its routes."""
        if record.kind not in self._fast:
            self._fast[record.kind] = fast(record.kind, self._schemas[record.kind])
        if self._fast[record.kind].is_valid(record.data):
            return ()
        return tuple(
            sorted(self._described(record), key=lambda e: (str(e.route), e.keyword, e.key))
        )

    def _described(self, record: Record) -> Iterator[ShapeError]:
        schema = self._schemas[record.kind]
        if record.kind not in self._slow:
            self._slow[record.kind] = slow(schema)
        found: dict[tuple[Route, str, str], ShapeError] = {}
        for error in self._slow[record.kind].iter_errors(cast("Any", record.data)):
            for shape in _flatten(record, schema, error):
                found.setdefault((shape.route, shape.keyword, shape.key), shape)
        yield from _without_echoes(found)


_SAYS_MOST = ("enum", "type", "format", "minLength", "maxLength", "pattern")
"""Of several things wrong with one plain value the first of these is said; of a list or a group, its type."""


def _without_echoes(found: Mapping[tuple[Route, str, str], ShapeError]) -> Iterator[ShapeError]:
    """Drop what only repeats another.

    The field missing because its key is misspelt; what is wrong inside a part that does not
    belong there at all, and that part when what it hangs on is wrong itself; of one value all but
    what says most; the form of a reference, which the rules of references judge better.
    """
    most = _most_said(found.values())
    banned = [error.route for error in found.values() if error.keyword == "false"]
    misspelt = {
        (error.route, nearest(error.key, error.allowed))
        for error in found.values()
        if error.keyword == "additionalProperties"
    }
    for error in found.values():
        if error.keyword == "required" and (error.route, error.key) in misspelt:
            continue
        if error.keyword != "false" and any(error.route[: len(route)] == route for route in banned):
            continue
        if error.keyword == "false" and (*error.route[:-1], error.because[0]) in most:
            continue
        if error.keyword in _SAYS_MOST and error.keyword != most[error.route]:
            continue
        if error.keyword == "pattern" and "x-viittaus" in error.part:
            continue
        yield error


def _most_said(errors: Iterable[ShapeError]) -> dict[Route, str]:
    """Return for each route with a wrong value the keyword that says most about it."""
    by_route: dict[Route, list[ShapeError]] = {}
    for error in errors:
        if error.keyword in _SAYS_MOST:
            by_route.setdefault(error.route, []).append(error)
    return {route: min(found, key=_weight).keyword for route, found in by_route.items()}


def _weight(error: ShapeError) -> int:
    nested = isinstance(error.value, list | Mapping)
    return -1 if nested and error.keyword == "type" else _SAYS_MOST.index(error.keyword)


def _flatten(record: Record, schema: Schema, error: Any) -> Iterator[ShapeError]:
    keyword, route = str(error.validator or "false"), tuple(error.absolute_path)
    if error.schema is False:
        route = (*route, *_forbidden_key(schema, record, error))
    if keyword in {"anyOf", "oneOf"} and error.context:
        yield from _nearest_branch(record, schema, error)
        return
    part = resolved(schema, error.schema) if isinstance(error.schema, Mapping) else {}
    base = {
        "record": record,
        "keyword": keyword,
        "route": route,
        "value": error.instance,
        "expected": error.validator_value,
        "part": part,
        "schema": schema,
        "because": _because(schema, record, error),
    }
    if keyword == "required":
        for key in error.validator_value:
            if isinstance(error.instance, Mapping) and key not in error.instance:
                parent = _declaring(schema, route, part, key)
                yield ShapeError(**{**base, "part": parent}, key=key)
    elif keyword == "additionalProperties":
        for key in error.instance:
            if key not in cast("Mapping[str, object]", part.get("properties", {})):
                yield ShapeError(**base, key=str(key))
    else:
        yield ShapeError(**base, key="")


def _because(schema: Schema, record: Record, error: Any) -> tuple[str, str]:
    """Return the condition on which a `then` or `else` part was applied."""
    steps = list(error.absolute_schema_path)
    branch = next((i for i, step in enumerate(steps) if step in {"then", "else"}), None)
    if branch is None:
        return ("", "")
    holder = _walk(schema, steps[:branch])
    condition = cast("Mapping[str, Any]", holder.get("if", {}))
    inner = sum(step == "properties" for step in steps[branch + 1 :])
    depth = len(error.absolute_path) - (0 if error.schema is False else inner)
    target = _data_at(record, list(error.absolute_path)[:depth])
    for field in condition.get("properties", {}):
        value = target.get(field) if isinstance(target, Mapping) else None
        return (str(field), value if isinstance(value, str) else "")
    return ("", "")


def _forbidden_key(schema: Schema, record: Record, error: Any) -> tuple[str, ...]:
    """Return the key whose schema is `false`: the validator names only the object around it."""
    around = _data_at(record, list(error.absolute_path))
    rules = _walk(schema, list(error.absolute_schema_path))
    if not isinstance(around, Mapping):
        return ()
    return tuple(
        key for key, rule in rules.items() if rule is False and around.get(key) is error.instance
    )[:1]


def _data_at(record: Record, route: list[Any]) -> Any:
    value: Any = record.data
    for step in route:
        value = value[step]
    return value


def _walk(schema: Schema, steps: list[Any]) -> Schema:
    part: Any = schema
    for step in steps:
        part = resolved(schema, part) if step == "$ref" else part[step]
    return part if isinstance(part, Mapping) else {}


def _declaring(schema: Schema, route: Route, part: Schema, key: str) -> Schema:
    """Return the subschema that declares a key: a `then` part only requires or forbids it."""
    if isinstance(cast("Mapping[str, object]", part.get("properties", {})).get(key), Mapping):
        return part
    return at(schema, route) or part


def _nearest_branch(record: Record, schema: Schema, error: Any) -> Iterator[ShapeError]:
    """Describe the branch that was meant: the one whose type the value has."""
    branches: dict[int, list[Any]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    fitting = [
        errors
        for errors in branches.values()
        if all(e.validator != "type" or e.path for e in errors)
    ]
    if not fitting:
        types = [
            e.validator_value
            for errors in branches.values()
            for e in errors
            if e.validator == "type"
        ]
        part = resolved(schema, error.schema)
        yield ShapeError(
            record=record,
            keyword="type",
            route=tuple(error.absolute_path),
            key="",
            value=error.instance,
            expected=types,
            part=part,
            schema=schema,
        )
        return
    for inner in min(fitting, key=len):
        yield from _flatten(record, schema, inner)
