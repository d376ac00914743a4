"""KR307: correction of an event that cannot be corrected."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR307", N_("Correction of an event that cannot be corrected"), reads=("tapahtumat",))
def correction_target(record: Record, context: Context) -> Iterator[Problem]:
    """A correction names the number of the event it mends: 1 is the first. It mends an earlier
    event, and not a correction.
    """
    for event in record.events:
        if event.corrects is None:
            continue
        target = next((e for e in record.events if e.number == event.corrects), None)
        if target is None or target.number >= event.number or target.corrects is not None:
            yield Problem(
                says=N_("there is no earlier event number {number} that could be corrected"),
                fix=N_(
                    "count the events from the first, which is 1, and name the one that is wrong"
                ),
                values={"number": event.corrects},
                at=record.at("tapahtumat", event.number - 1, "korjaa"),
            )
