"""The annual clock: what is near, when it is due, and the picture of it."""

from __future__ import annotations

import datetime as dt
import re
from math import hypot
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kirjuri.derive.year import Entry, entries, near
from kirjuri.model.record import Record
from kirjuri.publish.clock import SIZE, Span, wheel
from kirjuri.publish.tongue import clock_in_words, month_in_words

MONTHS = st.integers(min_value=1, max_value=12)


def clock(*items: dict[str, Any]) -> Record:
    return Record(
        kind="vuosikello",
        id="vuosikello",
        path="ryhmat/vuosikello.yaml",
        data={"merkinnat": [*items]},
    )


def entry(first: int, last: int, *, deadline: bool = False) -> Entry:
    return Entry(index=0, first=first, last=last, deadline=deadline, groups=())


@pytest.mark.parametrize(
    ("today", "due"),
    [
        ("2026-10-01", "2026-10-31"),
        ("2026-10-31", "2026-10-31"),
        ("2026-11-01", "2027-10-31"),
    ],
    ids=["in its month", "on its last day", "after it, the next year's"],
)
def test_a_deadline_is_the_end_of_the_next_such_month(today: str, due: str) -> None:
    found = entry(10, 10, deadline=True).due(dt.date.fromisoformat(today))

    assert str(found) == due


def test_the_end_of_february_knows_leap_years() -> None:
    february = entry(2, 2, deadline=True)

    assert str(february.due(dt.date(2027, 1, 5))) == "2027-02-28"
    assert str(february.due(dt.date(2028, 1, 5))) == "2028-02-29"


def test_what_has_no_deadline_is_not_due() -> None:
    assert entry(3, 4).due(dt.date(2026, 3, 1)) is None


def test_a_period_may_cross_the_turn_of_the_year() -> None:
    winter = entry(11, 2)

    assert [month for month in range(1, 13) if winter.on(month)] == [1, 2, 11, 12]
    assert Span(number=1, first=11, last=2).months == (11, 12, 1, 2)


def test_near_is_this_month_and_the_next_and_each_entry_once() -> None:
    record = clock(
        {"kuukausi": 1}, {"kuukausi": 11, "loppukuukausi": 12}, {"kuukausi": 12}, {"kuukausi": 6}
    )

    assert [one.index for one in near(record, dt.date(2026, 12, 5))] == [1, 2, 0]
    assert [one.index for one in near(record, dt.date(2026, 11, 30))] == [1, 2]


def test_an_entry_without_a_month_is_left_out_and_the_rest_stands_by_month() -> None:
    record = clock({"kuukausi": 9}, {"kuukausi": "marraskuu"}, {"kuukausi": 2}, {"kuukausi": 13})

    assert [one.first for one in entries(record)] == [2, 9]


@given(st.lists(st.tuples(MONTHS, MONTHS), max_size=12))
def test_no_two_arcs_of_the_picture_lie_on_each_other(months: list[tuple[int, int]]) -> None:
    spans = [Span(number=n, first=a, last=b) for n, (a, b) in enumerate(months, start=1)]
    drawn = wheel(spans)
    taken: set[tuple[int, str]] = set()
    for span, arc in zip(spans, drawn.arcs, strict=True):
        outer = re.search(r"A([\d.]+) ", arc.path)
        assert outer
        if float(outer[1]) > 68:  # the innermost lanes are one, when there are more than fit
            places = {(month, outer[1]) for month in span.months}
            assert not places & taken
            taken |= places


@given(st.lists(st.tuples(MONTHS, MONTHS), max_size=6))
def test_everything_stands_inside_the_picture(months: list[tuple[int, int]]) -> None:
    drawn = wheel([Span(number=1, first=a, last=b) for a, b in months])

    for one in (*drawn.sectors, *drawn.arcs):
        x, y = one.label
        assert hypot(x - SIZE / 2, y - SIZE / 2) < SIZE / 2


def test_january_begins_at_the_top_and_the_year_goes_clockwise() -> None:
    first, *_, last = wheel([]).sectors

    assert (first.month, last.month) == (1, 12)
    assert first.path.startswith("M320 8A312 312 0 0 1 476 ")
    assert first.label[0] > SIZE / 2 > last.label[0]


@pytest.mark.parametrize(
    ("language", "words", "month"),
    [
        ("fi", "klo 9.00–11.30", "lokakuu"),
        ("sv", "kl. 9.00–11.30", "oktober"),
        ("en", "09:00–11:30", "October"),
    ],
)
def test_hours_and_months_are_written_as_each_language_does(
    language: str, words: str, month: str
) -> None:
    assert clock_in_words("09:00", "11:30", language) == words
    assert clock_in_words("", "11:30", language) == ""
    assert month_in_words(10, language) == month
