"""KR205: two records have the same identifier."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR205", N_("Identifier used twice"), on="registry")
def same_identifier(context: Context) -> Iterator[Problem]:
    """An identifier names one record for ever.

    If two files carry the same one, no reference, address or history can be trusted.
    """
    for record in context.registry.records:
        first = context.registry.by_id[record.id]
        if first is not record:
            yield Problem(
                says=N_("'{id}' is already the identifier of '{path}'"),
                fix=N_("give this record its own number, or remove the copy"),
                values={"id": record.id, "path": first.path},
                at=record.at("tunnus"),
            )
