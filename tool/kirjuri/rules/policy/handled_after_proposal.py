"""KR425: handling begun after the government proposal was given."""

import datetime as dt
from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.drafting import given, is_given
from kirjuri.derive.state import moves
from kirjuri.locale import N_
from kirjuri.model.problem import Problem, Severity
from kirjuri.model.record import Record
from kirjuri.model.rule import rule

STATE = "kasiteltavana"


@rule(
    "KR425",
    N_("Handling begun after the government proposal was given"),
    severity=Severity.WARNING,
    reads=("lainvalmistelu", "tapahtumat", "prosessi"),
)
def handled_after_proposal(record: Record, context: Context) -> Iterator[Problem]:
    """The groups handle legislation while it is being prepared, so that what they say can still change
    it (R-092, R-098b). Once the proposal has been given to Parliament, it is too late for that.

    This is a warning, and only for process C: in process E the groups follow the legislation to its
    end.
    """
    if record.kind != "syote" or record.text("prosessi") != "C" or not is_given(record):
        return
    begun = [event.date for event in moves(record) if event.state == STATE and event.date]
    when = given(record)
    if begun and when and when < begun[0]:
        yield _problem(record, begun[0], when)


def _problem(record: Record, begun: dt.date, when: dt.date) -> Problem:
    return Problem(
        says=N_("handling began on {begun}, but the government proposal had been given on {given}"),
        fix=N_(
            "check the dates; if they are right, tell in the events what can still be influenced"
        ),
        values={"begun": begun.isoformat(), "given": when.isoformat()},
        at=record.at("lainvalmistelu", part="key"),
    )
