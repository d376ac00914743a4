"""KR107: text empty or too short."""

from collections.abc import Iterator

from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import example_value, field_of, in_yaml
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR107", N_("Text empty or too short"), on="shape:minLength")
def text_too_short(error: ShapeError) -> Iterator[Problem]:
    """The field is there but says nothing, or too little to be understood."""
    yield Problem(
        says=N_(
            "the field '{field}' ({label}) is empty or too short: at least {limit} characters are needed"
        ),
        fix=N_("write the text, for example: {example}"),
        values={
            **field_of(error),
            "limit": int(str(error.expected)),
            "example": in_yaml(example_value(error.schema, error.part)),
        },
        at=error.record.at(*error.route),
    )
