"""M-13: how far the subjects of action plans have been realised (R-136)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.derive.context import Context
from kirjuri.derive.measures.figure import Figure, Label, Measure, Part, Unit, Value, grouped, line
from kirjuri.derive.plans import subjects
from kirjuri.derive.state import state_key
from kirjuri.locale import N_
from kirjuri.model.record import Record

_APPROVED = frozenset({"hyvaksytty", "arvioitu", "korvattu"})
_CODES = "toteutuma"
_NOT_TOLD = ""


def _figure(context: Context, records: Sequence[Record]) -> Figure:
    found = list(_subjects(records))
    told = [one for one in found if one[1] != _NOT_TOLD]
    return Figure(
        parts=(
            Part(
                says=N_("Subjects by what became of them"),
                unit=Unit.PARTS,
                lines=(
                    *grouped(
                        ((key, Value(record=plan.id)) for plan, key, _ in told),
                        context.policy.codelists[_CODES].codes,
                        lambda key: Label(sort="code", list=_CODES, key=key),
                    ),
                    line(
                        Label(sort="says", key=N_("Not told yet")),
                        (Value(record=plan.id) for plan, key, _ in found if key == _NOT_TOLD),
                    ),
                ),
            ),
            Part(
                says=N_("Subjects with evidence, by group"),
                unit=Unit.PARTS,
                lines=grouped(
                    ((plan.owner, Value(record=plan.id)) for plan, _, proven in found if proven),
                    (),
                    lambda key: Label(sort="record", key=key),
                ),
            ),
        )
    )


def _subjects(records: Sequence[Record]) -> Iterator[tuple[Record, str, bool]]:
    """Walk the subjects of approved plans: the plan, what became of it, whether there is evidence."""
    for plan in records:
        if state_key(plan) in _APPROVED:
            for one in subjects(plan):
                yield plan, str(one.get("toteutuma", _NOT_TOLD)), bool(one.get("naytto"))


MEASURE = Measure(
    key="M-13",
    name=N_("Realisation of action plans"),
    definition=N_(
        "The subjects of approved action plans by what became of them. Those realised in part are "
        "shown apart and not added to the whole ones."
    ),
    of="toimintasuunnitelma",
    figure=_figure,
)
