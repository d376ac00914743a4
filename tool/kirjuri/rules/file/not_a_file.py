"""KR001: not a regular file."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR001", N_("Not a regular file"), on="flaw:not_a_file")
def not_a_file(flaw: Flaw) -> Iterator[Problem]:
    """A record is one ordinary file in the repository. A link, a device or a submodule could bring
    text from outside the registry onto a public page.

    Replace the link by the file it points to.
    """
    yield Problem(
        says=N_("this is not a regular file, so it is not read"),
        fix=N_("put the record itself here instead of a link to it"),
        values=flaw.values,
        at=flaw.at,
    )
