"""KR101: field missing."""

from collections.abc import Iterator

from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import example_of, field_of
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR101", N_("Field missing"), on="shape:required")
def missing_field(error: ShapeError) -> Iterator[Problem]:
    """A field that every record of the kind must have is not there. The schema of the kind lists
    them; each has a description that says what it is for.

    To register an input only a few things are asked; the rest comes while the matter is
    refined.
    """
    because, value = error.because
    yield Problem(
        says=N_(
            "the field '{field}' ({label}) is missing; it is needed because '{because}' is '{value}'"
        )
        if because
        else N_("the field '{field}' ({label}) is missing"),
        fix=N_("add it, for example: {example}"),
        values={
            **field_of(error),
            "because": because,
            "value": value,
            "example": example_of(error.schema, error.part, error.key),
        },
        at=error.record.at(because)
        if because and not error.route
        else error.record.at(*error.route, error.key),
    )
