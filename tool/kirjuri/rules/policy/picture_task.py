"""KR424: task that the group does not have."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Choice, Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule

KIND = "tilannekuva"


@rule("KR424", N_("Task that the group does not have"), reads=("tehtavat",))
def picture_task(record: Record, context: Context) -> Iterator[Problem]:
    """A situational picture rests on the group's own tasks: it is kept because the group has been
    given that work (R-097a, R-099a, R-100a, R-100f). The page of the picture shows the task in its
    own words, so the group must have it.
    """
    group = context.registry.by_id.get(record.owner)
    if record.kind != KIND or group is None:
        return
    tasks = tuple(str(item.get("tunnus", "")) for _, item in group.objects("tehtavat"))
    for index, key in enumerate(record.items("tehtavat")):
        if isinstance(key, str) and key not in tasks:
            yield Problem(
                says=N_("the group '{group}' has no task '{key}'"),
                fix=N_("choose one of these: {tasks}")
                if tasks
                else N_("leave out the field 'tehtavat': the group has no tasks"),
                values={"group": group.id, "key": key, "tasks": Choice(tasks)},
                at=record.at("tehtavat", index),
            )
