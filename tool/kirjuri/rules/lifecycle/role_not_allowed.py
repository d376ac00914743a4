"""KR305: step taken by a role that may not take it."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.state import moves
from kirjuri.locale import N_
from kirjuri.model.problem import Choice, Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR305", N_("Step taken by a role that may not take it"), reads=("tapahtumat",))
def role_not_allowed(record: Record, context: Context) -> Iterator[Problem]:
    """The role of an event is the role of the one who decided. The lifecycle says for each step
    whose decision it is: the secretariat acknowledges, the set group decides, the submitter
    withdraws.
    """
    table = context.policy.lifecycles[record.kind]
    source: str | None = None
    for event in moves(record):
        steps = [step for step in table.steps(source) if step.target == event.state]
        roles = tuple(dict.fromkeys(role for step in steps for role in step.roles))
        if steps and event.role not in roles:
            yield Problem(
                says=N_("the role '{role}' does not decide on the step to '{target}'"),
                fix=N_("the role may be {roles}"),
                values={"role": event.role, "target": event.state, "roles": Choice(roles)},
                at=record.at("tapahtumat", event.number - 1, "rooli"),
            )
        source = event.state
