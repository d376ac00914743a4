"""State: what the ledger of events says about where a matter stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from kirjuri.model.lifecycle import Lifecycle, State
from kirjuri.model.record import Event, Record


def corrected(record: Record) -> frozenset[int]:
    """Return the numbers of events that a correction replaces."""
    return frozenset(e.corrects for e in record.events if e.kind == "korjaus" and e.corrects)


def effective(record: Record) -> Sequence[Event]:
    """Return the events that count: corrections stand in the place of what they correct.

    A correction with a state of its own acts as the transition it mends; one without a state
    takes the mistaken event away.
    """
    gone = corrected(record)
    return [e for e in _in_place(record.events) if e.number not in gone]


def _in_place(events: Sequence[Event]) -> list[Event]:
    order = {e.number: e.number for e in events}
    for event in events:
        if event.kind == "korjaus" and event.corrects in order:
            order[event.number] = order[event.corrects]
    return sorted(events, key=lambda e: (order[e.number], e.number))


def moves(record: Record) -> Iterator[Event]:
    """Walk the effective transitions of the record itself, a group's own parts left out."""
    for event in effective(record):
        if event.state and not event.group and event.kind in {"siirto", "korjaus"}:
            yield event


def state_key(record: Record) -> str:
    """Return the state written last, or an empty string when there is none."""
    last = ""
    for event in moves(record):
        last = event.state
    return last


def state(record: Record, table: Lifecycle) -> State | None:
    """Return the record's written state, or None when its ledger gives none of the table's."""
    return table.states.get(state_key(record))


def since(record: Record) -> dt.date | None:
    """Return the day from which the record has been in its present state.

    A correction acts on the day of what it mends.
    """
    days = {event.number: event.date for event in record.events}
    last = None
    for event in moves(record):
        last = days.get(event.corrects or event.number)
    return last


def followed(record: Record) -> Iterator[tuple[Event, str]]:
    """Walk the effective transitions, each with the state before it (empty before the first)."""
    earlier = ""
    for event in moves(record):
        yield event, earlier
        earlier = event.state


def responsible(record: Record) -> str:
    """Return the group that is responsible for the handling, or an empty string."""
    groups = (
        item.get("ryhma")
        for _, item in record.objects("kasittely")
        if item.get("rooli") == "vastuu"
    )
    return next((group for group in groups if isinstance(group, str)), "")


def part(record: Record, group: str) -> str:
    """Return the state of one group's own part in the handling, or an empty string."""
    last = ""
    for event in effective(record):
        if event.group == group and event.state:
            last = event.state
    return last
