"""KR427: business ID with a wrong check digit."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule

FIELD = "jattaja.ytunnus"


@rule("KR427", N_("Business ID with a wrong check digit"), reads=("jattaja",))
def business_id(record: Record, context: Context) -> Iterator[Problem]:
    """The last digit of a business ID (Y-tunnus) follows from the others. When it does not, a digit was
    mistyped, and the ID would lead to another organisation or to none.
    """
    from stdnum.fi import ytunnus

    given = record.text(FIELD)
    if given and not ytunnus.is_valid(given):
        yield Problem(
            says=N_("'{given}' is not a business ID: its check digit does not fit the others"),
            fix=N_("check the ID in the Business Information System (ytj.fi), or leave it out"),
            values={"given": given},
            at=record.at("jattaja", "ytunnus"),
        )
