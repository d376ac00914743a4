"""KR115: same item twice in a list."""

from collections.abc import Iterator

from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import field_of, shown
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR115", N_("Same item twice in a list"), on="shape:uniqueItems")
def item_twice(error: ShapeError) -> Iterator[Problem]:
    """Each item of this list may stand in it once."""
    items = error.value if isinstance(error.value, list) else []
    index = next((i for i, item in enumerate(items) if item in items[:i]), 0)
    yield Problem(
        says=N_("'{value}' stands twice in the list '{field}' ({label})"),
        fix=N_("remove one of them"),
        values={**field_of(error), "value": shown(items[index]) if items else ""},
        at=error.record.at(*error.route, index),
    )
