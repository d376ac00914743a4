"""KR009: letter written in parts."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR009", N_("Letter written in parts"), on="flaw:not_nfc")
def not_nfc(flaw: Flaw) -> Iterator[Problem]:
    """A letter such as ä can be stored as one character or as an a with two dots after it. They
    look the same but searching and comparing see two different words, so only the first form
    (NFC) is used.
    """
    yield Problem(
        says=N_("a letter is written in parts here, as a base letter and a separate mark"),
        fix=N_("type the word anew; it should read '{wanted}'"),
        values=flaw.values,
        at=flaw.at,
    )
