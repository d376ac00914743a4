"""KR213: view or statement of a group that was not in the meeting."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.opinions import KIND, STATEMENTS, VIEWS, holders
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule(
    "KR213",
    N_("View or statement of a group that was not in the meeting"),
    reads=(VIEWS, STATEMENTS, "osallistujat", "yhteisryhmat", "koollekutsuja"),
)
def statement_of_stranger(record: Record, context: Context) -> Iterator[Problem]:
    """A view or a statement is shown under the name of the group that gave it. Only a group that took
    part in the meeting can have given it there (R-030, R-031).
    """
    if record.kind != KIND:
        return
    present = holders(record)
    for field in (VIEWS, STATEMENTS):
        for index, item in record.objects(field):
            group = item.get("ryhma")
            if isinstance(group, str) and group not in present:
                yield Problem(
                    says=N_(
                        "the group '{group}' gave its view but is not among those in the meeting"
                    ),
                    fix=N_(
                        "add the group to 'yhteisryhmat' or 'osallistujat', or name the group that gave it"
                    ),
                    values={"group": group},
                    at=record.at(field, index, "ryhma"),
                )
