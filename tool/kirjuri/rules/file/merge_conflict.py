"""KR034: two versions that were not joined."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR034", N_("Two versions that were not joined"), on="flaw:merge_conflict")
def merge_conflict(flaw: Flaw) -> Iterator[Problem]:
    """When two people have changed the same lines, both versions are put into the file between
    marks of their own, and somebody chooses. Here the choice has not been made.
    """
    yield Problem(
        says=N_("two versions of the same lines stand here, one after the other"),
        fix=N_(
            "keep the right version, and remove the other one and the lines that begin with <<<<<<<, ======= and >>>>>>>"
        ),
        values=flaw.values,
        at=flaw.at,
    )
