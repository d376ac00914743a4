"""KR007: character that turns the direction of writing."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR007", N_("Character that turns the direction of writing"), on="flaw:bidi_character")
def bidi_character(flaw: Flaw) -> Iterator[Problem]:
    """Characters that steer the direction of writing can make a text look different from what it
    says. A public register must show what it holds.
    """
    yield Problem(
        says=N_("the text holds {character}, which changes the order in which text is shown"),
        fix=N_("remove the character"),
        values=flaw.values,
        at=flaw.at,
    )
