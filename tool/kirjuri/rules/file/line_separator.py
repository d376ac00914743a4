"""KR008: unusual line break."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR008", N_("Unusual line break"), on="flaw:line_separator")
def line_separator(flaw: Flaw) -> Iterator[Problem]:
    """Some programs read these characters as line breaks and some do not, so one person sees one
    line where another sees two. Only the ordinary line break is used.
    """
    yield Problem(
        says=N_(
            "the text holds {character}, an unusual line break that programs read in different ways"
        ),
        fix=N_("replace it by an ordinary line break"),
        values=flaw.values,
        at=flaw.at,
    )
