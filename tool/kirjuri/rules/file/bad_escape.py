"""KR014: backslash in a double-quoted text."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR014", N_("Backslash in a double-quoted text"), on="flaw:bad_escape")
def bad_escape(flaw: Flaw) -> Iterator[Problem]:
    """In double quotes a backslash begins a special character. In single quotes it is just a
    backslash.
    """
    yield Problem(
        says=N_("the backslash begins a special character that does not exist"),
        fix=N_("use single quotes instead of double ones, or write the backslash twice"),
        values=flaw.values,
        at=flaw.at,
    )
