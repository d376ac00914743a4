"""KR306: something that the state requires is missing."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.needs import needed
from kirjuri.derive.requirements import last_step, missing
from kirjuri.derive.state import moves, state
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR306", N_("Something that the state requires is missing"), reads=("tapahtumat",))
def state_requires(record: Record, context: Context) -> Iterator[Problem]:
    """Each state of the lifecycle says what a record in it must have: before handling begins, the
    way and the timetable are agreed and one group is responsible; before a matter is closed,
    its submitter has an answer.

    The lifecycle's table lists what each state requires.
    """
    table = context.policy.lifecycles[record.kind]
    now = state(record, table)
    if now is None:
        return
    step = last_step([event.state for event in moves(record)], table)
    extra = [need for need in (step.requires if step else ()) if need not in now.requires]
    needs = (*now.requires, *extra)
    for need in missing(record, needs, context):
        yield needed(record, need, now, context)
