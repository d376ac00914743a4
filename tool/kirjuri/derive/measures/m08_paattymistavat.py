"""M-08: how inputs end; that no guideline was needed is an end as good as any (R-120)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.derive.context import Context
from kirjuri.derive.measures.figure import Figure, Label, Measure, Part, Unit, Value, grouped, line
from kirjuri.derive.state import state_key
from kirjuri.locale import N_
from kirjuri.model.record import Record

_BY_THEMSELVES = ("itsenainen_eteneminen", "muu_reitti")


def _figure(context: Context, records: Sequence[Record]) -> Figure:
    closed = list(_closed(records))
    return Figure(
        parts=(
            Part(
                says=N_("By outcome"),
                unit=Unit.RECORDS,
                lines=grouped(
                    closed,
                    context.policy.codelists["paatostapa"].codes,
                    lambda key: Label(sort="code", list="paatostapa", key=key),
                ),
            ),
            Part(
                says=N_("Apart"),
                unit=Unit.RECORDS,
                lines=(
                    line(
                        Label(sort="says", key=N_("No guideline was needed")),
                        (value for key, value in closed if key in _BY_THEMSELVES),
                    ),
                    line(
                        Label(sort="says", key=N_("Withdrawn")),
                        (Value(record=r.id) for r in records if state_key(r) == "peruttu"),
                    ),
                ),
            ),
        )
    )


def _closed(records: Sequence[Record]) -> Iterator[tuple[str, Value]]:
    for record in records:
        outcome = record.text("paatos.tapa")
        if state_key(record) == "paattynyt" and outcome:
            yield outcome, Value(record=record.id)


MEASURE = Measure(
    key="M-08",
    name=N_("How inputs end"),
    definition=N_(
        "Closed inputs by the outcome of their decision. That no guideline was needed is a full outcome, not "
        "a rejection."
    ),
    of="syote",
    figure=_figure,
)
