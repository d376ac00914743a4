"""Where a matter stands in time: since when, and for how long its clock was stopped on the way."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kirjuri.derive.computed import computed_since, computed_state
from kirjuri.derive.state import effective, moves
from kirjuri.derive.workdays import Stretch
from kirjuri.model.lifecycle import Lifecycle, State
from kirjuri.model.record import Event, Record

if TYPE_CHECKING:
    from kirjuri.derive.context import Context

MAINTENANCE = "yllapito"
SUBMITTER = "jattaja"
"""Whose turn stops the clock of the others (domain 5.3, T4)."""
NOBODY = "ei_kukaan"
"""The turn in which no action is awaited, so that nothing can be late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A matter's present state and its clock.

    written: the state written last, from which the steps lead on: another than `state` when that follows
    from dates or members.
    since: the day the clock of this state began. Waits for the submitter in between do not begin
    it anew; a return from elsewhere and a reopening do.
    waits: the stretches during which the submitter's turn stopped it.
    back: during such a wait, the state to which the matter returns; else empty.
    """

    state: State
    written: str
    since: dt.date
    waits: tuple[Stretch, ...] = ()
    back: str = ""


def standing(
    record: Record, table: Lifecycle, today: dt.date, context: Context | None = None
) -> Standing | None:
    """Return where a matter stands on a day; None when its ledger tells no state or no date.

    Without a context no state follows from members.
    """
    state, steps = computed_state(record, table, today, context), moments(record, table)
    if state is None or not steps:
        return None
    written = steps[-1][0]
    if state.key != written:
        since = computed_since(record, state, steps[-1][1], context)
        return Standing(state=state, written=written, since=since) if since else None
    if waits_for_submitter(state):
        back = steps[-2][0] if len(steps) > 1 else ""
        return Standing(state=state, written=written, since=steps[-1][1], back=back)
    since, waits = _run(steps, table)
    return Standing(state=state, written=written, since=since, waits=waits)


def waits_for_submitter(state: State) -> bool:
    """Return whether the state is a wait for the submitter, which stops the others' clocks."""
    return state.open and state.turn == SUBMITTER


def moments(record: Record, table: Lifecycle) -> list[tuple[str, dt.date]]:
    """Return the effective moves in order as (state, day), those without a day left out.

    A correction acts on the day of the move it mends: it says what was true then. An earlier day
    than that of the move before it gives way to that day, so that no clock runs backwards.
    """
    found: list[tuple[str, dt.date]] = []
    by_number = {event.number: event for event in record.events}
    for event in moves(record):
        day = mended_day(event, by_number)
        if day and event.state in table.states:
            found.append((event.state, max(day, found[-1][1]) if found else day))
    return found


def mended_day(event: Event, by_number: dict[int, Event]) -> dt.date | None:
    """Return the day on which an event took effect: a correction's is that of what it mends."""
    while event.corrects and event.corrects < event.number and event.corrects in by_number:
        event = by_number[event.corrects]
    return event.date


def entered_only(record: Record) -> bool:
    """Return whether the present state was only entered from a source, so that its day tells nothing more.

    A state that the maintenance wrote with the fact's own day has a later event about the entry.
    """
    events = effective(record)
    return bool(events) and bool(events[-1].state) and events[-1].role == MAINTENANCE


def _run(steps: list[tuple[str, dt.date]], table: Lifecycle) -> tuple[dt.date, tuple[Stretch, ...]]:
    here, at = steps[-1][0], len(steps) - 1
    waits: list[Stretch] = []
    while at > 1 and steps[at - 2][0] == here and _is_wait(steps[at - 1][0], table):
        waits.append((steps[at - 1][1], steps[at][1]))
        at -= 2
    return steps[at][1], tuple(reversed(waits))


def _is_wait(key: str, table: Lifecycle) -> bool:
    return waits_for_submitter(table.states[key])
