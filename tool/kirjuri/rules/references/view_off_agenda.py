"""KR212: said of a matter that is not on the agenda."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.opinions import AGENDA, KIND, SAID_OF, agenda
from kirjuri.locale import N_
from kirjuri.model.problem import Problem, Severity
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule(
    "KR212",
    N_("Said of a matter that is not on the agenda"),
    severity=Severity.WARNING,
    reads=(AGENDA,),
)
def view_off_agenda(record: Record, context: Context) -> Iterator[Problem]:
    """People who follow a matter see from the agenda that a meeting takes it up. A view, statement or
    decision on something else comes as a surprise to them (R-030, R-113).

    This is a warning: a meeting may take up an urgent matter, but then it belongs on the agenda
    that is kept of the meeting.
    """
    if record.kind != KIND:
        return
    listed = agenda(record)
    for link in context.links_from.get(record.path, ()):
        if link.field in SAID_OF and link.target not in listed:
            yield Problem(
                says=N_("'{target}' is not on the agenda of the meeting"),
                fix=N_("add it to the field 'kohteet' of an item of the agenda (esityslista)"),
                values={"target": link.target},
                at=record.at(*link.route),
            )
