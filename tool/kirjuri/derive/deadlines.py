"""Deadlines: by when the next step is due, by our own targets or by what was agreed.

The source document gives no time limits (domain 0.2): targets are the registry's own, and passing
one is a warning to people, never an error.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kirjuri.derive.messages import is_log
from kirjuri.derive.standing import NOBODY, SUBMITTER, Standing, mended_day, standing
from kirjuri.derive.state import effective
from kirjuri.derive.workdays import after, calendar, months_after, stood
from kirjuri.model.lifecycle import Lifecycle, State, Target, Transition
from kirjuri.model.policy import Settings
from kirjuri.model.record import Record, day

if TYPE_CHECKING:
    from kirjuri.derive.context import Context

AGREED = "kasittelytapa.aikataulu.tavoite_loppu"
FITTED = "kasittelytapa.sovitettu_kohteeseen"
INTERVAL = "seurantavali_kk"
CONSULTED = "kommentointi.loppu"
REMINDERS = 2
"""Reminders to the submitter before a matter may be closed without an answer (contract 3)."""


class Basis(StrEnum):
    """What a deadline rests on: our target, an agreed timetable, a check, a consultation, the record's own day."""

    TARGET = "target"
    AGREED = "agreed"
    FOLLOW_UP = "follow_up"
    CONSULTATION = "consultation"
    OWN_DAY = "own_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """By when a step is due.

    step: the transition whose target time it is; None when no transition's.
    since: the day the clock began. paused: days after it on which the clock stood (the submitter's
    turn, the summer break), up to the day asked about. late: calendar days past `due`, 0 when not.
    """

    due: dt.date
    basis: Basis
    since: dt.date
    step: Transition | None = None
    target: Target | None = None
    paused: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminders:
    """The dates of a wait for the submitter.

    sent: days of the secretariat's notes during the wait, each of which is a reminder.
    next: the day from which the next reminder is due; None when all are sent.
    close: the day from which the matter may be closed without an answer; None until all are sent.
    closing: the transition that closes it.
    """

    sent: tuple[dt.date, ...]
    next: dt.date | None
    close: dt.date | None
    closing: Transition | None


def due(
    record: Record,
    table: Lifecycle,
    settings: Settings,
    today: dt.date,
    context: Context | None = None,
) -> Deadline | None:
    """Return by when the next step of an open matter is due; None when nothing says when."""
    here = standing(record, table, today, context)
    if here is None or not here.state.open or here.state.turn == NOBODY:
        return None
    if asks(here.state, INTERVAL):
        return _dated(next_check(record, here), Basis.FOLLOW_UP, here, today)
    if asks(here.state, AGREED) and here.state.turn == "ryhma":
        if fitted(record):
            return None
        if agreed := day(record.get(AGREED)):
            found = _dated(agreed, Basis.AGREED, here, today)
            return found and _paused(found, here, settings, today)
    if asks(here.state, CONSULTED) and (end := day(record.get(CONSULTED))):
        return _dated(end, Basis.CONSULTATION, here, today)
    return _by_state(record, here, settings, today) or _by_target(here, table, settings, today)


def _by_state(
    record: Record, here: Standing, settings: Settings, today: dt.date
) -> Deadline | None:
    """Return the day that the table's state itself gives: one of the record's own, or a target time."""
    if own := day(record.get(here.state.due)):
        return _dated(own, Basis.OWN_DAY, here, today)
    if not here.state.time:
        return None
    when = after(here.since, here.state.time, calendar(settings))
    found = Deadline(due=when, basis=Basis.TARGET, since=here.since, target=here.state.time)
    return _paused(_late(found, today), here, settings, today)


def late_by(due: dt.date, today: dt.date) -> int:
    """Return how many calendar days a day is past, 0 when it is not."""
    return max(0, (today - due).days)


def fitted(record: Record) -> bool:
    """Return whether the handling follows another timetable and has no deadline of its own (R-119)."""
    return bool(record.get(FITTED))


def asks(state: State, field: str) -> bool:
    """Return whether a state requires a field."""
    return any(need.field == field for need in state.requires)


def target_of(step: Transition, kind: str, settings: Settings) -> Target | None:
    """Return a transition's target time: the settings' (`tavoiteajat`), else the table's."""
    value: object = settings.raw.get("tavoiteajat")
    for key in (kind, step.key):
        value = value.get(key) if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping):
        return step.time
    working = "arkipaivia" in value
    days = value.get("arkipaivia" if working else "paivia")
    return Target(days=days, working=working) if isinstance(days, int) else step.time


def next_check(record: Record, here: Standing) -> dt.date | None:
    """Return the day of the next check of a followed matter.

    It is what the latest observation says, else the interval after it; before any observation in
    this follow-up, the interval after the follow-up began.
    """
    months = record.get(INTERVAL)
    seen = [
        (when, day(item.get("seuraava_tarkistus")))
        for _, item in record.objects("seuranta")
        if (when := day(item.get("pvm"))) and when >= here.since
    ]
    latest, told = max(seen, key=lambda one: one[0], default=(here.since, None))
    return told or (months_after(latest, months) if isinstance(months, int) else None)


def reminders(
    record: Record, table: Lifecycle, settings: Settings, today: dt.date
) -> Reminders | None:
    """Return the dates of reminders and of closing; None when it is not the submitter's turn.

    A reminder is due each time the answer's target time has passed anew since the question or the
    reminder before it; closing when its own target time has passed and all reminders are sent.
    """
    here = standing(record, table, today)
    if here is None or not here.back:
        return None
    days, sent = calendar(settings), _sent(record, here)
    closing = next((step for step in table.steps(here.state.key) if _closes(step, table)), None)
    again, close = None, None
    if len(sent) < REMINDERS:
        answer = _by_target(here, table, settings, today)
        if answer and answer.target:
            again = after(sent[-1] if sent else here.since, answer.target, days)
    elif closing:
        whole = target_of(closing, record.kind, settings)
        close = max(after(here.since, whole, days) if whole else here.since, sent[REMINDERS - 1])
    return Reminders(sent=sent, next=again, close=close, closing=closing)


def _closes(step: Transition, table: Lifecycle) -> bool:
    return not table.states[step.target].open and SUBMITTER not in step.roles


def _sent(record: Record, here: Standing) -> tuple[dt.date, ...]:
    by_number = {event.number: event for event in record.events}
    return tuple(
        when
        for event in effective(record)
        if event.kind == "merkinta"
        and event.role == "sihteeristo"
        and not is_log(event)
        and (when := mended_day(event, by_number))
        and when > here.since
    )


def _by_target(
    here: Standing, table: Lifecycle, settings: Settings, today: dt.date
) -> Deadline | None:
    timed = [
        (step, target)
        for step in table.steps(here.state.key)
        if (target := target_of(step, table.kind, settings)) and here.back in {"", step.target}
    ]
    own = [one for one in timed if here.state.turn in one[0].roles] or timed
    days = calendar(settings)
    found = [
        Deadline(
            due=after(here.since, target, days, here.waits),
            basis=Basis.TARGET,
            since=here.since,
            step=step,
            target=target,
        )
        for step, target in own
    ]
    first = min(found, key=lambda one: one.due, default=None)
    return first and _paused(_late(first, today), here, settings, today)


def _dated(when: dt.date | None, basis: Basis, here: Standing, today: dt.date) -> Deadline | None:
    return None if when is None else _late(Deadline(due=when, basis=basis, since=here.since), today)


def _late(deadline: Deadline, today: dt.date) -> Deadline:
    return replace(deadline, late=late_by(deadline.due, today))


def _paused(deadline: Deadline, here: Standing, settings: Settings, today: dt.date) -> Deadline:
    return replace(deadline, paused=stood(here.since, today, calendar(settings), here.waits))
