"""What follows from the days of a meeting and a picture, and whose turn it then is."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kirjuri.derive.computed import computed_state
from kirjuri.derive.duties import Work, duties, duties_of
from kirjuri.derive.queue import steps_of, turn_of

MEETING = {
    "ajankohta": {"pvm": "2026-04-15"},
    "syotteiden_takaraja": "2026-04-01",
    "laji": "kokous",
}


def key(record: Any, context: Any) -> str:
    found = computed_state(record, context.policy.lifecycles[record.kind], context.today, context)
    return found.key if found else ""


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-04-01", "kutsuttu"),
        ("2026-04-02", "syotteet_suljettu"),
        ("2026-04-15", "syotteet_suljettu"),
        ("2026-04-16", "pidetty"),
    ],
    ids=[
        "inputs are taken through the day of the deadline",
        "the next day it is closed",
        "on its day the meeting is not over",
        "the day after, it was held",
    ],
)
def test_a_convened_meeting_goes_on_by_its_days(make: Any, on: Any, day: str, state: str) -> None:
    record = make("kokous", 1, {"kutsuttu": "2026-03-10"}, **MEETING)

    assert key(record, on(day, record)) == state


def test_a_meeting_of_several_days_is_over_after_the_last(make: Any, on: Any) -> None:
    days = {"ajankohta": {"pvm": "2026-04-15", "loppupvm": "2026-04-16"}}
    record = make("kokous", 1, {"suunniteltu": "2026-03-10"}, **days)

    assert key(record, on("2026-04-16", record)) == "suunniteltu"
    assert key(record, on("2026-04-17", record)) == "pidetty"


@pytest.mark.parametrize("state", ["kirjattu", "peruttu"])
def test_days_change_nothing_of_what_is_recorded_or_cancelled(
    make: Any, on: Any, state: str
) -> None:
    record = make("kokous", 1, {"kutsuttu": "2026-03-10", state: "2026-04-20"}, **MEETING)

    assert key(record, on("2027-01-01", record)) == state
    assert turn_of(record, on("2027-01-01", record)) is None


def test_a_meeting_to_come_is_due_on_its_own_day(make: Any, on: Any) -> None:
    record = make("kokous", 1, {"kutsuttu": "2026-03-10"}, **MEETING)
    turn = turn_of(record, on("2026-03-20", record))

    assert turn
    assert turn.deadline
    assert (turn.holder, turn.deadline.due, turn.deadline.late) == (
        "sihteeristo",
        dt.date(2026, 4, 15),
        0,
    )


def test_a_meeting_that_was_held_is_to_be_recorded_in_two_weeks(make: Any, on: Any) -> None:
    record = make("kokous", 1, {"kutsuttu": "2026-03-10"}, **MEETING)
    turn = turn_of(record, on("2026-05-02", record))

    assert turn
    assert turn.deadline
    assert (turn.deadline.due, turn.deadline.late) == (dt.date(2026, 4, 30), 2)
    assert turn.next
    assert turn.next.transition.target == "kirjattu"
    assert {need.field for need in turn.next.missing if need.field} == {
        "osallistujat",
        "poytakirja",
    }


def test_from_a_state_that_days_made_the_steps_are_those_of_the_written_one(
    make: Any, on: Any
) -> None:
    record = make("kokous", 1, {"kutsuttu": "2026-03-10"}, **MEETING)
    steps = [step.transition.target for step in steps_of(record, on("2026-05-02", record))]

    assert steps == ["suunniteltu", "kirjattu", "peruttu"]


def picture(make: Any, number: int, state: str = "julkaistu", **fields: Any) -> Any:
    return make(
        "tilannekuva",
        number,
        {state: f"2026-0{number}-10"},
        jakso={"alku": "2025-01-01", "loppu": "2025-12-31"},
        paivitettava_viim="2026-12-31",
        **fields,
    )


def test_a_picture_is_in_force_through_the_day_of_its_renewal(make: Any, on: Any) -> None:
    old = picture(make, 1)

    assert key(old, on("2026-12-31", old)) == "julkaistu"
    assert key(old, on("2027-01-01", old)) == "paivitettava"
    [duty] = duties(on("2027-01-05", old))
    assert (duty.holder, duty.group, duty.due, duty.late) == (
        "ryhma",
        "koeryhma",
        dt.date(2026, 12, 31),
        5,
    )


def test_a_published_picture_supersedes_the_one_it_names_and_a_draft_does_not(
    make: Any, on: Any
) -> None:
    old, new = picture(make, 1), picture(make, 2, korvaa="TIL-koeryhma-2026-01")
    draft = picture(make, 2, "luonnos", korvaa="TIL-koeryhma-2026-01")

    assert key(old, on("2027-06-01", old, new)) == "korvattu"
    assert key(old, on("2026-06-01", old, draft)) == "julkaistu"


def test_nobody_is_asked_to_renew_a_picture_that_is_superseded(make: Any, on: Any) -> None:
    old, new = picture(make, 1), picture(make, 2, korvaa="TIL-koeryhma-2026-01")

    assert list(duties_of(old, on("2027-06-01", old, new))) == []


@pytest.fixture
def group(make: Any) -> Any:
    from kirjuri.model.record import Record

    def made(state: str, *, keeps: bool = True) -> Any:
        event = {"pvm": "2026-01-07", "laji": "siirto", "tila": state, "rooli": "asettaja"}
        data = {"tunnus": "koeryhma", "yllapitaa_tilannekuvaa": keeps, "tapahtumat": [event]}
        return Record(kind="ryhma", id="koeryhma", path="ryhmat/koeryhma/ryhma.yaml", data=data)

    return made


def kinds_of_work(context: Any) -> list[Work]:
    return [duty.work for duty in duties(context) if duty.record.kind == "ryhma"]


def test_a_group_at_work_that_keeps_a_picture_is_asked_for_the_first_one(
    make: Any, on: Any, group: Any
) -> None:
    at_work = group("toiminnassa")

    assert kinds_of_work(on("2026-06-01", at_work)) == [Work.PICTURE]
    assert kinds_of_work(on("2026-06-01", at_work, picture(make, 1, "luonnos"))) == []
    assert kinds_of_work(on("2026-06-01", at_work, picture(make, 1))) == []
    assert kinds_of_work(on("2026-06-01", at_work, picture(make, 1, "hylatty"))) == [Work.PICTURE]


def test_a_group_that_is_only_proposed_or_keeps_no_picture_owes_none(on: Any, group: Any) -> None:
    assert kinds_of_work(on("2026-06-01", group("ehdotettu"))) == []
    assert kinds_of_work(on("2026-06-01", group("toiminnassa", keeps=False))) == []
