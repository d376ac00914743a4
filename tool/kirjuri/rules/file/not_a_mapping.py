"""KR028: file is not made of fields."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR028", N_("File is not made of fields"), on="flaw:not_a_mapping")
def not_a_mapping(flaw: Flaw) -> Iterator[Problem]:
    """The file holds a plain text or a list instead of named fields, so none of its content can be
    found by name.
    """
    yield Problem(
        says=N_("a record must be made of fields: a name, a colon and a value on each line"),
        fix=N_("begin with the first field, for example 'kieli: fi'"),
        values=flaw.values,
        at=flaw.at,
    )
