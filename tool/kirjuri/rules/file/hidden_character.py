"""KR006: invisible character in the text."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR006", N_("Invisible character in the text"), on="flaw:hidden_character")
def hidden_character(flaw: Flaw) -> Iterator[Problem]:
    """Invisible characters (zero-width spaces, soft hyphens) make two texts look the same although
    they differ, so searching and comparing fail.

    They usually come along when text is copied from a web page or a word processor.
    """
    yield Problem(
        says=N_("the text holds the invisible character {character}"),
        fix=N_("remove the character, or type the word anew"),
        values=flaw.values,
        at=flaw.at,
    )
