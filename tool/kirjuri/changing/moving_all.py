"""One move for every member of a bundle: the same event in each, all or nothing (contract 3)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from kirjuri import app
from kirjuri.changing import together
from kirjuri.changing.moving import named
from kirjuri.changing.together import Part, Together
from kirjuri.derive.bundles import ended, member_field, members
from kirjuri.derive.moving import Wish, step
from kirjuri.derive.state import state_key
from kirjuri.edit.setting import KEPT, Setting, edits, refusals
from kirjuri.edit.splice import Append
from kirjuri.kinds import of_identifier
from kirjuri.locale import N_
from kirjuri.model.problem import Misused, Problem
from kirjuri.model.record import Record
from kirjuri.sources.yaml_text import read


def concerns_members(outcome: app.Outcome, record: Record, wish: Wish) -> bool:
    """Return whether a move of a record is one of its members: a state or a note that is not its own."""
    table = outcome.context.policy.lifecycles[record.kind]
    if not member_field(table) or wish.corrects is not None:
        return False
    return wish.note or bool(wish.group) or wish.state not in table.written


def plan_all(
    outcome: app.Outcome, bundle: Record, wish: Wish, settings: Sequence[Setting]
) -> Together:
    """Plan the same move for every member of a bundle.

    Members whose matter has ended, and those that are there already, stay as they are. A setting
    goes to every member; with an identifier in front (`SYO-2026-0001.paatos.tapa=…`) to that
    record alone. Raises Misused for a setting of a record that is not in the bundle, for a state
    that the members do not have, and for a record that waits for its number.
    """
    context = outcome.context
    every = members(bundle, context)
    for record in (dataclasses.replace(bundle, kind=every[0].kind) if every else bundle, *every):
        named(record, wish, context)
    _known(settings, (bundle, *every))
    left = [record for record in every if ended(record, context) or _there(record, wish)]
    parts = [
        _part(outcome, record, wish, _own(settings, record))
        for record in every
        if record not in left
    ]
    own = [given for given in settings if given.route[0] == bundle.id]
    if own or not parts or wish.note:
        note = wish if wish.note else None
        told = _part(outcome, bundle, note, _own(own, bundle))
        nobody = () if parts else (_nobody(bundle),)
        parts.append(dataclasses.replace(told, problems=(*told.problems, *nobody)))
    return together.plan(outcome, parts, skipped=[record.id for record in left])


def _part(
    outcome: app.Outcome, record: Record, wish: Wish | None, settings: Sequence[Setting]
) -> Part:
    schema = outcome.context.policy.schemas[record.kind]
    planned = step(record, wish, outcome.context) if wish else None
    made = [
        edit for edit in edits(settings, record, schema, read) if str(edit.route[0]) not in KEPT
    ]
    event = planned.event if planned else None
    return Part(
        record=record,
        edits=(*made, *([Append(route=("tapahtumat",), value=event)] if event else [])),
        problems=(*refusals(settings, record), *(planned.problems if planned else ())),
        moved=bool(event and wish and wish.state and not wish.group),
    )


def _there(record: Record, wish: Wish) -> bool:
    return not wish.note and not wish.group and state_key(record) == wish.state


def _nobody(bundle: Record) -> Problem:
    return Problem(
        says=N_(
            "no input of the bundle '{id}' can take this step: they have ended, or are there already"
        ),
        values={"id": bundle.id},
        at=bundle.at("tunnus"),
    )


def _own(settings: Iterable[Setting], record: Record) -> list[Setting]:
    """Return the settings of one record, the identifier in front of its own taken away."""
    found = []
    for given in settings:
        if given.route[0] == record.id:
            field = given.field.partition(".")[2]
            found.append(dataclasses.replace(given, field=field, route=given.route[1:]))
        elif of_identifier(str(given.route[0])) is None:
            found.append(given)
    return found


def _known(settings: Iterable[Setting], records: Iterable[Record]) -> None:
    names = {record.id for record in records}
    for given in settings:
        first = str(given.route[0])
        if of_identifier(first) and (first not in names or len(given.route) == 1):
            raise Misused(
                N_("'{text}' does not name a field of an input in this bundle"), text=given.field
            )
