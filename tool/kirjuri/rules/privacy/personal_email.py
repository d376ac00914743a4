"""KR503: personal e-mail address."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.privacy import personal_emails, places
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR503", N_("Personal e-mail address"))
def personal_email(record: Record, context: Context) -> Iterator[Problem]:
    """An address such as firstname.lastname@ names a person, and so does an address at a private
    mail service. The contact of a record is a functional mailbox, such as a registry office.
    """
    for place in places(record, personal_emails):
        yield Problem(
            says=N_("an e-mail address that looks like a person's stands here"),
            fix=N_(
                "use a functional mailbox, or write 'sihteeristolla' when the secretariat keeps the address"
            ),
            at=place,
        )
