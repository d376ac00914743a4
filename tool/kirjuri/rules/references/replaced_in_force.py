"""KR217: guideline that stays in force beside the one that replaces it."""

from collections.abc import Iterator

from kirjuri.derive.computed import computed_state
from kirjuri.derive.context import Context
from kirjuri.derive.state import state
from kirjuri.locale import N_
from kirjuri.model.problem import Problem, Severity
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule(
    "KR217",
    N_("Replaced guideline that is still in force"),
    severity=Severity.WARNING,
    reads=("korvaa",),
)
def replaced_in_force(record: Record, context: Context) -> Iterator[Problem]:
    """When a guideline that replaces an earlier one comes into force, the earlier one is moved to the
    state 'korvattu'. Until that is done a reader finds two guidelines on one matter.

    This is a warning: the day of entry into force comes by itself.
    """
    if record.kind != "linjaus":
        return
    table = context.policy.lifecycles["linjaus"]
    now = computed_state(record, table, context.today)
    for index, old in enumerate(record.items("korvaa")):
        target = context.registry.by_id.get(str(old))
        then = state(target, table) if target and target.kind == "linjaus" else None
        if now and now.key == "voimassa" and then and then.key == "hyvaksytty":
            yield Problem(
                says=N_(
                    "the guideline '{old}' is replaced by this one but still counts as in force"
                ),
                fix=N_("record it: kirjuri move {old} korvattu"),
                values={"old": str(old)},
                at=record.at("korvaa", index),
            )
