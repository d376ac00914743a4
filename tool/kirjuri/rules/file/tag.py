"""KR020: type tag."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR020", N_("Type tag"), on="flaw:tag")
def tag(flaw: Flaw) -> Iterator[Problem]:
    """A type tag tells a program to build something else than text, a number, a list or a mapping.
    Records hold nothing else.
    """
    yield Problem(
        says=N_("'{tag}' is a type tag; records do not use them"),
        fix=N_("remove the tag; the schema knows the type of every field"),
        values=flaw.values,
        at=flaw.at,
    )
