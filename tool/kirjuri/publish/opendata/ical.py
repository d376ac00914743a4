"""Calendars (RFC 5545): whole days as events, and the bytes that calendar programs take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur

_PRODUCT = "-//Kirjuri//Kirjuri//FI"
ZONE = "Europe/Helsinki"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """An event of one or more whole days, the last one included.

    stamp: seconds since 1970 of the change that the event follows from, never of the build.
    """

    uid: str
    first: dt.date
    last: dt.date
    title: str
    text: str
    url: str
    stamp: int
    categories: Sequence[str]


_END = b"END:VCALENDAR\r\n"


def written(name: str, language: str, days: Iterable[Day]) -> Iterator[bytes]:
    """Yield a calendar in pieces, its lines folded and ended as the standard says."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name, parameters={"LANGUAGE": language})
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(_zone())
    yield calendar.to_ical(sorted=False).removesuffix(_END)
    for one in days:
        yield _event(one, language).to_ical(sorted=False)
    yield _END


def _zone() -> Timezone:
    """Return the time zone of the days; by it a calendar without events is a calendar too (RFC 5545, 3.6)."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    summer, winter = dt.timedelta(hours=3), dt.timedelta(hours=2)
    for part, name, start, month, before, after in (
        (TimezoneDaylight(), "EEST", dt.datetime(1997, 3, 30, 3), 3, winter, summer),  # noqa: DTZ001 - local
        (TimezoneStandard(), "EET", dt.datetime(1996, 10, 27, 4), 10, summer, winter),  # noqa: DTZ001 - local
    ):
        part.add("dtstart", start)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        part.add("rrule", vRecur({"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"}))
        zone.add_component(part)
    return zone


def _event(one: Day, language: str) -> Event:
    event, spoken = Event(), {"LANGUAGE": language}
    event.add("uid", one.uid)
    event.add("dtstamp", dt.datetime.fromtimestamp(one.stamp, dt.UTC))
    event.add("dtstart", one.first)
    event.add("dtend", one.last + dt.timedelta(days=1))
    event.add("summary", one.title, parameters=spoken)
    event.add("description", one.text, parameters=spoken)
    if one.url:
        event.add("url", one.url)
    event.add("categories", list(one.categories))
    event.add("transp", "TRANSPARENT")
    return event
