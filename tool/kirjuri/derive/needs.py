"""Words for what a state requires and a record lacks."""

from __future__ import annotations

from kirjuri.derive.context import Context
from kirjuri.derive.requirements import pointing, uncovered, without
from kirjuri.derive.schemas import at, label
from kirjuri.derive.state import moves
from kirjuri.derive.wording import example_of, example_value, in_yaml
from kirjuri.locale import N_
from kirjuri.model.lifecycle import Requirement, State
from kirjuri.model.place import Place
from kirjuri.model.policy import Schema
from kirjuri.model.problem import Choice, Names, Problem, Value
from kirjuri.model.record import Record


def needed(record: Record, need: Requirement, state: State, context: Context) -> Problem:
    """Return the problem that says what is missing, at the place where it should stand."""
    values: dict[str, Value] = {"state": state.names, "key": state.key}
    if need.field:
        return (
            _valued(record, need, values, context)
            if need.values
            else _field(record, need.field, values, context)
        )
    if need.either:
        return Problem(
            says=N_("in the state '{key}' ({state}) one of these fields is needed: {fields}"),
            fix=N_("add one of them"),
            values={**values, "fields": Choice(need.either)},
            at=_place(record, need.either[0]),
        )
    if need.exactly_one:
        where = ", ".join(f"{key}: {value}" for key, value in need.where.items())
        return Problem(
            says=N_(
                "in the state '{key}' ({state}) the list '{field}' needs exactly one item with '{where}'"
            ),
            fix=N_("give one item '{where}', and the others another value"),
            values={**values, "field": need.exactly_one, "where": where},
            at=record.at(need.exactly_one, part="key")
            if record.items(need.exactly_one)
            else _place(record, need.exactly_one),
            about=need.exactly_one.partition(".")[0],
        )
    return _pointed(record, record, need, values, context)


def _pointed(
    record: Record, subject: Record, need: Requirement, values: dict[str, Value], context: Context
) -> Problem:
    """Return what is missing among the records that should point to `subject`."""
    if need.each and (lacking := without(subject, need, context)):
        return _pointed(record, lacking[0], need.each, values, context)
    kind, _, field = need.backlink.partition(".")
    told: dict[str, Value] = {
        **values,
        "kind": kind,
        "field": field,
        "id": subject.id,
        "count": need.at_least,
        "states": Choice(need.in_states),
    }
    found = len(pointing(subject, need, context))
    left = uncovered(subject, need, context) if found >= need.at_least else {}
    for covering, wanted in left.items():
        return Problem(
            says=N_(
                "in the state '{key}' ({state}) the records of the kind '{kind}' that point to '{id}' must also "
                "name '{wanted}' in the field '{covering}'"
            ),
            fix=N_("add it to one of them, or make another that does; its state may be {states}"),
            values={**told, "covering": covering, "wanted": wanted[0]},
            at=_place(record, "tapahtumat"),
        )
    return Problem(
        says=_says(need, here=subject is record),
        fix=N_("add '{id}' to the field '{field}' of that record; its state may be {states}")
        if need.in_states
        else N_("add '{id}' to the field '{field}' of that record"),
        values=told,
        at=_place(record, "tapahtumat"),
    )


def _says(need: Requirement, *, here: bool) -> str:
    if need.at_least > 1:
        return N_(
            "in the state '{key}' ({state}) at least {count} records of the kind '{kind}' must point to '{id}' "
            "in their field '{field}'"
        )
    return (
        N_(
            "in the state '{key}' ({state}) a record of the kind '{kind}' must point here in its field '{field}'"
        )
        if here
        else N_(
            "in the state '{key}' ({state}) a record of the kind '{kind}' must point to '{id}' in its field '{field}'"
        )
    )


def _field(record: Record, field: str, values: dict[str, Value], context: Context) -> Problem:
    schema = context.policy.schemas[record.kind]
    route = tuple(field.split("."))
    part = at(schema, route)
    return Problem(
        says=N_("in the state '{key}' ({state}) the field '{field}' ({label}) is needed"),
        fix=N_("add it, for example: {example}"),
        values={
            **values,
            "field": field,
            "label": label(part) if part else Names({"fi": field}),
            "example": example(schema, route),
        },
        at=_place(record, field),
        about=route[0],
    )


def _valued(
    record: Record, need: Requirement, values: dict[str, Value], context: Context
) -> Problem:
    route = tuple(need.field.split("."))
    written = record.get(need.field)
    if written is None:
        return _field(record, need.field, values, context)
    return Problem(
        says=N_(
            "on this step to the state '{key}' ({state}) the field '{field}' ({label}) cannot be '{value}'"
        ),
        fix=N_("allowed: {allowed}"),
        values={
            **values,
            "field": need.field,
            "label": label(at(context.policy.schemas[record.kind], route)),
            "value": str(written),
            "allowed": Choice(need.values),
        },
        at=record.at(*route),
        about=route[0],
    )


def example(schema: Schema, route: tuple[str, ...]) -> str:
    """Return a line of YAML that gives a field an example value."""
    parent = at(schema, route[:-1])
    if route[-1] in (parent.get("properties") or {}):  # type: ignore[operator]
        return example_of(schema, parent, route[-1])
    return f"{route[-1]}: {in_yaml(example_value(schema, {}))}"


def _place(record: Record, field: str) -> Place:
    """Return the group of fields that lacks one; where there is no group, the event that asks for it."""
    route = tuple(field.split("."))
    if len(route) > 1 and record.get(".".join(route[:-1])) is not None:
        return record.at(*route, part="key")
    last = max((event.number for event in moves(record)), default=0)
    return record.at("tapahtumat", last - 1, "tila") if last else record.at(*route)
