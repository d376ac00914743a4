"""KR002: file in the wrong place or with a wrong name."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR002", N_("File in the wrong place or with a wrong name"), on="flaw:wrong_place")
def wrong_place(flaw: Flaw) -> Iterator[Problem]:
    """Every record has one place that follows from its kind and identifier, so that its address
    never changes and two people never write the same record under two names.

    New inputs and guidelines wait for their number in the folder 'uudet' of their kind, under a
    name made of small letters a-z, digits and hyphens. The file ending is '.yaml'.
    """
    yield Problem(
        says=N_("the registry has no place for a file named '{name}' here"),
        fix=N_("records are named and placed like this: {examples}"),
        values=flaw.values,
        at=flaw.at,
    )
