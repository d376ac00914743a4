"""What a lifecycle's requirement asks, and whether a record has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kirjuri.derive.context import Context
from kirjuri.derive.state import state_key
from kirjuri.model.lifecycle import Lifecycle, Requirement, Transition
from kirjuri.model.record import Record


def missing(
    record: Record, requirements: Iterable[Requirement], context: Context
) -> list[Requirement]:
    """Return the requirements that apply to a record and that it does not meet.

    Of fields that lack one and the same group around them, the group alone is asked for.
    """
    lacking: list[Requirement] = []
    for need in requirements:
        if applies(record, need) and not met(record, need, context):
            widest = _widest(record, need)
            if widest not in lacking:
                lacking.append(widest)
    return lacking


def _widest(record: Record, need: Requirement) -> Requirement:
    steps = need.field.split(".")
    for count in range(1, len(steps)):
        if not present(record.get(".".join(steps[:count]))):
            return Requirement(field=".".join(steps[:count]))
    return need


def applies(record: Record, need: Requirement) -> bool:
    """Return whether the requirement's conditions hold for the record."""
    for field, wanted in need.when.items():
        value = record.get(field)
        if wanted is True:
            if not present(value):
                return False
        elif not any(_text(one) in wanted for one in _each(value)):
            return False
    return True


def met(record: Record, need: Requirement, context: Context) -> bool:
    """Return whether the record has what the requirement asks."""
    if need.field:
        value = record.get(need.field)
        return _text(value) in need.values if need.values else present(value)
    if need.either:
        return any(present(record.get(field)) for field in need.either)
    if need.exactly_one:
        matching = [
            item for _, item in record.objects(need.exactly_one) if _matches(item, need.where)
        ]
        return len(matching) == 1
    return _pointed_at(record, need, context)


def present(value: object) -> bool:
    """Return whether a value says something: not missing, not empty."""
    return value is not None and value not in ("", [], {})


def last_step(events: Iterable[str], table: Lifecycle) -> Transition | None:
    """Return the table's transition by which a record came to its present state."""
    source: str | None = None
    step: Transition | None = None
    for target in events:
        step = next((t for t in table.steps(source) if t.target == target), None)
        source = target
    return step


def _matches(item: Mapping[str, object], where: Mapping[str, str]) -> bool:
    return all(_text(item.get(key)) == value for key, value in where.items())


def pointing(record: Record, need: Requirement, context: Context) -> tuple[Record, ...]:
    """Return the records that point here as a requirement asks, each once, in order."""
    members = {member.path: member for member in context.members(record, need.backlink)}
    return tuple(
        member
        for member in members.values()
        if not need.in_states or state_key(member) in need.in_states
    )


def uncovered(record: Record, need: Requirement, context: Context) -> Mapping[str, tuple[str, ...]]:
    """Return by field the values that a requirement wants covered and no pointing record has."""
    members = pointing(record, need, context)
    lacking = {}
    for field, wanted in need.covers.items():
        held = {_text(item) for member in members for item in member.items(field)}
        if left := tuple(value for value in wanted if value not in held):
            lacking[field] = left
    return lacking


def without(record: Record, need: Requirement, context: Context) -> tuple[Record, ...]:
    """Return the pointing records that lack what a requirement asks of each of them."""
    inner = need.each
    return tuple(
        member
        for member in (pointing(record, need, context) if inner else ())
        if inner and applies(member, inner) and not met(member, inner, context)
    )


def _pointed_at(record: Record, need: Requirement, context: Context) -> bool:
    return (
        len(pointing(record, need, context)) >= need.at_least
        and not uncovered(record, need, context)
        and not without(record, need, context)
    )


def _each(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if value is not None else ""
