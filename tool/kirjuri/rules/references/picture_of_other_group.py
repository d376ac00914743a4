"""KR215: picture of another group superseded."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule

KIND = "tilannekuva"


@rule("KR215", N_("Picture of another group superseded"), reads=("korvaa",))
def picture_of_other_group(record: Record, context: Context) -> Iterator[Problem]:
    """A situational picture is a group's own, and only a newer picture of the same group takes its
    place (R-044). Otherwise one group could make another one's picture old.
    """
    older = context.registry.by_id.get(record.text("korvaa"))
    if record.kind == KIND and older and older.kind == KIND and older.owner != record.owner:
        yield Problem(
            says=N_("'{older}' is a picture of the group '{group}', not of '{own}'"),
            fix=N_("leave out the field 'korvaa', or name an earlier picture of the group '{own}'"),
            values={"older": older.id, "group": older.owner, "own": record.owner},
            at=record.at("korvaa"),
        )
