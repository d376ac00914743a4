"""Lists of records: what a list shows of each, and which records a filter leaves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from kirjuri.derive.computed import computed_since, computed_state
from kirjuri.derive.context import Context
from kirjuri.derive.queue import Turn, acting_group, turn_of
from kirjuri.derive.standing import entered_only
from kirjuri.derive.state import since
from kirjuri.model.lifecycle import State
from kirjuri.model.record import Record

HANDLES = frozenset({"kasittely.ryhma", "laatija", "yhdessa", "ylaryhma"})
"""Fields by which a record is on a group's table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A record in a list.

    state: on the day, None when its ledger tells none. since: None also when the state was only
    entered from a source. turn: whose turn it is in an open matter.
    """

    record: Record
    state: State | None
    since: dt.date | None
    group: str
    turn: Turn | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list is narrowed to; empty, zero and False ask for nothing."""

    kind: str
    state: str = ""
    phase: int = 0
    process: str = ""
    group: str = ""
    open: bool = False
    samples: bool = True


def listed(context: Context, wanted: Filter) -> tuple[Listed, ...]:
    """Return the records of a kind that a filter leaves, by identifier, new ones last."""
    found = [one for one in _all(context, wanted.kind) if _fits(one, wanted, context)]
    return tuple(sorted(found, key=lambda one: (one.record.new, one.record.id)))


def _all(context: Context, kind: str) -> Iterator[Listed]:
    table = context.policy.lifecycles[kind]
    for record in context.registry.of(kind):
        state = computed_state(record, table, context.today, context)
        yield Listed(
            record=record,
            state=state,
            since=_since(record, state, context),
            group=acting_group(record),
            turn=turn_of(record, context),
        )


def _since(record: Record, state: State | None, context: Context) -> dt.date | None:
    if state is None or (entered_only(record) and not state.computed):
        return None
    return computed_since(record, state, since(record), context)


def _fits(one: Listed, wanted: Filter, context: Context) -> bool:
    state = one.state
    return (
        (wanted.samples or not one.record.sample)
        and (not wanted.state or bool(state and state.key == wanted.state))
        and (not wanted.phase or bool(state and state.phase == wanted.phase))
        and (not wanted.open or bool(state and state.open))
        and (not wanted.process or one.record.text("prosessi") == wanted.process)
        and (not wanted.group or _on_table(one.record, wanted.group, context))
    )


def _on_table(record: Record, group: str, context: Context) -> bool:
    links = context.links_from.get(record.path, ())
    return any(link.field in HANDLES and link.target == group for link in links)
