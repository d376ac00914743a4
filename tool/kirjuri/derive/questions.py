"""Questions that the schema of a kind asks: what a form shows, whoever draws it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from kirjuri.derive.schemas import at, description, label, resolved
from kirjuri.derive.wording import example_value, in_yaml
from kirjuri.model.place import Route
from kirjuri.model.policy import Policy, Schema
from kirjuri.model.problem import Names

LONGEST_LINE = 300
"""Most characters of a text that is asked on one line."""
UNASKED = frozenset({"tunnus", "kieli", "tapahtumat"})
"""What no submitter is asked: the registry gives it, or the form itself tells it."""
NO_EXAMPLE = Names({})


class Sort(StrEnum):
    """How a question is answered: on one line, in a longer text, or from a list."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A possible answer: what a record holds, what people read, what it means."""

    key: str
    names: Names
    meaning: Names | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of a form.

    field: dotted field that the answer fills. example: an answer in the languages that have one.
    longest: most characters, 0 when nothing says.
    """

    field: str
    label: Names
    help: Names
    sort: Sort
    example: Names = NO_EXAMPLE
    options: tuple[Option, ...] = ()
    required: bool = True
    longest: int = 0

    @property
    def id(self) -> str:
        """The question's name in forms and in addresses that fill one beforehand."""
        return self.field.replace(".", "-")


def required(policy: Policy, kind: str) -> tuple[Question, ...]:
    """Return the questions of every field that a kind's schema requires, in the schema's order."""
    schema = policy.schemas[kind]
    return tuple(question(policy, kind, route) for route in _routes(schema, schema, ()))


def _routes(schema: Schema, part: Schema, around: Route) -> Iterator[Route]:
    wanted = frozenset(cast("list[str]", part.get("required", ())))
    for key, inner in cast("Mapping[str, Schema]", part.get("properties", {})).items():
        if key not in wanted or (not around and key in UNASKED):
            continue
        field = resolved(schema, inner)
        if field.get("type") == "object" and field.get("required"):
            yield from _routes(schema, field, (*around, key))
        else:
            yield (*around, key)


def question(policy: Policy, kind: str, route: Route) -> Question:
    """Return the question that asks for the field at a route."""
    schema = policy.schemas[kind]
    part = at(schema, route)
    items = resolved(schema, cast("Schema", part.get("items", {})))
    longest = part.get("maxLength")
    example = example_value(schema, part)
    return Question(
        field=".".join(map(str, route)),
        label=label(part),
        help=description(part),
        sort=_sort(part, items),
        example=Names({"fi": example if isinstance(example, str) else in_yaml(example)}),
        options=tuple(_options(policy, part if "enum" in part else items)),
        longest=longest if isinstance(longest, int) else 0,
    )


def _sort(part: Schema, items: Schema) -> Sort:
    if "enum" in part:
        return Sort.CHOICE
    if "enum" in items:
        return Sort.CHOICES
    longest = part.get("maxLength")
    return Sort.TEXT if isinstance(longest, int) and longest > LONGEST_LINE else Sort.LINE


def _options(policy: Policy, part: Schema) -> Iterator[Option]:
    codelist = policy.codelists.get(str(part.get("x-koodisto", "")))
    for key in cast("list[object]", part.get("enum", [])):
        code = codelist.codes.get(str(key)) if codelist else None
        names = code.names if code else Names({"fi": str(key)})
        yield Option(key=str(key), names=names, meaning=code.meaning if code else None)
