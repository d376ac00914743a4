"""KR211: link between groups that only one of them names."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.network import unreturned
from kirjuri.locale import N_
from kirjuri.model.problem import Problem, Severity
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule(
    "KR211",
    N_("Link between groups that only one of them names"),
    severity=Severity.WARNING,
    reads=("linkitykset",),
)
def link_not_returned(record: Record, context: Context) -> Iterator[Problem]:
    """Two groups that handle the same subject area both know of it, so each names the other (R-016,
    R-022). Other links have a direction: supporting, passing on needs and preceding are named by
    one of the two.

    This is a warning: the other group's record may be somebody else's to mend.
    """
    for index, other in unreturned(record, context):
        yield Problem(
            says=N_("the group '{group}' does not name this link from its own side"),
            fix=N_("add the link to the record of the group '{group}', or remove it here"),
            values={"group": other},
            at=record.at("linkitykset", index, "ryhma"),
        )
