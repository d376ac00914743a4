"""KR504: secrecy marking."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.privacy import places, secrecy_markings
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR504", N_("Secrecy marking"))
def secrecy_marking(record: Record, context: Context) -> Iterator[Problem]:
    """Everything in the registry is public. A document that bears a marking of secrecy or of a
    security class (Act on the Openness of Government Activities 621/1999, sections 22 to 25)
    does not belong here, not even in part.

    A matter about classified information can be registered when the text itself is public:
    write the security class in words in ordinary letters.
    """
    for place in places(record, secrecy_markings):
        yield Problem(
            says=N_("the text carries a secrecy or security classification marking"),
            fix=N_(
                "take the secret matter out; it is handled through the authority's own secure channel"
            ),
            at=place,
        )
