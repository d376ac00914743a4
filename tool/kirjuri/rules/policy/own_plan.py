"""KR412: group that approved its own plan."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.plans import PLAN
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR412", N_("Group that approved its own plan"), reads=("hyvaksynta",))
def own_plan(record: Record, context: Context) -> Iterator[Problem]:
    """Nobody approves their own action plan (R-095). The group that made the plan submits it; the
    approver that the group's record names decides on it.
    """
    if record.kind == PLAN and record.owner and record.text("hyvaksynta.ryhma") == record.owner:
        yield Problem(
            says=N_("the group '{group}' has approved its own action plan"),
            fix=N_("let the approver named in the group's record decide, and name it here"),
            values={"group": record.owner},
            at=record.at("hyvaksynta", "ryhma"),
        )
