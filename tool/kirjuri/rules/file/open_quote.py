"""KR015: quotation mark left open."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR015", N_("Quotation mark left open"), on="flaw:open_quote")
def open_quote(flaw: Flaw) -> Iterator[Problem]:
    """Every quotation mark that opens a text needs its pair. An apostrophe inside single quotes is
    written twice: 'it''s'.
    """
    yield Problem(
        says=N_("a quotation begins here and never ends"),
        fix=N_("add the closing quotation mark"),
        values=flaw.values,
        at=flaw.at,
    )
