"""M-05: how old the open inputs are (R-114)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.derive.context import Context
from kirjuri.derive.measures.figure import Figure, Label, Measure, Part, Unit, Value, grouped, line
from kirjuri.derive.standing import moments
from kirjuri.locale import N_
from kirjuri.model.record import Record

CLASSES = (
    (30, N_("0–30 days")),
    (90, N_("31–90 days")),
    (180, N_("91–180 days")),
    (365, N_("181–365 days")),
    (None, N_("over 365 days")),
)
"""Age classes by their last day and name."""


def _figure(context: Context, records: Sequence[Record]) -> Figure:
    found = list(_open(context, records))
    states = context.policy.lifecycles["syote"].states
    by_age = [(_class(value.value), value) for _, value in found]
    return Figure(
        parts=(
            Part(
                says=N_("By age"),
                unit=Unit.RECORDS,
                lines=tuple(
                    line(Label(sort="says", key=name), (v for each, v in by_age if each == name))
                    for _, name in CLASSES
                ),
            ),
            Part(
                says=N_("By state"),
                unit=Unit.DAYS,
                lines=grouped(found, states, lambda key: Label(sort="state", key=key)),
            ),
        )
    )


def _class(age: int) -> str:
    return next(name for last, name in CLASSES if last is None or age <= last)


def _open(context: Context, records: Sequence[Record]) -> Iterator[tuple[str, Value]]:
    table = context.policy.lifecycles["syote"]
    for record in records:
        steps = moments(record, table)
        if steps and table.states[steps[-1][0]].open:
            age = (context.today - steps[0][1]).days
            yield steps[-1][0], Value(record=record.id, value=age)


MEASURE = Measure(
    key="M-05",
    name=N_("Open inputs by age"),
    definition=N_("Calendar days from the day of registration to the day of the report."),
    of="syote",
    figure=_figure,
)
