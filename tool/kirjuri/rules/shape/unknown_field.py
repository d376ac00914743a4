"""KR102: unknown field."""

from collections.abc import Iterator

from kirjuri.derive.near import nearest
from kirjuri.derive.shape import ShapeError
from kirjuri.locale import N_
from kirjuri.model.problem import Choice, Problem
from kirjuri.model.rule import rule


@rule("KR102", N_("Unknown field"), on="shape:additionalProperties")
def unknown_field(error: ShapeError) -> Iterator[Problem]:
    """The name is not among the fields that may stand here. Usually it is a slip of the pen or the
    field belongs one level higher or lower.

    An unknown field would be read by nobody, so what it says would be lost.
    """
    near = nearest(error.key, error.allowed)
    yield Problem(
        says=N_("there is no field '{field}' here"),
        fix=N_("did you mean '{near}'?") if near else N_("write one of these fields: {allowed}"),
        values={"field": error.key, "near": near or "", "allowed": Choice(error.allowed)},
        at=error.record.at(*error.route, error.key, part="key"),
    )
