"""KR201: reference to a record that does not exist."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.near import nearest
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR201", N_("Reference to a record that does not exist"))
def unknown_record(record: Record, context: Context) -> Iterator[Problem]:
    """A reference names another record by its identifier. Here no record has that identifier, so a
    reader who follows the link finds nothing.

    A new record that has no number yet is referred to by the name of its file: uusi:name.
    """
    registry = context.registry
    for link in context.links_from.get(record.path, ()):
        if link.target in registry.by_id or link.target in registry.unreadable:
            continue
        near = nearest(link.target, [r.id for r in registry.records if r.kind in link.kinds])
        yield Problem(
            says=N_("there is no record '{target}'"),
            fix=N_("did you mean '{near}'?")
            if near
            else N_("write the identifier of an existing record"),
            values={"target": link.target, "near": near or ""},
            at=record.at(*link.route),
        )
