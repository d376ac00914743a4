"""KR026: too many values."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR026", N_("Too many values"), on="flaw:too_many_values")
def too_many_values(flaw: Flaw) -> Iterator[Problem]:
    """A record is something a person can read. This one is so large that checking and showing it
    would slow down everybody else's.
    """
    yield Problem(
        says=N_("the file holds more than {limit} values"),
        fix=N_("divide the matter into several records"),
        values=flaw.values,
        at=flaw.at,
    )
