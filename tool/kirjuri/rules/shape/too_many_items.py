"""KR111: too many items in a list."""

from collections.abc import Iterator

from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import field_of
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR111", N_("Too many items in a list"), on="shape:maxItems")
def too_many_items(error: ShapeError) -> Iterator[Problem]:
    """Lists have a greatest length, so that a record stays something a person can read."""
    yield Problem(
        says=N_("the list '{field}' ({label}) has {count} items; at most {limit} fit"),
        fix=N_("remove items, or divide the matter into several records"),
        values={
            **field_of(error),
            "count": len(error.value) if isinstance(error.value, list) else 0,
            "limit": int(str(error.expected)),
        },
        at=error.record.at(*error.route),
    )
