"""KR022: several documents in one file."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR022", N_("Several documents in one file"), on="flaw:several_documents")
def several_documents(flaw: Flaw) -> Iterator[Problem]:
    """One record is one file, so that every record has one address and one history."""
    yield Problem(
        says=N_("a second record begins here; one file holds one record"),
        fix=N_("move what follows to a file of its own, or remove the line"),
        values=flaw.values,
        at=flaw.at,
    )
