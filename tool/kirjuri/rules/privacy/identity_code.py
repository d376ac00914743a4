"""KR501: personal identity code."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.privacy import identity_codes, places
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR501", N_("Personal identity code"))
def identity_code(record: Record, context: Context) -> Iterator[Problem]:
    """A personal identity code is handled only when the law or a person's consent allows it (Data
    Protection Act 1050/2018, section 29). A public register does not need it, and what has once
    been published in a git history cannot be taken back.

    The code itself is not repeated in the message, because messages are public, too. Codes are
    recognised by their date and check character, with every separator and dash.
    """
    if any(identity_codes(record.path)):
        yield Problem(
            says=N_("the name of the file holds a personal identity code"),
            fix=N_("name the file by its matter: small letters a-z, digits and hyphens"),
            at=record.at(),
        )
    for place in places(record, identity_codes):
        yield Problem(
            says=N_("a personal identity code stands here"),
            fix=N_("remove it at once; the registry never needs one"),
            at=place,
        )
