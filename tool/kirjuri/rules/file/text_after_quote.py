"""KR033: text goes on after its closing quote."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR033", N_("Text goes on after its closing quote"), on="flaw:text_after_quote")
def text_after_quote(flaw: Flaw) -> Iterator[Problem]:
    """A text in quotes ends at the next quotation mark of the same kind. An apostrophe inside
    single quotes ends it too early; written twice it is an ordinary apostrophe.
    """
    yield Problem(
        says=N_("the text in quotes ends before this place, but the line goes on"),
        fix=N_(
            "write a quotation mark that belongs to the text twice, or remove the quotes around the text"
        ),
        values=flaw.values,
        at=flaw.at,
    )
