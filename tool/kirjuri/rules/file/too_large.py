"""KR003: file too large."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR003", N_("File too large"), on="flaw:too_large")
def too_large(flaw: Flaw) -> Iterator[Problem]:
    """A record is something a person reads and a change that a person reviews. A file of hundreds
    of kilobytes is neither.

    Keep long attachments where they are published and give their address in the record.
    """
    yield Problem(
        says=N_("the file is {kib} KiB; a record may be at most {limit} KiB"),
        fix=N_("shorten the texts, or publish a long attachment elsewhere and link to it"),
        values=flaw.values,
        at=flaw.at,
    )
