"""KR414: evaluated plan that does not say what became of a subject."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.plans import PLAN, SUBJECTS
from kirjuri.derive.state import state_key
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule(
    "KR414",
    N_("Evaluated plan that does not say what became of a subject"),
    reads=(SUBJECTS, "tapahtumat"),
)
def subject_without_outcome(record: Record, context: Context) -> Iterator[Problem]:
    """The evaluation of a plan begins with whether its subjects were realised (R-136). When a plan
    has been evaluated, each of its subjects says so: realised, partly, not, or given up.
    """
    if record.kind != PLAN or state_key(record) != "arvioitu":
        return
    for index, subject in record.objects(SUBJECTS):
        if not subject.get("toteutuma"):
            yield Problem(
                says=N_("the plan has been evaluated, but the subject '{subject}' has no outcome"),
                fix=N_("add the field 'toteutuma'"),
                values={"subject": str(subject.get("syote", ""))},
                at=record.at(SUBJECTS, index, "syote"),
            )
