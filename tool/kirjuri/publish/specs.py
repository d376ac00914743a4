"""What the schema says of each field: its label and the form in which its value is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from kirjuri.derive.schemas import at, description, label, resolved
from kirjuri.model.place import Route
from kirjuri.model.policy import Policy, Schema
from kirjuri.model.problem import Names
from kirjuri.publish.view import Form

_BY_FORMAT: Mapping[str, Form] = {"date": "date", "uri": "link", "email": "mail"}
_BY_TYPE: Mapping[str, Form] = {"boolean": "flag", "integer": "number", "number": "number"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """How one field is shown.

    verbatim: the value is no language's text but an identifier or the like.
    states: the value names a state of the lifecycle.
    """

    label: Names
    help: Names
    form: Form
    codelist: str = ""
    verbatim: bool = False
    states: bool = False


class Specs:
    """The specs of one policy's fields, worked out when first asked."""

    def __init__(self, policy: Policy) -> None:
        """Take the policy whose schemas tell."""
        self._policy = policy
        self._known: dict[tuple[str, Route], Spec] = {}

    def of(self, kind: str, route: Route) -> Spec:
        """Return the spec of the field at a route; all items of a list share the first's."""
        key = (kind, tuple(0 if isinstance(step, int) else step for step in route))
        if key not in self._known:
            schema = self._policy.schemas[kind]
            self._known[key] = _spec(schema, at(schema, key[1]), key[1])
        return self._known[key]

    def order(self, kind: str, route: Route = ()) -> tuple[str, ...]:
        """Return the fields of the object at a route in the schema's order."""
        part = at(self._policy.schemas[kind], route)
        return tuple(cast("Mapping[str, object]", part.get("properties", {})))


def _spec(schema: Schema, part: Schema, route: Route) -> Spec:
    named = [step for step in route if isinstance(step, str)]
    return Spec(
        label=label(part)
        if label(part).by_language
        else Names({"fi": str(named[-1] if named else "")}),
        help=description(part),
        form=_form(schema, part),
        codelist=str(_mark(schema, part, "x-koodisto") or ""),
        verbatim=any(_is_code(one) for one in _branches(schema, part)),
        states=bool(_mark(schema, part, "x-elinkaari")),
    )


def _form(schema: Schema, part: Schema) -> Form:
    if _mark(schema, part, "x-viittaus"):
        return "record"
    if _mark(schema, part, "x-koodisto") or _mark(schema, part, "x-elinkaari"):
        return "code"
    if _mark(schema, part, "x-markdown"):
        return "prose"
    by_format = _BY_FORMAT.get(str(_mark(schema, part, "format")))
    return by_format or _BY_TYPE.get(str(part.get("type")), "text")


def _is_code(part: Schema) -> bool:
    """Tell whether a field holds an identifier or the like: its pattern says what may stand there.

    A text's pattern only says what may not (`[^…]`).
    """
    pattern = str(part.get("pattern", ""))
    return "format" in part or bool(pattern and not pattern.startswith("^[^"))


def _mark(schema: Schema, part: Schema, key: str) -> object:
    return next((one[key] for one in _branches(schema, part) if key in one), None)


def _branches(schema: Schema, part: Schema) -> Iterator[Schema]:
    yield part
    for keyword in ("oneOf", "anyOf"):
        for branch in cast("list[Schema]", part.get(keyword, [])):
            yield resolved(schema, branch)
