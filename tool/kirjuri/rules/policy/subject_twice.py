"""KR415: the same input twice in a plan."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.plans import PLAN, SUBJECTS
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR415", N_("The same input twice in a plan"), reads=(SUBJECTS,))
def subject_twice(record: Record, context: Context) -> Iterator[Problem]:
    """Each subject of a plan is one input. An input that stands in the plan twice would count twice
    when the realisation of the plan is reckoned (R-131, R-136).
    """
    seen: set[object] = set()
    for index, subject in record.objects(SUBJECTS) if record.kind == PLAN else ():
        name = subject.get("syote")
        if name in seen:
            yield Problem(
                says=N_("the input '{subject}' is already among the subjects of the plan"),
                fix=N_("join the two subjects into one"),
                values={"subject": str(name)},
                at=record.at(SUBJECTS, index, "syote"),
            )
        seen.add(name)
