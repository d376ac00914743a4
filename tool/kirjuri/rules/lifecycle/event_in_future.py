"""KR303: event in the future."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR303", N_("Event in the future"), reads=("tapahtumat",))
def event_in_future(record: Record, context: Context) -> Iterator[Problem]:
    """An event tells what has happened. What is planned belongs to the timetable of the handling.

    The day is the day in Finland when the check is run.
    """
    for event in record.events:
        if event.date and event.date > context.today:
            yield Problem(
                says=N_("the event is dated {date}, and today is {today}"),
                fix=N_("write the day when it happened"),
                values={"date": event.date.isoformat(), "today": context.today.isoformat()},
                at=record.at("tapahtumat", event.number - 1, "pvm"),
            )
