"""KR013: text must be quoted."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR013", N_("Text must be quoted"), on="flaw:quote_needed")
def quote_needed(flaw: Flaw) -> Iterator[Problem]:
    """A few characters have a meaning of their own at the beginning of a value, such as @, %, &
    and the grave accent. In quotes they are ordinary text.
    """
    yield Problem(
        says=N_("a text cannot begin with this character unless it is in quotes"),
        fix=N_("put the whole text in single quotes"),
        values=flaw.values,
        at=flaw.at,
    )
