"""KR420: deadline for inputs after the meeting."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.opinions import KIND
from kirjuri.locale import N_
from kirjuri.model.problem import Problem, Severity
from kirjuri.model.record import Record, day
from kirjuri.model.rule import rule


@rule(
    "KR420",
    N_("Deadline for inputs after the meeting"),
    severity=Severity.WARNING,
    reads=("syotteiden_takaraja", "ajankohta"),
)
def deadline_after_meeting(record: Record, context: Context) -> Iterator[Problem]:
    """The deadline tells by when an input must be registered to be taken up in the meeting (R-113).
    A deadline later than the meeting promises what cannot be kept.
    """
    last, held = day(record.get("syotteiden_takaraja")), day(record.get("ajankohta.pvm"))
    if record.kind == KIND and last and held and last > held:
        yield Problem(
            says=N_("inputs are taken until {last}, but the meeting is already on {held}"),
            fix=N_("give a day before the meeting, so that there is time to prepare the inputs"),
            values={"last": last.isoformat(), "held": held.isoformat()},
            at=record.at("syotteiden_takaraja"),
        )
