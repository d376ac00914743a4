"""KR410: two plans for the same time."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.plans import PLAN, overlapping
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR410", N_("Two plans for the same time"), reads=("toimikausi", "tapahtumat"))
def plans_overlap(record: Record, context: Context) -> Iterator[Problem]:
    """A group has at most one plan in force at a time (R-139). A new plan begins when the earlier
    one has ended, or takes its place: then the earlier one is moved to the state 'korvattu'.
    """
    if record.kind != PLAN:
        return
    for other in overlapping(record, context):
        if other.id < record.id:
            yield Problem(
                says=N_("the plan '{other}' of the same group is for the same time"),
                fix=N_(
                    "begin this plan after the other ends, or let it take the other's place: "
                    "'korvaa: {other}' here and the state 'korvattu' there"
                ),
                values={"other": other.id},
                at=record.at("toimikausi", "alku"),
            )
