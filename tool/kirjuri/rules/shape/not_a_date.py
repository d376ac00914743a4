"""KR108: not a date."""

from collections.abc import Iterator

from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import shown
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR108", N_("Not a date"), on="shape:format")
def not_a_date(error: ShapeError) -> Iterator[Problem]:
    """Dates are written as year, month and day with hyphens (ISO 8601), so that they can be sorted
    and are read alike in every language. The day must exist in the calendar.
    """
    if error.expected == "date":
        yield Problem(
            says=N_("'{value}' is not a date"),
            fix=N_("write the year, the month and the day, for example: 2026-03-31"),
            values={"value": shown(error.value)},
            at=error.record.at(*error.route),
        )
