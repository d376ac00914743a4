"""KR113: number too small."""

from collections.abc import Iterator

from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import field_of, shown
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR113", N_("Number too small"), on="shape:minimum")
def number_too_small(error: ShapeError) -> Iterator[Problem]:
    """The number is smaller than the field allows. Check that there is no digit too many or too
    few.
    """
    yield Problem(
        says=N_("{value} is too small for the field '{field}' ({label}); the least is {limit}"),
        fix=N_("correct the number"),
        values={**field_of(error), "value": shown(error.value), "limit": str(error.expected)},
        at=error.record.at(*error.route),
    )
