"""The annual clock against a day: which entries are on now, which come next, and on what day each is due."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from kirjuri.model.record import Record

KIND = "vuosikello"
ENTRIES = "merkinnat"
_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the clock: its index in the record, first and last month (1-12), whether it has a deadline."""

    index: int
    first: int
    last: int
    deadline: bool
    groups: tuple[str, ...]

    def on(self, month: int) -> bool:
        """Whether the entry covers a month; its months may cross the turn of the year."""
        return (month - self.first) % _MONTHS <= (self.last - self.first) % _MONTHS

    def due(self, today: dt.date) -> dt.date | None:
        """Return the next day by which it is due, today or later; None when it has no deadline."""
        if not self.deadline:
            return None
        year = today.year + (self.last < today.month)
        return dt.date(year, self.last, calendar.monthrange(year, self.last)[1])


def entries(clock: Record) -> tuple[Entry, ...]:
    """Return the entries of the clock by their first month; entries without a month are left out."""
    found = (_entry(index, item) for index, item in clock.objects(ENTRIES))
    return tuple(sorted((one for one in found if one), key=lambda one: (one.first, one.index)))


def _entry(index: int, item: Mapping[str, object]) -> Entry | None:
    first, last, groups = item.get("kuukausi"), item.get("loppukuukausi"), item.get("ryhmat")
    if not isinstance(first, int) or not 1 <= first <= _MONTHS:
        return None
    return Entry(
        index=index,
        first=first,
        last=last if isinstance(last, int) and 1 <= last <= _MONTHS else first,
        deadline=item.get("maaraaika") is True,
        groups=tuple(str(each) for each in groups) if isinstance(groups, list) else (),
    )


def near(clock: Record, today: dt.date) -> tuple[Entry, ...]:
    """Return the entries of this month and the next one, in the order of the year from now on."""
    coming = today.month % _MONTHS + 1
    now = [one for one in entries(clock) if one.on(today.month)]
    return (*now, *(one for one in entries(clock) if one.on(coming) and one not in now))
