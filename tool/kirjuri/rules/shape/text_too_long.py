"""KR106: text too long."""

from collections.abc import Iterator

from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import field_of
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR106", N_("Text too long"), on="shape:maxLength")
def text_too_long(error: ShapeError) -> Iterator[Problem]:
    """Every text has a greatest length, so that lists, receipts and pages stay readable. Long
    explanations belong in the description or behind a link.
    """
    yield Problem(
        says=N_("the field '{field}' ({label}) has {length} characters; at most {limit} fit"),
        fix=N_("shorten the text by {over} characters"),
        values={
            **field_of(error),
            "length": len(str(error.value)),
            "limit": int(str(error.expected)),
            "over": len(str(error.value)) - int(str(error.expected)),
        },
        at=error.record.at(*error.route),
    )
