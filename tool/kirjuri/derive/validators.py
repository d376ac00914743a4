"""Validators of one schema: a fast one that says whether, and one that says what.

Both get the same strict patterns and formats, and schemas that refer to nothing outside themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from kirjuri.derive.formats import FORMATS
from kirjuri.locale import N_
from kirjuri.model.policy import Schema
from kirjuri.model.problem import ToolError

if TYPE_CHECKING:
    from jsonschema.protocols import Validator
    from jsonschema_rs import Draft202012Validator


def fast(kind: str, schema: Schema) -> Draft202012Validator:
    """Return the validator that only says whether a record fits; ToolError when the schema is none."""
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


def slow(schema: Schema) -> Validator:
    """Return the validator that says what does not fit and where."""
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
