"""KR105: value of a wrong form."""

from collections.abc import Iterator

from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import example_value, field_of, in_yaml, shown
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR105", N_("Value of a wrong form"), on="shape:pattern")
def wrong_form(error: ShapeError) -> Iterator[Problem]:
    """Some values have an exact form: identifiers, case numbers, numbers of government proposals
    and publications. In the right form they can be searched and linked.
    """
    yield Problem(
        says=N_("'{value}' does not have the form of the field '{field}' ({label})"),
        fix=N_("it looks like this: {example}"),
        values={
            **field_of(error),
            "value": shown(error.value),
            "example": in_yaml(example_value(error.schema, error.part)),
        },
        at=error.record.at(*error.route),
    )
