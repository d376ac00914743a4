"""KR114: number too large."""

from collections.abc import Iterator

from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import field_of, shown
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR114", N_("Number too large"), on="shape:maximum")
def number_too_large(error: ShapeError) -> Iterator[Problem]:
    """The number is larger than the field allows. Check that there is no digit too many or too
    few.
    """
    yield Problem(
        says=N_("{value} is too large for the field '{field}' ({label}); the greatest is {limit}"),
        fix=N_("correct the number"),
        values={**field_of(error), "value": shown(error.value), "limit": str(error.expected)},
        at=error.record.at(*error.route),
    )
