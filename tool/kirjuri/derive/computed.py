"""States that follow from dates and from members: nobody writes them, and a day can change them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kirjuri.derive.state import moves, since, state, state_key
from kirjuri.model.lifecycle import Computation, Lifecycle, State
from kirjuri.model.record import Record, day

if TYPE_CHECKING:
    from kirjuri.derive.context import Context

_ONE_DAY = dt.timedelta(days=1)


def computed_state(
    record: Record, table: Lifecycle, today: dt.date, context: Context | None = None
) -> State | None:
    """Return the state as it is on a day; None when the ledger gives none of the table's.

    The table says which states follow from what: an adopted guideline is in force from the day of
    its decision (R-108), a bundle is closed when all its members are. Without a context no state
    follows from members.
    """
    found = state(record, table)
    if found is None:
        return None
    written = found.key
    for each in table.states.values():
        begun = computed_from(record, each, context) if _follows(each, written) else None
        if begun and begun <= today:
            found = each
    return found


def computed_since(
    record: Record, now: State, written: dt.date | None, context: Context | None = None
) -> dt.date | None:
    """Return the day from which the state `now` holds; `written` is that of the last event."""
    if now.computation is None or state_key(record) == now.key:
        return written
    return computed_from(record, now, context)


def computed_from(record: Record, each: State, context: Context | None = None) -> dt.date | None:
    """Return the day from which a computed state holds, may it come or be past; None when nothing tells."""
    rule = each.computation
    if rule is None:
        return None
    if rule.members:
        return _by_members(record, rule, context) if context else None
    if begins := _first(record, rule.start):
        return begins
    ended = _first(record, rule.after)
    return ended + _ONE_DAY if ended else None


def _follows(each: State, written: str) -> bool:
    return each.computation is not None and written in each.computation.states


def _first(record: Record, fields: Iterable[str]) -> dt.date | None:
    return next((found for field in fields if (found := day(record.get(field)))), None)


def _by_members(record: Record, rule: Computation, context: Context) -> dt.date | None:
    members, own = context.members(record, rule.members), since(record)
    if rule.some:
        reached = [e.date for m in members for e in moves(m) if e.state in rule.some and e.date]
        found = min(reached, default=None)
    else:
        ended = [since(m) if state_key(m) in rule.every else None for m in members]
        found = max(filter(None, ended), default=None) if all(ended) else None
    return max(found, own) if found and own else found
