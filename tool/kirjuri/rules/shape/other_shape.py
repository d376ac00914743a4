"""KR119: value against the schema."""

from collections.abc import Iterator

from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import field_of
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR119", N_("Value against the schema"), on="shape:*")
def other_shape(error: ShapeError) -> Iterator[Problem]:
    """The schema of the kind refuses the value for a reason that has no message of its own. The
    message quotes the schema's keyword; the schema itself tells more.
    """
    yield Problem(
        says=N_("the value of the field '{field}' ({label}) is against the schema ('{keyword}')"),
        fix=N_("look at the schema of the record"),
        values={**field_of(error), "keyword": error.keyword},
        at=error.record.at(*error.route),
    )
