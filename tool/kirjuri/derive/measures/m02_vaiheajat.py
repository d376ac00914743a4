"""M-02: how long inputs are in each phase, waits for the submitter taken away (R-117, R-121)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kirjuri.derive.context import Context
from kirjuri.derive.measures.figure import Figure, Label, Measure, Part, Unit, Value, grouped
from kirjuri.derive.standing import moments, waits_for_submitter
from kirjuri.locale import N_
from kirjuri.model.lifecycle import Lifecycle
from kirjuri.model.record import Record

PHASES = tuple(map(str, range(1, 6)))


def _figure(context: Context, records: Sequence[Record]) -> Figure:
    table = context.policy.lifecycles["syote"]
    spent = [
        (phase, Value(record=record.id, value=days))
        for record in records
        for phase, days in phases(record, table)
    ]
    lines = grouped(spent, PHASES, lambda phase: Label(sort="phase", key=phase))
    return Figure(
        parts=(Part(says=N_("Days in a phase that has ended"), unit=Unit.DAYS, lines=lines),)
    )


def phases(record: Record, table: Lifecycle) -> Iterator[tuple[str, int]]:
    """Yield the phases that an input has left with the days it was in each, its waits taken away."""
    steps = moments(record, table)
    spent: dict[str, int] = {}
    for (key, begun), (_, ended) in pairwise(steps):
        state = table.states[key]
        if state.phase and not waits_for_submitter(state):
            phase = str(state.phase)
            spent[phase] = spent.get(phase, 0) + (ended - begun).days
    now = str(table.states[steps[-1][0]].phase) if steps else ""
    closed = bool(steps) and not table.states[steps[-1][0]].open
    yield from ((phase, days) for phase, days in spent.items() if closed or phase != now)


MEASURE = Measure(
    key="M-02",
    name=N_("Time in each phase"),
    definition=N_(
        "Calendar days in the states of a phase, summed over returns to it; days of waiting for the "
        "submitter are taken away. An input counts in a phase when it has left it."
    ),
    of="syote",
    figure=_figure,
)
