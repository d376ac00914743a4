"""KR112: too few items in a list."""

from collections.abc import Iterator

from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import example_value, field_of, in_yaml
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR112", N_("Too few items in a list"), on="shape:minItems")
def too_few_items(error: ShapeError) -> Iterator[Problem]:
    """The list is there but has fewer items than it needs."""
    yield Problem(
        says=N_("the list '{field}' ({label}) has too few items; at least {limit} needed"),
        fix=N_("write it like this: {example}"),
        values={
            **field_of(error),
            "limit": int(str(error.expected)),
            "example": in_yaml(example_value(error.schema, error.part)),
        },
        at=error.record.at(*error.route),
    )
