"""KR405: group that approves its own plan."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR405", N_("Group that approves its own plan"), reads=("hyvaksyja",))
def own_approver(record: Record, context: Context) -> Iterator[Problem]:
    """Nobody approves their own action plan: the joint information management cooperation approves
    the plans of the other groups (R-095), and its own plan is approved by somebody else.
    """
    if record.kind == "ryhma" and record.text("hyvaksyja.ryhma") == record.id:
        yield Problem(
            says=N_("the group '{group}' would approve its own action plan"),
            fix=N_("name another group or authority as the approver"),
            values={"group": record.id},
            at=record.at("hyvaksyja", "ryhma"),
        )
