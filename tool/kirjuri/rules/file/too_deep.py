"""KR025: nested too deep."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR025", N_("Nested too deep"), on="flaw:too_deep")
def too_deep(flaw: Flaw) -> Iterator[Problem]:
    """Records have only a few levels. Deep nesting is nearly always a mistake in indentation, and
    some programs fail on it.
    """
    yield Problem(
        says=N_("there are more than {limit} levels inside each other here"),
        fix=N_("compare the indentation with another record"),
        values=flaw.values,
        at=flaw.at,
    )
