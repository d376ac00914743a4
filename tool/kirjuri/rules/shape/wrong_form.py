"""KR105: value of a wrong form."""

from collections.abc import Iterator

from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import examples_of, field_of, is_several_lines, shown
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR105", N_("Value of a wrong form"), on="shape:pattern")
def wrong_form(error: ShapeError) -> Iterator[Problem]:
    """Some values have an exact form: identifiers, case numbers, numbers of government proposals
    and publications. In the right form they can be searched and linked.
    """
    if is_several_lines(error):
        yield Problem(
            says=N_("the field '{field}' ({label}) takes one line of text, and this has several"),
            fix=N_("write the text on one line, without the sign | or >"),
            values=field_of(error),
            at=error.record.at(*error.route),
        )
        return
    yield Problem(
        says=N_("'{value}' does not have the form of the field '{field}' ({label})"),
        fix=N_("it looks like this: {example}"),
        values={
            **field_of(error),
            "value": shown(error.value),
            "example": examples_of(error.schema, error.part),
        },
        at=error.record.at(*error.route),
    )
