"""KR109: not a web address."""

from collections.abc import Iterator

from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import shown
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR109", N_("Not a web address"), on="shape:format")
def not_an_address(error: ShapeError) -> Iterator[Problem]:
    """An address begins with https://, http:// or mailto: and has no spaces, and no user name or
    password in it.
    """
    if error.expected == "uri":
        yield Problem(
            says=N_("'{value}' is not a web address"),
            fix=N_("write the whole address, for example: https://www.finlex.fi/"),
            values={"value": shown(error.value)},
            at=error.record.at(*error.route),
        )
