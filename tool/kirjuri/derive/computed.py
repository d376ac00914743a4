"""States that follow from dates: nobody writes them, and a day can change them."""

from __future__ import annotations

import datetime as dt

from kirjuri.derive.state import state
from kirjuri.model.lifecycle import Lifecycle, State
from kirjuri.model.record import Record, day

_ADOPTED, _IN_FORCE, _LAPSED = "hyvaksytty", "voimassa", "rauennut"


def computed_state(record: Record, table: Lifecycle, today: dt.date) -> State | None:
    """Return the state as it is on a day; None when the ledger gives none of the table's.

    An adopted guideline is in force from the day of its decision, or from `voimassa.alku`
    where that is given, to the end of `voimassa.loppu`; after it, it has lapsed (R-108).
    Without any such date it is adopted, and when it enters into force is not known.
    """
    written = state(record, table)
    if written is None or written.key != _ADOPTED or _IN_FORCE not in table.states:
        return written
    start = in_force_from(record)
    end = day(record.get("voimassa.loppu"))
    if end and end < today:
        return table.states[_LAPSED]
    return table.states[_IN_FORCE] if start and start <= today else written


def in_force_from(record: Record) -> dt.date | None:
    """Return the day from which a guideline is in force, or None when no date tells."""
    return day(record.get("voimassa.alku")) or day(record.get("paatos.pvm"))


def computed_since(record: Record, now: State, written: dt.date | None) -> dt.date | None:
    """Return the day from which the state `now` holds; `written` is that of the last event."""
    if now.key == _IN_FORCE and now.computed:
        return in_force_from(record)
    end = day(record.get("voimassa.loppu"))
    if now.key == _LAPSED and end and written and end > written:
        return end + dt.timedelta(days=1)
    return written
