"""KR214: meeting that did not take up the matter."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.opinions import KIND, agenda
from kirjuri.locale import N_
from kirjuri.model.problem import Problem, Severity
from kirjuri.model.record import Record
from kirjuri.model.rule import rule

FIELD = "kasittely.kokoukset"


@rule("KR214", N_("Meeting that did not take up the matter"), severity=Severity.WARNING)
def meeting_without_matter(record: Record, context: Context) -> Iterator[Problem]:
    """An input tells in which meetings a group handled it, and the meeting's agenda tells what it took
    up. A reader who goes from one to the other should find the same (R-107).
    """
    for link in context.links_from.get(record.path, ()):
        meeting = context.registry.by_id.get(link.target)
        if (
            link.field == FIELD
            and meeting
            and meeting.kind == KIND
            and record.id not in agenda(meeting)
        ):
            yield Problem(
                says=N_("the meeting '{meeting}' does not have '{id}' on its agenda"),
                fix=N_(
                    "add it to the agenda (esityslista) of the meeting, or name another meeting"
                ),
                values={"meeting": meeting.id, "id": record.id},
                at=record.at(*link.route),
            )
