"""KR416: part that is filled and left out."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.plans import DIMENSIONS, PARTS, PLAN, WAIVED
from kirjuri.derive.requirements import present
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR416", N_("Part that is both filled and left out"), reads=(*PARTS, WAIVED))
def part_and_reason(record: Record, context: Context) -> Iterator[Problem]:
    """A part of an action plan is either filled or left out with a reason (R-131 to R-135). A part
    that is both leaves the reader in doubt.
    """
    if record.kind != PLAN:
        return
    fields = {part: part for part in PARTS} | {one: f"painopisteet.{one}" for one in DIMENSIONS}
    for part, field in fields.items():
        if present(record.get(f"{WAIVED}.{part}")) and present(record.get(field)):
            yield Problem(
                says=N_("the plan has the part '{part}' and also a reason for not having it"),
                fix=N_("remove the reason, or the part"),
                values={"part": part},
                at=record.at(WAIVED, part, part="key"),
            )
