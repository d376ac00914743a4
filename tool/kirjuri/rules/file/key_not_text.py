"""KR023: field name is not a name."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR023", N_("Field name is not a name"), on="flaw:key_not_text")
def key_not_text(flaw: Flaw) -> Iterator[Problem]:
    """Names of fields are words made of small letters a-z and underscores. Numbers, true and
    false, lists and empty names are not names.
    """
    yield Problem(
        says=N_("a field name must be a word; this is not"),
        fix=N_("give the field a name from the schema"),
        values=flaw.values,
        at=flaw.at,
    )
