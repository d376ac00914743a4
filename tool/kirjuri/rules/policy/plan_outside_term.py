"""KR409: plan outside the group's term."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.plans import PLAN, owner, term
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR409", N_("Plan outside the group's term"), reads=("toimikausi",))
def plan_outside_term(record: Record, context: Context) -> Iterator[Problem]:
    """A group plans for the time for which it has been set: the term of its action plan lies inside
    the group's own term (R-139). A group without a term may plan for any time.
    """
    group = owner(record, context) if record.kind == PLAN else None
    whole, planned = (term(group) if group else None), term(record)
    if not (whole and planned):
        return
    backwards = planned.end is not None and planned.end < planned.start
    if not backwards and not whole.holds(planned):
        late = planned.start >= whole.start
        yield Problem(
            says=N_("the group's own term goes to {day}, and the plan goes on after it")
            if late
            else N_("the group's own term begins on {day}, and the plan begins before it"),
            fix=N_("fit the plan into the group's term, or mend the term of the group"),
            values={"day": ((whole.end or planned.start) if late else whole.start).isoformat()},
            at=record.at("toimikausi", "loppu" if late else "alku"),
        )
