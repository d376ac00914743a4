"""Moving: what may follow, who may decide it, the event that tells it, and what it still lacks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kirjuri.derive.context import Context
from kirjuri.derive.needs import needed
from kirjuri.derive.requirements import applies, last_step, met
from kirjuri.derive.schemas import at, properties
from kirjuri.derive.state import moves, state, state_key
from kirjuri.locale import N_
from kirjuri.model.lifecycle import Lifecycle, Requirement, Transition
from kirjuri.model.problem import Choice, Problem
from kirjuri.model.record import Event, Record

MOVE, NOTE, CORRECTION = "siirto", "merkinta", "korjaus"
GROUP_ROLE = "ryhma"
"""The role in which a group records its own part, when no other is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants to happen to a matter; empty where nothing was said.

    state: the state to move to, or a group's part when `group` is given. note: a message only.
    corrects: number of the event to mend (1 is the first), its own state kept when `state` is
    None, taken away when `state` is "".
    """

    date: dt.date
    state: str | None = None
    role: str = ""
    text: str = ""
    group: str = ""
    reference: str = ""
    note: bool = False
    corrects: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The event a wish leads to, and what stands in its way; no event when nothing can be written."""

    event: dict[str, object] | None
    problems: tuple[Problem, ...] = ()
    roles: tuple[str, ...] = ()


def possible(record: Record, table: Lifecycle) -> tuple[Transition, ...]:
    """Return the transitions that the table allows from where a record stands."""
    return table.steps(state_key(record) or None)


def targets(record: Record, table: Lifecycle) -> tuple[str, ...]:
    """Return the states that can follow, in the table's order."""
    wanted = {step.target for step in possible(record, table)}
    return tuple(key for key in table.written if key in wanted)


def roles_for(record: Record, table: Lifecycle, target: str) -> tuple[str, ...]:
    """Return the roles that may decide on the step to a state."""
    steps = [step for step in possible(record, table) if step.target == target]
    return tuple(dict.fromkeys(role for step in steps for role in step.roles))


def every_role(context: Context, kind: str) -> tuple[str, ...]:
    """Return every role that an event of a kind may name."""
    allowed = at(context.policy.schemas[kind], ("tapahtumat", 0, "rooli")).get("enum")
    return tuple(map(str, allowed)) if isinstance(allowed, list) else ()


def step(record: Record, wish: Wish, context: Context) -> Step:
    """Return the event by which a wish comes true for a record."""
    table = context.policy.lifecycles[record.kind]
    if wish.corrects is not None:
        return _correction(record, wish, context)
    if wish.note:
        return _with_role(record, wish, context, every_role(context, record.kind), NOTE)
    if wish.group:
        return _with_role(record, wish, context, (GROUP_ROLE,), MOVE)
    allowed = targets(record, table)
    if wish.state not in allowed:
        return Step(event=None, problems=(_blocked(record, wish, table, allowed),))
    return _with_role(record, wish, context, roles_for(record, table, wish.state or ""), MOVE)


def _blocked(record: Record, wish: Wish, table: Lifecycle, allowed: Sequence[str]) -> Problem:
    source = state_key(record)
    if wish.state in table.parts:
        groups = tuple(str(item.get("ryhma")) for _, item in record.objects("kasittely"))
        return Problem(
            says=N_("'{target}' is a state of a group's own part, not of the matter itself"),
            fix=N_("name the group, with --group: {groups}") if groups else "",
            values={"target": wish.state or "", "groups": Choice(groups)},
            at=record.at("tapahtumat"),
        )
    return Problem(
        says=N_("'{id}' cannot go from the state '{source}' to '{target}'")
        if source
        else N_("'{id}' cannot begin in the state '{target}'"),
        fix=N_("from here it can go to {allowed}") if allowed else N_("nothing follows this state"),
        values={
            "id": record.id,
            "source": source,
            "target": wish.state or "",
            "allowed": Choice(tuple(allowed)),
        },
        at=record.at("tapahtumat"),
    )


def _with_role(
    record: Record, wish: Wish, context: Context, roles: Sequence[str], kind: str
) -> Step:
    """Return the step with its role: the given one, or the only one there is."""
    problems = []
    role = wish.role or roles[0]
    if not wish.role and len(roles) > 1:
        problems.append(
            Problem(
                says=N_("several roles may decide this; say whose decision it is"),
                fix=N_("give it with --role: {roles}"),
                values={"roles": Choice(tuple(roles))},
                at=record.at("tapahtumat"),
            )
        )
    if kind in {NOTE, CORRECTION} and not wish.text:
        problems.append(
            Problem(
                says=N_("a note or a correction says in words what happened"),
                fix=N_("give the words with --text"),
                at=record.at("tapahtumat"),
            )
        )
    made = event(record, wish, context, kind=kind, role=role)
    return Step(event=made, problems=tuple(problems), roles=tuple(roles))


def _correction(record: Record, wish: Wish, context: Context) -> Step:
    target = next((e for e in record.events if e.number == wish.corrects), None)
    if target is None or target.corrects is not None:
        problem = Problem(
            says=N_("there is no event number {number} that could be corrected"),
            fix=N_("count the events from the first, which is 1, and name the one that is wrong"),
            values={"number": wish.corrects or 0},
            at=record.at("tapahtumat"),
        )
        return Step(event=None, problems=(problem,))
    return _with_role(record, _as_corrected(wish, target), context, (target.role,), CORRECTION)


def _as_corrected(wish: Wish, target: Event) -> Wish:
    """Return the wish with what it does not say taken from the event it mends."""
    return Wish(
        date=wish.date,
        state=target.state if wish.state is None else wish.state,
        role=wish.role or target.role,
        text=wish.text,
        group=wish.group or target.group,
        reference=wish.reference,
        corrects=wish.corrects,
    )


def event(
    record: Record, wish: Wish, context: Context, *, kind: str, role: str
) -> dict[str, object]:
    """Return an event of the ledger, its fields in the schema's order."""
    told: dict[str, object] = {
        "pvm": wish.date.isoformat(),
        "laji": kind,
        "tila": wish.state or "",
        "ryhma": wish.group,
        "rooli": role,
        "teksti": wish.text,
        "viite": wish.reference,
        "korjaa": wish.corrects or "",
    }
    schema = context.policy.schemas[record.kind]
    order = [*properties(schema, at(schema, ("tapahtumat", 0))), *told]
    return {key: told[key] for key in dict.fromkeys(order) if told.get(key)}


def lacks(record: Record, context: Context) -> tuple[Requirement, ...]:
    """Return everything that the state of a record requires and it lacks, each thing by itself."""
    table = context.policy.lifecycles[record.kind]
    now = state(record, table)
    if now is None:
        return ()
    last = last_step([e.state for e in moves(record)], table)
    extra = [need for need in (last.requires if last else ()) if need not in now.requires]
    needs = (*now.requires, *extra)
    lacking = [n for n in needs if applies(record, n) and not met(record, n, context)]
    exact = {need.field for need in lacking if need.values}
    return tuple(n for n in lacking if n.values or n.field not in exact)


def lacking(record: Record, context: Context) -> Iterator[Problem]:
    """Walk in words everything that the state of a record requires and it lacks."""
    now = state(record, context.policy.lifecycles[record.kind])
    for need in lacks(record, context) if now else ():
        yield needed(record, need, now, context)  # type: ignore[arg-type]
