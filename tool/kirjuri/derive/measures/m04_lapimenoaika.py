"""M-04: how long it takes from registration to an answer (R-024, R-117)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.derive.context import Context
from kirjuri.derive.measures.figure import Figure, Label, Measure, Part, Unit, Value, grouped, line
from kirjuri.derive.standing import moments
from kirjuri.derive.state import responsible
from kirjuri.locale import N_
from kirjuri.model.record import Record

_CLOSED = "paattynyt"


def _figure(context: Context, records: Sequence[Record]) -> Figure:
    through = list(_through(context, records))
    processes = context.policy.codelists["prosessi"].codes
    outcomes = context.policy.codelists["paatostapa"].codes
    return Figure(
        parts=(
            Part(
                says=N_("All closed inputs"),
                unit=Unit.DAYS,
                lines=(
                    line(Label(sort="says", key=N_("Closed inputs")), (v for _, v in through)),
                    line(Label(sort="says", key=N_("Open inputs so far")), _open(context, records)),
                ),
            ),
            Part(
                says=N_("By process"),
                unit=Unit.DAYS,
                lines=grouped(
                    ((r.text("prosessi"), v) for r, v in through if r.text("prosessi")),
                    processes,
                    lambda key: Label(sort="code", list="prosessi", key=key),
                ),
            ),
            Part(
                says=N_("By outcome"),
                unit=Unit.DAYS,
                lines=grouped(
                    ((r.text("paatos.tapa"), v) for r, v in through if r.text("paatos.tapa")),
                    outcomes,
                    lambda key: Label(sort="code", list="paatostapa", key=key),
                ),
            ),
            Part(
                says=N_("By responsible group"),
                unit=Unit.DAYS,
                lines=grouped(
                    ((group, v) for r, v in through if (group := responsible(r))),
                    (),
                    lambda key: Label(sort="record", key=key),
                ),
            ),
        )
    )


def _through(context: Context, records: Sequence[Record]) -> Iterator[tuple[Record, Value]]:
    for record in records:
        steps = moments(record, context.policy.lifecycles["syote"])
        if steps and steps[-1][0] == _CLOSED:
            yield record, Value(record=record.id, value=(steps[-1][1] - steps[0][1]).days)


def _open(context: Context, records: Sequence[Record]) -> Iterator[Value]:
    table = context.policy.lifecycles["syote"]
    for record in records:
        steps = moments(record, table)
        if steps and table.states[steps[-1][0]].open:
            yield Value(record=record.id, value=(context.today - steps[0][1]).days)


MEASURE = Measure(
    key="M-04",
    name=N_("Time from registration to closing"),
    definition=N_(
        "Calendar days from the day of registration to the day of the last closing. Withdrawn inputs are "
        "left out; open ones are shown apart with their age so far."
    ),
    of="syote",
    figure=_figure,
)
