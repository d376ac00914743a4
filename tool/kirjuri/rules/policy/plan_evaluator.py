"""KR413: plan evaluated by somebody else than its approver."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.plans import EVALUATION, PLAN, approver
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR413", N_("Plan evaluated by somebody else than its approver"), reads=("kohde", "arvioija"))
def plan_evaluator(record: Record, context: Context) -> Iterator[Problem]:
    """The one who approved an action plan evaluates how it was carried out (R-095, R-136 to R-138).
    The evaluation lies in the folder of the approving group. When the approver is no group of the
    registry, it is named in the field 'arvioija', and the evaluation may lie in any group's folder
    but that of the plan's own group.
    """
    plan = context.registry.by_id.get(record.text("kohde.suunnitelma"))
    if record.kind != EVALUATION or plan is None or plan.kind != PLAN:
        return
    wanted = approver(plan, context)
    if wanted and record.owner != wanted:
        yield Problem(
            says=N_("the plan '{plan}' is evaluated by its approver, the group '{wanted}'"),
            fix=N_("move the evaluation to the folder 'ryhmat/{wanted}'"),
            values={"plan": plan.id, "wanted": wanted},
            at=record.at("kohde", "suunnitelma"),
        )
    elif not wanted and (record.owner == plan.owner or not record.get("arvioija")):
        yield Problem(
            says=N_("the plan '{plan}' is evaluated by its approver, not by its own group"),
            fix=N_(
                "name the approver in the field 'arvioija' and keep the evaluation in another group's folder"
            ),
            values={"plan": plan.id},
            at=record.at("kohde", "suunnitelma"),
        )
