"""KR018: anchor or alias."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR018", N_("Anchor or alias"), on="flaw:alias")
def alias(flaw: Flaw) -> Iterator[Problem]:
    """Anchors and aliases let one part of a file stand for another. A reader of a public record
    must see its content where it stands, and a small file must not unfold into a huge one.
    """
    yield Problem(
        says=N_("'{name}' is an anchor or an alias; records do not use them"),
        fix=N_(
            "write the text out in each place, or in quotes if the character & or * belongs to it"
        ),
        values=flaw.values,
        at=flaw.at,
    )
