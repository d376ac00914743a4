"""KR421: input that came after the deadline of the meeting."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.opinions import AGENDA, KIND
from kirjuri.locale import N_
from kirjuri.model.problem import Problem, Severity
from kirjuri.model.record import Record, day
from kirjuri.model.rule import rule


@rule(
    "KR421",
    N_("Input that came after the deadline of the meeting"),
    severity=Severity.WARNING,
    reads=("syotteiden_takaraja", AGENDA),
)
def late_on_agenda(record: Record, context: Context) -> Iterator[Problem]:
    """The deadline is the same for all: whoever was in time can trust that the meeting is prepared for
    their matter, and whoever was not knows it (R-113).

    This is a warning: an urgent matter may be taken up all the same.
    """
    last = day(record.get("syotteiden_takaraja"))
    if record.kind != KIND or last is None:
        return
    for link in context.links_from.get(record.path, ()):
        target = context.registry.by_id.get(link.target)
        if link.field != f"{AGENDA}.kohteet" or target is None or target.kind != "syote":
            continue
        came = day(target.get("saapunut")) or next((e.date for e in target.events if e.date), None)
        if came and came > last:
            yield Problem(
                says=N_("'{id}' came on {came}, after the deadline of the meeting ({last})"),
                fix=N_("take it up in a later meeting, or tell in 'tarkoitus' why it cannot wait"),
                values={"id": target.id, "came": came.isoformat(), "last": last.isoformat()},
                at=record.at(*link.route),
            )
