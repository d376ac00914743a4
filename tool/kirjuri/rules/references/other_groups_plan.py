"""KR208: plan that replaces another group's plan."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.plans import PLAN
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR208", N_("Plan that replaces another group's plan"), reads=("korvaa",))
def other_groups_plan(record: Record, context: Context) -> Iterator[Problem]:
    """An action plan takes the place of an earlier plan of the same group. Where a group continues
    another's work, its record says so ('seuraaja' of the ended group), and its plan is its first.
    """
    earlier = context.registry.by_id.get(record.text("korvaa"))
    if record.kind == PLAN and earlier and earlier.kind == PLAN and earlier.owner != record.owner:
        yield Problem(
            says=N_("'{plan}' is a plan of the group '{group}'"),
            fix=N_("name a plan of the group '{own}', or remove the field"),
            values={"plan": earlier.id, "group": earlier.owner, "own": record.owner},
            at=record.at("korvaa"),
        )
