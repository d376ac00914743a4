"""KR103: value not among the allowed ones."""

from collections.abc import Iterator

from kirjuri.derive.near import nearest
from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import field_of, shown
from kirjuri.locale import N_
from kirjuri.model.problem import Choice, Problem
from kirjuri.model.rule import rule


@rule("KR103", N_("Value not among the allowed ones"), on="shape:enum")
def value_not_allowed(error: ShapeError) -> Iterator[Problem]:
    """The field takes its value from a code list, so that records can be compared, counted and
    shown in three languages.

    The message names the allowed values and the nearest of them.
    """
    allowed = tuple(map(str, error.expected)) if isinstance(error.expected, list) else ()
    near = nearest(str(error.value), allowed)
    yield Problem(
        says=N_("'{value}' is not a value of the field '{field}' ({label})"),
        fix=N_("did you mean '{near}'? Allowed: {allowed}") if near else N_("allowed: {allowed}"),
        values={
            **field_of(error),
            "value": shown(error.value),
            "near": near or "",
            "allowed": Choice(allowed),
        },
        at=error.record.at(*error.route),
    )
