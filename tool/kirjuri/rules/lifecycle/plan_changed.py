"""KR318: approved plan changed without a word."""

from collections.abc import Iterator

from kirjuri.derive.change import Change
from kirjuri.derive.context import Context
from kirjuri.derive.plans import PLAN, STANDING, changed_promises
from kirjuri.derive.state import state_key
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR318", N_("Approved plan changed without a word"), on="change")
def plan_changed(change: Change, context: Context) -> Iterator[Problem]:
    """An approved action plan is what the approver decided on. Progress, outcomes, evidence and
    measured values are filled in as the work goes on; goals, subjects and the other parts are
    changed only by a decision that is written in the list of changes (muutokset).
    """
    for before, after in change.pairs:
        if after.kind != PLAN or state_key(before) not in STANDING:
            continue
        told = len(after.items("muutokset")) > len(before.items("muutokset"))
        for field in () if told else changed_promises(before, after)[:1]:
            yield Problem(
                says=N_("the field '{field}' of an approved plan was changed without a decision"),
                fix=N_("add to the list 'muutokset' what was changed, why and when it was decided"),
                values={"field": field},
                at=after.at(field, part="key"),
            )
