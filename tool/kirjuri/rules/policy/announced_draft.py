"""KR436: announcement of what has not been decided."""

from collections.abc import Iterator

from kirjuri.derive.announcing import decided
from kirjuri.derive.context import Context
from kirjuri.derive.state import state, state_key
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record, day
from kirjuri.model.rule import rule
from kirjuri.rules.policy.announcement_languages import PUBLISHED


@rule(
    "KR436",
    N_("Announcement of what has not been decided"),
    reads=("linjaukset", "pvm", "tapahtumat"),
)
def announced_draft(record: Record, context: Context) -> Iterator[Problem]:
    """An announcement tells what has been decided (R-109). A draft is nobody's decision, and a
    guideline is not told of as decided before the day of its decision.
    """
    if record.kind != "tiedote" or state_key(record) not in PUBLISHED:
        return
    table = context.policy.lifecycles["linjaus"]
    for index, target in enumerate(record.items("linjaukset")):
        guideline = context.registry.by_id.get(str(target))
        now = state(guideline, table) if guideline and guideline.kind == "linjaus" else None
        if guideline is None or now is None:
            continue
        when, told = decided(guideline), day(record.get("pvm"))
        if when is None:
            yield Problem(
                says=N_("the guideline '{id}' has not been adopted (state: {state})"),
                fix=N_("publish the announcement after the decision, or leave the guideline out"),
                values={"id": guideline.id, "state": now.names},
                at=record.at("linjaukset", index),
            )
        elif told and told < when:
            yield Problem(
                says=N_("the announcement is dated {told}, but '{id}' was decided on {when}"),
                fix=N_(
                    "check the dates; an announcement comes on the day of the decision or later"
                ),
                values={"id": guideline.id, "told": told.isoformat(), "when": when.isoformat()},
                at=record.at("pvm"),
            )
