"""KR019: merge key."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR019", N_("Merge key"), on="flaw:merge_key")
def merge_key(flaw: Flaw) -> Iterator[Problem]:
    """What a record says must be visible in the record itself, at its own place."""
    yield Problem(
        says=N_("'<<' copies fields from another place; records do not use it"),
        fix=N_("write the fields out"),
        values=flaw.values,
        at=flaw.at,
    )
