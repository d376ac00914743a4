"""KR027: empty file."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR027", N_("Empty file"), on="flaw:empty_file")
def empty_file(flaw: Flaw) -> Iterator[Problem]:
    """A file in a record folder is a record. An empty one says nothing and has no address."""
    yield Problem(
        says=N_("the file has no content"),
        fix=N_("write the record, or remove the file"),
        values=flaw.values,
        at=flaw.at,
    )
