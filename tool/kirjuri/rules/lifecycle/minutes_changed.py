"""KR323: what a meeting said changed afterwards."""

from collections.abc import Iterator

from kirjuri.derive.change import Change
from kirjuri.derive.context import Context
from kirjuri.derive.kept import changed_lists
from kirjuri.derive.opinions import DECISIONS, KIND, RECORDED, STATEMENTS, VIEWS
from kirjuri.derive.state import state_key
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR323", N_("What a meeting said changed afterwards"), on="change")
def minutes_changed(change: Change, context: Context) -> Iterator[Problem]:
    """The views, statements and decisions of a recorded meeting stay as they were recorded: others have
    read them and acted on them (R-030, R-031, R-060). What was left out can be added; a mistake is
    mended together with a correction in the events, so that both stay visible.
    """
    for before, after in change.pairs:
        if before.kind != KIND or state_key(before) != RECORDED:
            continue
        for field in changed_lists(before, after, (VIEWS, STATEMENTS, DECISIONS)):
            yield Problem(
                says=N_("the field '{field}' of the recorded meeting '{id}' has been changed"),
                fix=N_(
                    "bring it back, or add an event of the kind 'korjaus' that tells the mistake"
                ),
                values={"field": field, "id": after.id},
                at=after.at(field, part="key"),
            )
