"""Shape: where a record's data differs from its schema, as values that rules put into words.

jsonschema-rs says fast whether anything is wrong; only then jsonschema says what. Both get the
same strict patterns and formats, and schemas that refer to nothing outside themselves.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from kirjuri.derive.near import nearest
from kirjuri.derive.schemas import at, resolved
from kirjuri.locale import N_
from kirjuri.model.place import Route
from kirjuri.model.policy import Schema
from kirjuri.model.problem import ToolError
from kirjuri.model.record import Record

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+\Z")


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
            self._fast[record.kind] = _fast(record.kind, self._schemas[record.kind])
        if self._fast[record.kind].is_valid(record.data):
            return ()
        return tuple(
            sorted(self._described(record), key=lambda e: (str(e.route), e.keyword, e.key))
        )

    def _described(self, record: Record) -> Iterator[ShapeError]:
        schema = self._schemas[record.kind]
        if record.kind not in self._slow:
            self._slow[record.kind] = _slow(schema)
        found: dict[tuple[Route, str, str], ShapeError] = {}
        for error in self._slow[record.kind].iter_errors(cast("Any", record.data)):
            for shape in _flatten(record, schema, error):
                found.setdefault((shape.route, shape.keyword, shape.key), shape)
        yield from _without_echoes(found)


_EXACT = frozenset({"type", "enum", "format", "minLength", "maxLength"})


def _without_echoes(found: Mapping[tuple[Route, str, str], ShapeError]) -> Iterator[ShapeError]:
    """Drop what only repeats another.

    The field missing because its key is misspelt; what is wrong inside a part that does not
    belong there at all; the form of a value of which something more
    exact is said; the form of a reference, which the rules of references judge better.
    """
    exact = {error.route for error in found.values() if error.keyword in _EXACT}
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
        if error.keyword == "pattern" and (error.route in exact or "x-viittaus" in error.part):
            continue
        yield error


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
        parent = _declaring(schema, route, part)
        for key in error.validator_value:
            if isinstance(error.instance, Mapping) and key not in error.instance:
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


def _declaring(schema: Schema, route: Route, part: Schema) -> Schema:
    """Return the subschema that declares properties: a `then` part has only `required`."""
    if part.get("properties"):
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


def _fast(kind: str, schema: Schema) -> Any:
    import jsonschema_rs

    try:
        return jsonschema_rs.Draft202012Validator(
            dict(schema), validate_formats=True, formats=cast("dict[str, Any]", FORMATS)
        )
    except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, ValueError) as error:
        raise unusable(kind, str(error)) from error


def unusable(kind: str, reason: str) -> ToolError:
    """Return the error that says why the schema of a kind can judge nothing."""
    return ToolError(
        N_("the schema '{path}' cannot be used: {reason}"),
        path=f"schemas/{kind}.schema.json",
        reason=reason.strip().partition("\n")[0],
    )


def _slow(schema: Schema) -> Validator:
    from jsonschema import Draft202012Validator, FormatChecker
    from jsonschema.validators import extend
    from referencing import Registry

    checker = FormatChecker(formats=())
    for name, accepts in FORMATS.items():
        checker.checks(name)(_for_strings(accepts))
    strict = cast("Any", extend)(Draft202012Validator, {"pattern": _pattern})
    made: Validator = strict(dict(schema), format_checker=checker, registry=Registry())
    return made


def _pattern(
    _validator: object, pattern: str, instance: object, _schema: object
) -> Iterator[object]:
    """Judge a pattern as JSON Schema means it: `$` is the very end, not before a last newline."""
    from jsonschema import ValidationError

    if isinstance(instance, str) and not _compiled(pattern).search(instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"(?<!\\)\$$", r"\\Z", pattern), re.ASCII)


def _for_strings(accepts: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or accepts(value)


def is_date(value: str) -> bool:
    """Return whether a text is a day of the calendar as `YYYY-MM-DD` (ISO 8601)."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_address(value: str) -> bool:
    """Return whether a text is an https, http or mailto address without credentials in it."""
    if any(character.isspace() or character in "<>\"'`\\" for character in value):
        return False
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return is_email(parts.path)
    return parts.scheme in {"http", "https"} and bool(host) and "@" not in parts.netloc


def is_email(value: str) -> bool:
    """Return whether a text looks like one e-mail address in ASCII."""
    return bool(_EMAIL.match(value))


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "date": is_date,
    "uri": is_address,
    "email": is_email,
}
"""The only formats our schemas use, judged by us alike in both validators."""
