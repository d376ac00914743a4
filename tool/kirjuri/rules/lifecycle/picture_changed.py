"""KR324: published picture changed."""

from collections.abc import Iterator

from kirjuri.derive.change import Change
from kirjuri.derive.context import Context
from kirjuri.derive.kept import changed_lists
from kirjuri.derive.state import state_key
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule

KIND = "tilannekuva"
PUBLISHED = "julkaistu"
OBSERVATIONS = "havainnot"


@rule("KR324", N_("Published picture changed"), on="change")
def picture_changed(change: Change, context: Context) -> Iterator[Problem]:
    """A published picture tells how things looked then. When they have changed, the group makes a new
    picture that supersedes it: from the two, readers see the change and its effects (R-007).
    """
    for before, after in change.pairs:
        if before.kind != KIND or state_key(before) != PUBLISHED:
            continue
        for field in changed_lists(before, after, (OBSERVATIONS,)):
            yield Problem(
                says=N_("the observations of the published picture '{id}' have been changed"),
                fix=N_(
                    "bring them back and make a new picture with 'korvaa: {id}'; mend a mistake with an event of the kind 'korjaus'"
                ),
                values={"id": after.id},
                at=after.at(field, part="key"),
            )
