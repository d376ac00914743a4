"""KR117: value must be a certain one."""

from collections.abc import Iterator

from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import field_of, in_yaml, shown
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR117", N_("Value must be a certain one"), on="shape:const")
def fixed_value(error: ShapeError) -> Iterator[Problem]:
    """The field has only one allowed value.
    """
    yield Problem(
        says=N_("the value of the field '{field}' ({label}) must be '{wanted}', and it is '{value}'"),
        fix=N_("write '{wanted}', or remove the field"),
        values={**field_of(error), "wanted": in_yaml(error.expected), "value": shown(error.value)},
        at=error.record.at(*error.route),
    )
