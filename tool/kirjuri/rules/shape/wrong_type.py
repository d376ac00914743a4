"""KR104: value of a wrong kind."""

from collections.abc import Iterator

from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import example_value, field_of, in_yaml, shown, type_name, type_of
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR104", N_("Value of a wrong kind"), on="shape:type")
def wrong_type(error: ShapeError) -> Iterator[Problem]:
    """A text stands where a list belongs, or a number where a text belongs, and so on.

    A list has its items on lines of their own that begin with a hyphen; a group of fields has
    its fields indented under it. A text that looks like a number or a truth value stands in
    quotes.
    """
    expected = error.expected if isinstance(error.expected, list) else [error.expected]
    yield Problem(
        says=N_("the field '{field}' ({label}) should be {expected}, and it is {found}"),
        fix=N_("put the value in quotes: '{value}'")
        if "string" in expected
        and isinstance(error.value, bool | int)
        and "format" not in error.part
        else N_("write it like this: {example}"),
        values={
            **field_of(error),
            "expected": type_name(str(expected[0])),
            "found": type_name(type_of(error.value)),
            "value": shown(error.value),
            "example": in_yaml(example_value(error.schema, error.part)),
        },
        at=error.record.at(*error.route),
    )
