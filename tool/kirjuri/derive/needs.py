"""Words for what a state requires and a record lacks."""

from __future__ import annotations

from kirjuri.derive.context import Context
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
    kind, _, field = need.backlink.partition(".")
    return Problem(
        says=N_(
            "in the state '{key}' ({state}) a record of the kind '{kind}' must point here in its field '{field}'"
        ),
        fix=N_("add '{id}' to the field '{field}' of that record; its state may be {states}")
        if need.in_states
        else N_("add '{id}' to the field '{field}' of that record"),
        values={
            **values,
            "kind": kind,
            "field": field,
            "id": record.id,
            "states": Choice(need.in_states),
        },
        at=_place(record, "tapahtumat"),
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
