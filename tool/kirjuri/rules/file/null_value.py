"""KR024: field without a value."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR024", N_("Field without a value"), on="flaw:null_value")
def null_value(flaw: Flaw) -> Iterator[Problem]:
    """An empty field could mean that nothing is known, that nothing applies or that somebody
    forgot it. A field that has no value is left out.
    """
    yield Problem(
        says=N_("the field has no value"),
        fix=N_("give it a value, or remove the whole line"),
        values=flaw.values,
        at=flaw.at,
    )
