"""KR502: phone number."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.privacy import phone_numbers, places
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR502", N_("Phone number"))
def phone_number(record: Record, context: Context) -> Iterator[Problem]:
    """The registry shows roles and organisations, never persons. A phone number usually leads to
    one person. Nationwide service and switchboard numbers are allowed.
    """
    for place in places(record, phone_numbers):
        yield Problem(
            says=N_("a phone number stands here"),
            fix=N_(
                "remove it; give a functional mailbox. An authority's switchboard number is allowed"
            ),
            at=place,
        )
