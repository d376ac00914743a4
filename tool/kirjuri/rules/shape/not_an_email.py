"""KR110: not an e-mail address."""

from collections.abc import Iterator

from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import shown
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR110", N_("Not an e-mail address"), on="shape:format")
def not_an_email(error: ShapeError) -> Iterator[Problem]:
    """The contact of a record is a functional mailbox: an address that belongs to an organisation
    and not to a person.
    """
    if error.expected == "email":
        yield Problem(
            says=N_("'{value}' is not an e-mail address"),
            fix=N_("write a functional mailbox, for example: kirjaamo@example.org"),
            values={"value": shown(error.value)},
            at=error.record.at(*error.route),
        )
