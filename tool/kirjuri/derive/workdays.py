"""Days that count: Finnish working days, and the summer break during which the clock stands.

The day of the event itself is never counted (Act 150/1930 on reckoning of time limits, section 2).
"""

from __future__ import annotations

import datetime as dt
from calendar import isleap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kirjuri.model.lifecycle import Target
from kirjuri.model.policy import Settings

Stretch = tuple[dt.date, dt.date]
"""A stretch of time as (day it began, day it ended): the first day is not in it, the last is."""

_SATURDAY = 5
_LONGEST = 366 * 12
"""A target of 1000 working days, the settings' most, fits in this many days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Which days count.

    country: whose public holidays are no working days, as `fi`; empty: only week-ends are off.
    break_: first and last day of the summer break as `MM-DD`; it may run over the new year.
    """

    country: str = ""
    break_: tuple[str, str] | None = None

    def rests(self, day: dt.date) -> bool:
        """Return whether the day falls in the summer break, when no clock runs."""
        if self.break_ is None:
            return False
        first, last = self.break_
        now = f"{day:%m-%d}"
        return first <= now <= last if first <= last else now >= first or now <= last

    def breaks(self, start: dt.date, end: dt.date) -> Iterator[Stretch]:
        """Walk the summer breaks that a time may touch, as stretches."""
        if self.break_ is None:
            return
        (month, day), (last_month, last_day) = (map(int, one.split("-")) for one in self.break_)
        over = (last_month, last_day) < (month, day)
        for year in range(start.year - 1, end.year + 1):
            began = _on(year, month, day) - dt.timedelta(days=1)
            yield began, _on(year + over, last_month, last_day)

    def works(self, day: dt.date) -> bool:
        """Return whether offices work on the day: Monday to Friday, no public holiday, no break.

        Christmas Eve and Midsummer Eve are no working days, as in Finnish offices.
        """
        if day.weekday() >= _SATURDAY or self.rests(day):
            return False
        return not self.country or day not in _holidays(self.country, day.year)


def _on(year: int, month: int, day: int) -> dt.date:
    """Return a day of a year; the leap day of other years is the day before it."""
    leap = (month, day) == (2, 29) and not isleap(year)
    return dt.date(year, month, day - leap)


def calendar(settings: Settings) -> Calendar:
    """Return the calendar of a registry's settings (`tauot`)."""
    pauses = settings.raw.get("tauot")
    if not isinstance(pauses, Mapping):
        return Calendar()
    summer = pauses.get("kesatauko")
    break_ = (str(summer.get("alku")), str(summer.get("loppu"))) if summer else None
    return Calendar(country=str(pauses.get("pyhapaivat", "")), break_=break_)


def after(
    start: dt.date, target: Target, calendar: Calendar, pauses: Iterable[Stretch] = ()
) -> dt.date:
    """Return the last day of a target time that began on `start`.

    Neither the summer break nor the days of `pauses` count, in working and calendar days alike.
    """
    stretches, left, day = tuple(pauses), target.days, start
    for _ in range(_LONGEST):
        if not left:
            break
        day += dt.timedelta(days=1)
        stands = calendar.rests(day) or within(day, stretches)
        left -= not stands and (not target.working or calendar.works(day))
    return day


def stood(start: dt.date, end: dt.date, calendar: Calendar, pauses: Iterable[Stretch] = ()) -> int:
    """Return on how many days after `start`, up to and with `end`, the clock stood."""
    found = sorted((*calendar.breaks(start, end), *pauses))
    stood, reached = 0, start
    for began, ended in found:
        first, last = max(began, reached), min(ended, end)
        if last > first:
            stood += (last - first).days
            reached = last
    return stood


def within(day: dt.date, stretches: Iterable[Stretch]) -> bool:
    """Return whether a day falls in one of the stretches."""
    return any(began < day <= ended for began, ended in stretches)


def months_after(start: dt.date, months: int) -> dt.date:
    """Return the same day of the month so many months later, or that month's last day."""
    years, month = divmod(start.month - 1 + months, 12)
    first = start.replace(year=start.year + years, month=month + 1, day=1)
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return first.replace(day=min(start.day, last.day))


@lru_cache(maxsize=256)
def _holidays(country: str, year: int) -> frozenset[dt.date]:
    """Return the public holidays of a year; the library is heavy, so it is imported when needed."""
    from holidays import country_holidays

    return frozenset(country_holidays(country.upper(), years=year))
