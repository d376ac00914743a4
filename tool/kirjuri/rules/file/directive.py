"""KR021: yAML directive."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR021", N_("YAML directive"), on="flaw:directive")
def directive(flaw: Flaw) -> Iterator[Problem]:
    """A directive changes how the rest of the file is read. All records are read in the same way."""
    yield Problem(
        says=N_("the file begins with a directive; records do not use them"),
        fix=N_("remove the line that begins with %"),
        values=flaw.values,
        at=flaw.at,
    )
