"""KR012: colon inside an unquoted text."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR012", N_("Colon inside an unquoted text"), on="flaw:colon_in_text")
def colon_in_text(flaw: Flaw) -> Iterator[Problem]:
    """A colon followed by a space begins a value. When the text itself has one, the text must
    stand in quotes, or on the following lines after a vertical bar.
    """
    yield Problem(
        says=N_(
            "there is a colon inside the text, so it looks like a second field on the same line"
        ),
        fix=N_("put the whole text in single quotes: 'text: more text'"),
        values=flaw.values,
        at=flaw.at,
    )
