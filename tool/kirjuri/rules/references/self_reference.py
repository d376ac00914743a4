"""KR206: record refers to itself."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR206", N_("Record refers to itself"))
def self_reference(record: Record, context: Context) -> Iterator[Problem]:
    """A record tells nothing by referring to itself. Most often the identifier of another record
    was meant.
    """
    for link in context.links_from.get(record.path, ()):
        if link.target == record.id and link.field != "hyvaksyja.ryhma":
            yield Problem(
                says=N_("the record refers to itself ('{target}')"),
                fix=N_("write the identifier of another record, or remove the reference"),
                values={"target": link.target},
                at=record.at(*link.route),
            )
