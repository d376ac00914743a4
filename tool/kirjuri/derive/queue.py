"""Whose turn it is in a matter: since when, by when, and which step is expected next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kirjuri.derive.context import Context
from kirjuri.derive.deadlines import INTERVAL, Deadline, asks, due, fitted
from kirjuri.derive.plans import approver
from kirjuri.derive.requirements import applies, met
from kirjuri.derive.standing import NOBODY, Standing, standing, waits_for_submitter
from kirjuri.derive.state import effective, part, responsible
from kirjuri.kinds import kind
from kirjuri.model.lifecycle import Lifecycle, Requirement, State, Transition
from kirjuri.model.record import Record

GROUP = "ryhma"
RESPONSIBLE = "vastuuryhma"
APPROVER = "hyvaksyja"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step that can follow: its transition, the role that would take it, every single thing it lacks."""

    transition: Transition
    role: str
    missing: tuple[Requirement, ...]

    def command(self, record: Record) -> str:
        """Return the command that takes the step."""
        return f"kirjuri move {record.id} {self.transition.target} --role {self.role}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One group's part in the handling: `state` is empty before it has any, `since` then None."""

    group: str
    responsible: bool
    state: str
    since: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Whose turn it is in an open matter.

    holder: a role of the code list `rooli`, `kaikki` or `ei_kukaan`. group: the group that acts
    when it is a group's or an approver's turn and one is named, else empty. parts: the groups' own parts.
    since: the day the holder's clock began. deadline: None when nothing says by when; then
    `fitted` tells that the matter follows another timetable.
    next: the step that is expected, None when the state goes on by itself (a follow-up).
    """

    state: State
    holder: str
    group: str
    parts: tuple[Part, ...]
    since: dt.date
    deadline: Deadline | None
    fitted: bool
    next: Step | None


def turn_of(record: Record, context: Context) -> Turn | None:
    """Return whose turn it is in a matter; None when it is closed or its state is not known."""
    table = context.policy.lifecycles[record.kind]
    here = standing(record, table, context.today, context)
    if here is None or not here.state.open or not kind(record.kind).matter:
        return None
    deadline = due(record, table, context.policy.settings, context.today, context)
    holder = _holder(here.state, record, deadline)
    return Turn(
        state=here.state,
        holder=holder,
        group=_group(holder, record, context),
        parts=parts(record),
        since=here.since,
        deadline=deadline,
        fitted=deadline is None and fitted(record),
        next=_expected(record, context, here, deadline),
    )


def steps_of(record: Record, context: Context) -> tuple[Step, ...]:
    """Return every step that the table allows from a record's state, in the table's order."""
    table = context.policy.lifecycles[record.kind]
    here = standing(record, table, context.today, context)
    if here is None:
        return tuple(_step(record, context, step, "") for step in table.steps(None))
    return tuple(
        _step(record, context, step, here.state.turn) for step in table.steps(here.written)
    )


def acting_group(record: Record) -> str:
    """Return the group that acts in a group's turn: the one that handles the matter, else the owner."""
    return handling_group(record) or record.owner


def handling_group(record: Record) -> str:
    """Return the group that handles a matter: the responsible one, or an output's author."""
    return responsible(record) or record.text("laatija")


def _group(holder: str, record: Record, context: Context) -> str:
    if holder == APPROVER:
        return approver(record, context)
    return acting_group(record) if holder == GROUP else ""


def parts(record: Record) -> tuple[Part, ...]:
    """Return the handling groups' own parts in the record's order."""
    return tuple(
        Part(
            group=group,
            responsible=item.get("rooli") == "vastuu",
            state=part(record, group),
            since=_part_since(record, group),
        )
        for _, item in record.objects("kasittely")
        if (group := str(item.get("ryhma", "")))
    )


def _part_since(record: Record, group: str) -> dt.date | None:
    days = [event.date for event in effective(record) if event.group == group and event.state]
    return days[-1] if days else None


def _holder(state: State, record: Record, deadline: Deadline | None) -> str:
    """Return whose turn a state gives; once a consultation is over, the group takes it up again."""
    if state.turn == "kaikki" and deadline and deadline.late and acting_group(record):
        return GROUP
    return state.turn


def _expected(
    record: Record, context: Context, here: Standing, deadline: Deadline | None
) -> Step | None:
    """Return the step a state leads to: the one with the deadline, else the way on that lacks least."""
    state = here.state
    if asks(state, INTERVAL):
        return None
    if deadline and deadline.step:
        return _step(record, context, deadline.step, state.turn)
    table = context.policy.lifecycles[record.kind]
    onward = [
        _step(record, context, step, state.turn)
        for step in table.steps(here.written)
        if (step.target == here.back if here.back else _leads_on(state.key, step.target, table))
    ]
    return min(onward, key=lambda step: _ease(step, table), default=None)


def _ease(step: Step, table: Lifecycle) -> tuple[bool, int]:
    """Sort key: steps that keep the matter open first, then those that lack least."""
    return not table.states[step.transition.target].open, len(step.missing)


def _leads_on(source: str, target: str, table: Lifecycle) -> bool:
    """Return whether a step goes on in the process: to a later state of the table, no wait, no giving up.

    Of the closed states of a table the first is what the matter is for; those after it in which
    nobody has a turn are ways of giving up.
    """
    order, state = tuple(table.states), table.states[target]
    given_up = not (state.open or state.phase or state.goal) and state.turn == NOBODY
    return (
        order.index(target) > order.index(source)
        and not given_up
        and not waits_for_submitter(state)
    )


def _step(record: Record, context: Context, step: Transition, turn: str) -> Step:
    state = context.policy.lifecycles[record.kind].states[step.target]
    extra = (need for need in step.requires if need not in state.requires)
    lacking = [
        need
        for need in (*state.requires, *extra)
        if applies(record, need) and not met(record, need, context)
    ]
    exact = {need.field for need in lacking if need.values}
    told = (need for need in lacking if need.values or need.field not in exact)
    return Step(
        transition=step, role=_role(step, turn, _own_role(record, context)), missing=tuple(told)
    )


def _own_role(record: Record, context: Context) -> str:
    """Return the role of the acting group itself: the secretariat and the coordination group have their own."""
    group = context.registry.by_id.get(acting_group(record))
    return group.text("laji") if group else ""


def _role(step: Transition, turn: str, own_role: str) -> str:
    """Return the role that would take a step: the acting group's own, else of a group's two the first named."""
    groups = {GROUP, RESPONSIBLE} if turn == GROUP else set()
    if groups and own_role in step.roles:
        return own_role
    own = (role for role in step.roles if role == turn or role in groups)
    return next(own, step.roles[0])
