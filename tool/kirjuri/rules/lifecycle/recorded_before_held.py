"""KR322: recorded before it was held."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.opinions import KIND, RECORDED, last_day
from kirjuri.derive.state import effective
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR322", N_("Recorded before it was held"), reads=("tapahtumat", "ajankohta"))
def recorded_before_held(record: Record, context: Context) -> Iterator[Problem]:
    """What a meeting decided can be recorded only when it has been held (R-060). Views and decisions
    written beforehand would be nobody's.
    """
    held = last_day(record)
    if record.kind != KIND or held is None:
        return
    for event in effective(record):
        if event.state == RECORDED and event.date and event.date < held:
            yield Problem(
                says=N_("the meeting was recorded on {recorded}, but it is held on {held}"),
                fix=N_("correct the day of the meeting, or record it after it has been held"),
                values={"recorded": event.date.isoformat(), "held": held.isoformat()},
                at=record.at("tapahtumat", event.number - 1, "pvm"),
            )
