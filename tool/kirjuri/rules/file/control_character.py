"""KR005: control character in the text."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR005", N_("Control character in the text"), on="flaw:control_character")
def control_character(flaw: Flaw) -> Iterator[Problem]:
    """Control characters come along when text is copied from other programs. They cannot be seen,
    and they break feeds, tables and terminals of those who read the registry.
    """
    yield Problem(
        says=N_("the text holds the control character {character}, which nobody can see"),
        fix=N_("remove the character, or type the line anew"),
        values=flaw.values,
        at=flaw.at,
    )
