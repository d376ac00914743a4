"""Days that count: each row is a sentence of the Finnish calendar."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kirjuri.derive.workdays import Calendar, after, months_after, stood
from kirjuri.model.lifecycle import Target

FINNISH = Calendar(country="fi", break_=("07-01", "07-31"))
NO_BREAK = Calendar(country="fi")


def days(text: str) -> Target:
    number, unit = text.split()
    return Target(days=int(number), working=unit == "wd")


@pytest.mark.parametrize(
    ("start", "target", "due"),
    [
        pytest.param("2026-11-16", "5 wd", "2026-11-23", id="a week of work from Monday to Monday"),
        pytest.param("2026-11-20", "1 wd", "2026-11-23", id="after Friday comes Monday"),
        pytest.param("2026-11-21", "1 wd", "2026-11-23", id="what comes on Saturday begins on Monday"),
        pytest.param("2026-04-01", "2 wd", "2026-04-07", id="Easter: Good Friday and Easter Monday are off"),
        pytest.param("2026-04-30", "1 wd", "2026-05-04", id="May Day on a Friday is off"),
        pytest.param("2026-05-13", "1 wd", "2026-05-15", id="Ascension Day is off, the day after is not"),
        pytest.param("2026-06-18", "1 wd", "2026-06-22", id="Midsummer Eve, a Friday, is a day off"),
        pytest.param("2026-12-23", "1 wd", "2026-12-28", id="Christmas Eve is a day off"),
        pytest.param("2026-12-31", "1 wd", "2027-01-04", id="year end: New Year's Day and a week-end are off"),
        pytest.param("2027-01-05", "1 wd", "2027-01-07", id="Epiphany is off"),
        pytest.param("2027-12-03", "1 wd", "2027-12-07", id="Independence Day on a Monday is off"),
        pytest.param("2026-11-16", "14 d", "2026-11-30", id="a fortnight of calendar days"),
        pytest.param("2026-12-20", "14 d", "2027-01-03", id="calendar days run on Christmas, too"),
        pytest.param("2026-06-26", "5 wd", "2026-08-05", id="July stops working days"),
        pytest.param("2026-06-20", "14 d", "2026-08-04", id="July stops calendar days"),
        pytest.param("2026-07-15", "5 wd", "2026-08-07", id="what comes in July begins on the first of August"),
        pytest.param("2028-02-28", "1 d", "2028-02-29", id="leap day"),
    ],
)  # fmt: skip
def test_a_target_is_due(start: str, target: str, due: str) -> None:
    found = after(dt.date.fromisoformat(start), days(target), FINNISH)

    assert found == dt.date.fromisoformat(due)


def test_a_pause_moves_the_day_by_its_length() -> None:
    start, pause = dt.date(2026, 9, 1), (dt.date(2026, 9, 11), dt.date(2026, 9, 26))

    assert after(start, days("30 d"), FINNISH) == dt.date(2026, 10, 1)
    assert after(start, days("30 d"), FINNISH, [pause]) == dt.date(2026, 10, 16)


def test_a_pause_within_the_break_is_not_counted_twice() -> None:
    pause = (dt.date(2026, 6, 26), dt.date(2026, 7, 10))

    assert stood(dt.date(2026, 6, 20), dt.date(2026, 8, 5), FINNISH, [pause]) == 4 + 31


def test_a_break_may_run_over_the_new_year() -> None:
    christmas = Calendar(break_=("12-24", "01-06"))

    assert after(dt.date(2026, 12, 23), days("1 d"), christmas) == dt.date(2027, 1, 7)


def test_without_settings_only_weekends_are_off() -> None:
    assert after(dt.date(2026, 12, 23), days("1 wd"), Calendar()) == dt.date(2026, 12, 24)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        pytest.param("2026-02-25", 6, "2026-08-25", id="the same day half a year later"),
        pytest.param("2026-08-31", 6, "2027-02-28", id="a day that is not is the month's last"),
        pytest.param("2026-12-31", 1, "2027-01-31", id="over the new year"),
        pytest.param("2027-08-31", 6, "2028-02-29", id="a leap year's February"),
    ],
)
def test_months_later(start: str, months: int, end: str) -> None:
    assert months_after(dt.date.fromisoformat(start), months) == dt.date.fromisoformat(end)


DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31))
TARGETS = st.builds(Target, days=st.integers(1, 90), working=st.booleans())


@settings(deadline=None)  # the first call imports a heavy library
@given(DAYS, TARGETS)
def test_a_due_day_always_counts_itself(start: dt.date, target: Target) -> None:
    due = after(start, target, FINNISH)

    assert due > start
    assert not FINNISH.rests(due)
    assert FINNISH.works(due) or not target.working


@settings(deadline=None)
@given(DAYS, TARGETS, st.integers(0, 40))
def test_a_later_start_or_a_pause_is_never_due_earlier(
    start: dt.date, target: Target, more: int
) -> None:
    later = start + dt.timedelta(days=more)
    due = after(start, target, NO_BREAK)

    assert after(later, target, NO_BREAK) >= due
    assert after(start, target, NO_BREAK, [(start, later)]) >= due


def test_the_library_of_holidays_is_not_imported_before_it_is_needed() -> None:
    code = "import sys, kirjuri.derive.duties; print('holidays' in sys.modules)"
    tool = Path(__file__).parents[2] / "tool"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tool, capture_output=True, text=True, check=True
    )

    assert done.stdout == "False\n"
