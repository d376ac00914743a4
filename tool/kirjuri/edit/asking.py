"""Questions: what a person is asked when something is missing, and whether the answer will do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import cast

from kirjuri.derive.context import Context
from kirjuri.derive.moving import lacks
from kirjuri.derive.needs import example
from kirjuri.derive.schemas import at, description, label
from kirjuri.derive.shape import Shapes
from kirjuri.derive.text import title_of
from kirjuri.derive.wording import example_value, in_yaml
from kirjuri.edit.setting import Setting, edits, route
from kirjuri.edit.splice import Append, Put, Reader
from kirjuri.engine import worded
from kirjuri.model.lifecycle import Requirement
from kirjuri.model.place import Route, dotted
from kirjuri.model.policy import Schema
from kirjuri.model.problem import Names, Problem
from kirjuri.model.record import Record
from kirjuri.rules import all_rules

Offer = tuple[str, Names]
"""A possible answer and its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A field to be filled: what it is called and for, an example, and the possible answers if few.

    fields: when one of several fields will do, those; the one chosen is asked next.
    frame: what the answer is put into, as YAML with one `{}`, when a list item is asked.
    """

    field: str
    label: Names
    meaning: Names
    example: str
    offers: tuple[Offer, ...] = ()
    fields: tuple[Offer, ...] = ()
    frame: str = ""

    def setting(self, answer: str) -> Setting:
        """Return the answer as a setting."""
        value = self.frame.replace("{}", answer, 1) if self.frame else answer
        way = route(self.field) or ()
        return Setting(field=self.field, route=way, adds=bool(self.frame), value=value)


def questions(
    record: Record, context: Context, problems: Iterable[Problem]
) -> tuple[Question, ...]:
    """Return what to ask so that a record would have what its state and its schema want."""
    found: dict[str, Question] = {}
    for need in lacks(record, context):
        for question in _about(need, record, context):
            found.setdefault(question.field, question)
    for problem in problems:
        field = str(problem.values.get("field", ""))
        if "example" in problem.values and route(field) and field not in found:
            found[field] = field_question(field, record, context)
    inner = {field.rpartition(".")[0] for field in found}
    return tuple(question for field, question in found.items() if field not in inner)


def _about(need: Requirement, record: Record, context: Context) -> Iterator[Question]:
    if need.field:
        asked = field_question(need.field, record, context)
        fitting = tuple(offer for offer in asked.offers if offer[0] in need.values)
        yield replace(asked, offers=fitting) if need.values else asked
    elif need.either:
        open_ = [name for name in need.either if _may_have(record, name, context)] or need.either
        fields = tuple((name, _label(context, record, name)) for name in open_)
        none = Names({})
        yield Question(field=fields[0][0], label=none, meaning=none, example="", fields=fields)
    elif need.exactly_one:
        yield from _item(need, record, context)


def _may_have(record: Record, field: str, context: Context) -> bool:
    """Return whether the schema lets a record have a field: some belong to other cases."""
    schema = context.policy.schemas[record.kind]
    value = example_value(schema, at(schema, route(field) or ()))
    tried = replace(record, data={**record.data, field: value})
    errors = Shapes({record.kind: schema}).errors(tried)
    return not any(error.keyword == "false" and error.route[:1] == (field,) for error in errors)


def _item(need: Requirement, record: Record, context: Context) -> Iterator[Question]:
    """Yield the question for the one item that a list needs, unless there are too many already."""
    here = (*(route(need.exactly_one) or ()), 0)
    part = at(context.policy.schemas[record.kind], here)
    wanted = [key for key in cast("list[str]", part.get("required", [])) if key not in need.where]
    fitting = [
        item
        for _, item in record.objects(need.exactly_one)
        if all(item.get(key) == value for key, value in need.where.items())
    ]
    if fitting or len(wanted) != 1:
        return
    asked = field_question(dotted((*here, wanted[0])), record, context)
    rest = "".join(f", {key}: {in_yaml(value)}" for key, value in need.where.items())
    yield Question(
        field=need.exactly_one,
        label=_label(context, record, need.exactly_one),
        meaning=asked.meaning,
        example=asked.example,
        offers=asked.offers,
        frame=f"{{{wanted[0]}: {{}}{rest}}}",
    )


def field_question(field: str, record: Record, context: Context) -> Question:
    """Return the question that asks for one field."""
    schema = context.policy.schemas[record.kind]
    way = route(field) or ()
    part = at(schema, way)
    names = tuple(str(step) for step in way if isinstance(step, str))
    shown = example(schema, names) if names else ""
    return Question(
        field=field,
        label=label(part),
        meaning=description(part),
        example=shown.partition(": ")[2],
        offers=tuple(_offers(part, context)),
    )


def _label(context: Context, record: Record, field: str) -> Names:
    return label(at(context.policy.schemas[record.kind], route(field) or ()))


def _offers(part: Schema, context: Context) -> Iterator[Offer]:
    allowed = part.get("enum")
    for key in allowed if isinstance(allowed, list) else ():
        yield str(key), context.policy.code(str(part.get("x-koodisto", "")), str(key))
    kinds = part.get("x-viittaus")
    for kind in kinds if isinstance(kinds, list) else ():
        for record in context.registry.of(str(kind)):
            if not record.new:
                titles = {code: title_of(record, code)[0] for code in ("fi", "sv", "en")}
                yield record.id, Names(titles)


def refused(given: Setting, record: Record, context: Context, read: Reader) -> Problem | None:
    """Return why a value will not do for its field, as the schema says, or None when it will."""
    schema = context.policy.schemas[record.kind]
    for edit in edits([given], record, schema, read):
        if not isinstance(edit, Put | Append) or edit.route != given.route:
            continue
        value = [edit.value] if isinstance(edit, Append) else edit.value
        for problem in _judged(given.route, value, schema):
            return problem
    return None


def _judged(way: Route, value: object, schema: Schema) -> Iterator[Problem]:
    key = str(way[-1])
    whole = {
        "type": "object",
        "properties": {key: at(schema, way)},
        "$defs": schema.get("$defs", {}),
    }
    alone = Record(kind=key, id=key, path=key, data={key: value})
    for error in Shapes({key: whole}).errors(alone):
        yield from worded(all_rules(), error)
