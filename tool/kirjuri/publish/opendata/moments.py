"""When an event was told: by its commit where git knows it, else by its own day in Finland."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kirjuri.derive.timeline import HELSINKI
from kirjuri.model.record import Event, Record
from kirjuri.publish.edition import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """An event in time, in seconds since 1970.

    happened: the beginning of its own day. told: its commit's time or, when it was corrected
    later, that of the correction; its own day where there is no history.
    corrected_by: the number of the event that mends it, or 0.
    """

    record: Record
    event: Event
    happened: int
    told: int
    corrected_by: int

    @property
    def order(self) -> tuple[int, int, str, int]:
        """Sort key: by when it was told, then by its own day."""
        return self.told, self.happened, self.record.id, self.event.number


def moments(record: Record, edition: Edition) -> Iterator[Moment]:
    """Yield the events of a record that have a day, in the ledger's order."""
    timeline = edition.timelines.get(record.id)
    lines = {line.event.number: line for line in (timeline.lines if timeline else ())}
    mended = {event.corrects: event.number for event in record.events if event.corrects}
    told = {
        event.number: line.commit.time
        if (line := lines.get(event.number)) and line.commit
        else midnight(event.date)
        for event in record.events
        if event.date
    }
    for event in record.events:
        if event.date:
            by = mended.get(event.number, 0)
            yield Moment(
                record=record,
                event=event,
                happened=midnight(event.date),
                told=max(told[event.number], told.get(by, 0)),
                corrected_by=by,
            )


@lru_cache(maxsize=8192)
def midnight(day: dt.date) -> int:
    """Return the beginning of a day in Finland, in seconds since 1970."""
    return int(dt.datetime.combine(day, dt.time(), HELSINKI).timestamp())
