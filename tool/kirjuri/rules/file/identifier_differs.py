"""KR030: the identifier differs from the file's name."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR030", N_("Identifier differs from the file name"), reads=("tunnus",))
def identifier_differs(record: Record, context: Context) -> Iterator[Problem]:
    """The identifier in the file and the name of the file (of a group, its folder) say the same.

    Addresses, references and history follow the identifier. If the two differ, one of them was
    changed by mistake: identifiers never change.
    """
    written = record.text("tunnus")
    if not record.new and written != record.id:
        yield Problem(
            says=N_("the identifier is '{written}', but by its file name this is '{expected}'")
            if written
            else N_("the identifier is missing; by its file name this is '{expected}'"),
            fix=N_("write 'tunnus: {expected}'"),
            values={"written": written, "expected": record.id},
            at=record.at("tunnus"),
        )
