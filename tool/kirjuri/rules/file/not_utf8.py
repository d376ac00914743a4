"""KR004: file not in UTF-8."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR004", N_("File not in UTF-8"), on="flaw:not_utf8")
def not_utf8(flaw: Flaw) -> Iterator[Problem]:
    """All records are UTF-8, the encoding that editors use today. In another encoding letters such
    as ä, ö and å turn into something else.

    In most editors: Save as, then Encoding: UTF-8.
    """
    yield Problem(
        says=N_("the byte {byte} is not UTF-8 text; the file looks like {guess}"),
        fix=N_("save the file again and choose the encoding UTF-8"),
        values=flaw.values,
        at=flaw.at,
    )
