"""KR310: record deleted."""

from collections.abc import Iterator

from kirjuri.derive.change import Change
from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR310", N_("Record deleted"), on="change")
def record_deleted(change: Change, context: Context) -> Iterator[Problem]:
    """A record is never deleted: its address and its number are for ever, and others may refer to
    it. A matter that its submitter no longer pursues is withdrawn, which is a state. Only
    sample matter may be deleted.
    """
    for record in change.removed:
        if not record.sample:
            yield Problem(
                says=N_("the record '{id}' has been deleted"),
                fix=N_(
                    "bring the file back: git checkout BASE -- {path}; a matter is withdrawn by a step, not by deleting it"
                ),
                values={"id": record.id, "path": record.path},
                at=record.at(),
            )
