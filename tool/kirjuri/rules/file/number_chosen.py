"""KR032: a new record carries an identifier of its own choosing."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR032", N_("Number chosen by hand"))
def number_chosen(record: Record, context: Context) -> Iterator[Problem]:
    """The registry gives the number after the record has been accepted; nobody chooses it.

    If two people chose the next free number at the same time, both would get the same one.
    """
    if record.new and "tunnus" in record.data:
        yield Problem(
            says=N_("a new record has no identifier yet; this one says '{written}'"),
            fix=N_("remove the line; the registry gives the number after the merge"),
            values={"written": record.text("tunnus")},
            at=record.at("tunnus", part="key"),
        )
