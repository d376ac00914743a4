"""KR319: conclusion of a finished evaluation changed."""

from collections.abc import Iterator

from kirjuri.derive.change import Change
from kirjuri.derive.context import Context
from kirjuri.derive.plans import EVALUATION
from kirjuri.derive.state import state_key
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR319", N_("Conclusion of a finished evaluation changed"), on="change")
def conclusion_changed(change: Change, context: Context) -> Iterator[Problem]:
    """A finished evaluation has been decided on and is public. Its conclusion and what it was of do
    not change afterwards; a new conclusion is a new evaluation. Translations and sources may be
    added.
    """
    for before, after in change.pairs:
        if after.kind != EVALUATION or state_key(before) != "valmis":
            continue
        for field in ("johtopaatos", "kohde"):
            if before.get(field) != after.get(field):
                yield Problem(
                    says=N_("the field '{field}' of a finished evaluation was changed"),
                    fix=N_("put it back as it was, and make a new evaluation"),
                    values={"field": field},
                    at=after.at(field, part="key"),
                )
                break
