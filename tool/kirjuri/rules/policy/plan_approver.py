"""KR411: plan approved by somebody else than its approver."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.plans import PLAN, owner
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR411", N_("Plan approved by somebody else than its approver"), reads=("hyvaksynta",))
def plan_approver(record: Record, context: Context) -> Iterator[Problem]:
    """Who approves a group's action plan stands in the group's own record (hyvaksyja): the joint
    information management cooperation approves the plans of the other groups (R-095). The
    approval written into the plan is that one's.
    """
    group = owner(record, context) if record.kind == PLAN else None
    given = record.get("hyvaksynta")
    if group is None or given is None or record.text("hyvaksynta.ryhma") == group.id:
        return
    wanted, named = group.text("hyvaksyja.ryhma"), record.text("hyvaksynta.ryhma")
    if not group.get("hyvaksyja"):
        yield Problem(
            says=N_("the record of the group '{group}' does not say who approves its plan"),
            fix=N_("name the approver in the field 'hyvaksyja' of the group"),
            values={"group": group.id},
            at=record.at("hyvaksynta", part="key"),
        )
    elif named != wanted:
        yield Problem(
            says=N_("the plan of this group is approved by the group '{wanted}'")
            if wanted
            else N_("the approver of this group's plan is not a group of the registry"),
            fix=N_("write 'ryhma: {wanted}', or mend the field 'hyvaksyja' of the group '{group}'")
            if wanted
            else N_(
                "write the approver in the field 'taho', or mend the field 'hyvaksyja' of the group '{group}'"
            ),
            values={"wanted": wanted, "group": group.id},
            at=record.at("hyvaksynta", "ryhma") if named else record.at("hyvaksynta", part="key"),
        )
