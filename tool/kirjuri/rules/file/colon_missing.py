"""KR016: colon missing after a field name."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR016", N_("Colon missing after a field name"), on="flaw:colon_missing")
def colon_missing(flaw: Flaw) -> Iterator[Problem]:
    """Every line of a record names a field and gives its value; the two are separated by a colon
    and a space.
    """
    yield Problem(
        says=N_("there is no colon and space after the field name"),
        fix=N_("write 'field: value', with a space after the colon"),
        values=flaw.values,
        at=flaw.at,
    )
