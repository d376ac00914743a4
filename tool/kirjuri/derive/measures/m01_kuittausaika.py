"""M-01: how soon an input is acknowledged (R-116)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from kirjuri.derive.context import Context
from kirjuri.derive.deadlines import target_of
from kirjuri.derive.measures.figure import Figure, Label, Measure, Part, Unit, Value, line
from kirjuri.derive.standing import moments
from kirjuri.derive.workdays import Calendar, calendar
from kirjuri.locale import N_
from kirjuri.model.record import Record

_FROM, _TO = "kirjattu", "vastaanotettu"


def _figure(context: Context, records: Sequence[Record]) -> Figure:
    days = calendar(context.policy.settings)
    target = _target(context)
    done = line(
        Label(sort="says", key=N_("Acknowledged inputs")),
        _acknowledged(context, records, days),
        target=target,
    )
    waiting = [
        one for one in _waiting(context, records, days) if target is None or one.value > target
    ]
    late = line(Label(sort="says", key=N_("Still unacknowledged past the target")), waiting)
    return Figure(
        parts=(
            Part(
                says=N_("Working days from registration to acknowledgement"),
                unit=Unit.WORKING_DAYS,
                lines=(done, late),
            ),
        ),
        target=target,
    )


def _target(context: Context) -> int | None:
    table = context.policy.lifecycles["syote"]
    step = next((step for step in table.steps(_FROM) if step.target == _TO), None)
    target = target_of(step, "syote", context.policy.settings) if step else None
    return target.days if target and target.working else None


def _acknowledged(context: Context, records: Sequence[Record], days: Calendar) -> Iterator[Value]:
    for record in records:
        known = dict(reversed(moments(record, context.policy.lifecycles["syote"])))
        if _FROM in known and _TO in known:
            yield Value(record=record.id, value=worked(known[_FROM], known[_TO], days))


def _waiting(context: Context, records: Sequence[Record], days: Calendar) -> Iterator[Value]:
    for record in records:
        steps = moments(record, context.policy.lifecycles["syote"])
        if steps and steps[-1][0] == _FROM:
            yield Value(record=record.id, value=worked(steps[-1][1], context.today, days))


def worked(first: dt.date, last: dt.date, days: Calendar) -> int:
    """Return the working days after `first` up to and with `last`."""
    span = (last - first).days
    return sum(days.works(first + dt.timedelta(days=n)) for n in range(1, span + 1))


MEASURE = Measure(
    key="M-01",
    name=N_("Time to acknowledgement"),
    definition=N_(
        "Working days (Monday to Friday without public holidays and the summer break) after the day of "
        "registration up to the day of acknowledgement."
    ),
    of="syote",
    figure=_figure,
)
