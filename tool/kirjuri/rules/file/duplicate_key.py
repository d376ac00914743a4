"""KR017: field written twice."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR017", N_("Field written twice"), on="flaw:duplicate_key")
def duplicate_key(flaw: Flaw) -> Iterator[Problem]:
    """Many programs would silently keep only the last one, and what the first one said would be
    lost.
    """
    yield Problem(
        says=N_("the field '{key}' stands here a second time; the first is on line {line}"),
        fix=N_("remove one of them, or join their contents"),
        values=flaw.values,
        at=flaw.at,
    )
