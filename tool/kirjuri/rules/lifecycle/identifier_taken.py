"""KR313: identifier not given by the registry."""

from collections.abc import Iterator

from kirjuri.derive.change import Change
from kirjuri.derive.context import Context
from kirjuri.kinds import kind
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR313", N_("Identifier not given by the registry"), on="change")
def identifier_taken(change: Change, context: Context) -> Iterator[Problem]:
    """A record gets its identifier from the registry after it has been accepted ('kirjuri
    number'), and keeps it for ever. Until then it lies in the folder 'uudet' of its kind,
    without an identifier.

    Sample matter, whose numbers are of the year 0000, may be numbered by hand.
    """
    former = {new.path: old.id for old, new in change.renamed}
    for record in change.chosen:
        old = former.get(record.path, "")
        if old or kind(record.kind).numbered:
            yield Problem(
                says=N_("the identifier '{old}' has been changed to '{id}'")
                if old
                else N_("the identifier '{id}' was not given by the registry"),
                fix=N_("give the record its old identifier and place back")
                if old
                else N_(
                    "move the file to '{folder}/' without the field 'tunnus'; the number comes after the merge"
                ),
                values={
                    "id": record.id,
                    "old": old,
                    "folder": kind(record.kind).new_folder(record.owner),
                },
                at=record.at("tunnus"),
            )
