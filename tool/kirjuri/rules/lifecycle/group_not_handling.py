"""KR308: event of a group that does not handle the matter."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Choice, Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule(
    "KR308",
    N_("Event of a group that does not handle the matter"),
    reads=("tapahtumat", "kasittely"),
)
def group_not_handling(record: Record, context: Context) -> Iterator[Problem]:
    """A group's own part in the handling can be recorded only when the group is named in the
    handling of the matter.
    """
    groups = tuple(
        text
        for _, item in record.objects("kasittely")
        if isinstance(text := item.get("ryhma"), str)
    )
    for event in record.events:
        if event.group and event.group not in groups and context.registry.by_id.get(event.group):
            yield Problem(
                says=N_("the group '{group}' is not among those that handle the matter"),
                fix=N_("choose a group that handles the matter: {groups}")
                if groups
                else N_("add the group to the field 'kasittely'"),
                values={"group": event.group, "groups": Choice(groups)},
                at=record.at("tapahtumat", event.number - 1, "ryhma"),
            )
