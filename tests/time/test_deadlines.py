"""Deadlines: ledgers as lines, and the day by which the next step is due."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest

from kirjuri.derive.deadlines import Basis, due, reminders
from kirjuri.derive.standing import standing
from kirjuri.model.policy import Policy
from kirjuri.model.record import Record

Maker = Callable[..., Record]
HANDLING = {"aikataulu": {"alku": "2026-05-01", "tavoite_loppu": "2026-10-30"}}


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("ledger", "step", "expected"),
    [
        pytest.param(
            ["2026-11-16 kirjattu"], "T2", "2026-11-23", id="an acknowledgement in 5 working days"
        ),
        pytest.param(
            ["2026-12-21 kirjattu"], "T2", "2026-12-30", id="Christmas is no time to acknowledge"
        ),
        pytest.param(
            ["2026-11-16 kirjattu", "2026-11-17 vastaanotettu"],
            "T3",
            "2026-12-01",
            id="refinement begins in 10 working days",
        ),
        pytest.param(
            ["2026-09-01 vastaanotettu", "2026-09-10 jalostettavana"],
            "T5",
            "2026-10-10",
            id="refined in 30 days",
        ),
        pytest.param(
            ["2026-09-10 jalostettavana", "2026-09-20 odottaa_jattajaa"],
            "T4b",
            "2026-10-04",
            id="the submitter answers in 14 days",
        ),
        pytest.param(
            [
                "2026-09-10 jalostettavana",
                "2026-09-20 odottaa_jattajaa",
                "2026-10-05 jalostettavana",
            ],
            "T5",
            "2026-10-25",
            id="a wait for the submitter stops the clock of refinement",
        ),
        pytest.param(
            [
                "2026-09-10 jalostettavana",
                "2026-09-12 odottaa_jattajaa",
                "2026-09-14 jalostettavana",
                "2026-09-20 odottaa_jattajaa",
                "2026-09-23 jalostettavana",
            ],
            "T5",
            "2026-10-15",
            id="two waits stop it twice",
        ),
        pytest.param(
            ["2026-06-20 vastaanotettu", "2026-06-21 jalostettavana"],
            "T5",
            "2026-08-21",
            id="the summer break stops it",
        ),
        pytest.param(
            [
                "2026-06-16 jalostettavana",
                "2026-06-26 odottaa_jattajaa",
                "2026-08-05 jalostettavana",
            ],
            "T5",
            "2026-08-25",
            id="a wait over the summer break stops it once",
        ),
        pytest.param(
            ["2026-01-10 jalostettavana", "2026-02-01 paattynyt", "2026-09-01 jalostettavana"],
            "T5",
            "2026-10-01",
            id="reopening begins the clock anew",
        ),
        pytest.param(
            ["2026-09-01 jalostettavana", "2026-09-20 kasiteltavana", "2026-09-21 !2"],
            "T5",
            "2026-10-01",
            id="a correction that takes a move away leaves the clock as it was",
        ),
        pytest.param(
            ["2026-08-03 kirjattu", "2026-08-10 jalostettavana", "2026-11-02 !2 vastaanotettu"],
            "T3",
            "2026-08-24",
            id="a correction acts on the day of what it mends",
        ),
        pytest.param(
            [
                "2026-08-03 kirjattu",
                "2026-08-10 jalostettavana",
                "2026-11-02 !2 odottaa_jattajaa",
                "2026-11-03 !3 vastaanotettu",
            ],
            "T3",
            "2026-08-24",
            id="a correction of a correction too",
        ),
        pytest.param(["2026-11-02 linjattu"], "T12", "2026-11-16", id="communicated in 14 days"),
        pytest.param(["2026-11-02 viestitty"], "T13", "2026-11-16", id="answered in 14 days"),
    ],
)
def test_a_step_is_due(
    made: Maker, policy: Policy, ledger: list[str], step: str, expected: str
) -> None:
    found = due(made(*ledger), policy.lifecycles["syote"], policy.settings, d("2026-11-22"))

    assert found
    assert (found.step and found.step.key, found.due, found.basis) == (
        step,
        d(expected),
        Basis.TARGET,
    )


@pytest.mark.parametrize(
    ("today", "late"),
    [
        pytest.param("2026-10-09", 0, id="the day before"),
        pytest.param("2026-10-10", 0, id="on the day itself nothing is late"),
        pytest.param("2026-10-11", 1, id="the day after"),
        pytest.param("2026-11-22", 43, id="weeks after"),
    ],
)
def test_late_by_calendar_days(made: Maker, policy: Policy, today: str, late: int) -> None:
    found = due(
        made("2026-09-10 jalostettavana"),
        policy.lifecycles["syote"],
        policy.settings,
        d(today),
    )

    assert found
    assert found.late == late


def test_the_days_on_which_the_clock_stood_are_told(made: Maker, policy: Policy) -> None:
    record = made(
        "2026-06-16 jalostettavana", "2026-06-26 odottaa_jattajaa", "2026-08-05 jalostettavana"
    )
    found = due(record, policy.lifecycles["syote"], policy.settings, d("2026-08-20"))

    assert found
    assert (found.since, found.paused) == (d("2026-06-16"), 40)


def test_the_agreed_day_wins_for_handling(made: Maker, policy: Policy) -> None:
    for state in ("kasiteltavana", "linjattavana"):
        record = made("2026-05-02 jalostettavana", f"2026-06-01 {state}", kasittelytapa=HANDLING)
        found = due(record, policy.lifecycles["syote"], policy.settings, d("2026-11-22"))

        assert found
        assert (found.basis, found.due, found.late, found.step) == (
            Basis.AGREED,
            d("2026-10-30"),
            23,
            None,
        )


def test_an_agreed_day_does_not_move_by_the_summer_break(made: Maker, policy: Policy) -> None:
    way = {"aikataulu": {"tavoite_loppu": "2026-07-15"}}
    record = made("2026-06-01 kasiteltavana", kasittelytapa=way)
    found = due(record, policy.lifecycles["syote"], policy.settings, d("2026-06-02"))

    assert found
    assert found.due == d("2026-07-15")


def test_handling_fitted_to_another_timetable_has_no_deadline_of_its_own(
    made: Maker, policy: Policy
) -> None:
    way = {**HANDLING, "sovitettu_kohteeseen": "Kehyskauden valmisteluun."}
    record = made("2026-06-01 kasiteltavana", kasittelytapa=way)

    assert due(record, policy.lifecycles["syote"], policy.settings, d("2026-11-22")) is None


def test_the_settings_override_the_table(made: Maker, policy: Policy) -> None:
    record = made("2026-11-16 kirjattu")
    table, raw = policy.lifecycles["syote"], policy.settings.raw
    own = dataclasses.replace(
        policy.settings, raw={**raw, "tavoiteajat": {"syote": {"T2": {"paivia": 3}}}}
    )
    none = dataclasses.replace(policy.settings, raw={})

    assert [
        found.due for s in (own, none) if (found := due(record, table, s, d("2026-11-16")))
    ] == [
        d("2026-11-19"),
        d("2026-11-23"),
    ]


@pytest.mark.parametrize("state", ["paattynyt", "peruttu"])
def test_nothing_is_due_in_a_closed_matter(made: Maker, policy: Policy, state: str) -> None:
    record = made("2026-09-01 kirjattu", f"2026-09-02 {state}")

    assert due(record, policy.lifecycles["syote"], policy.settings, d("2026-11-22")) is None


@pytest.mark.parametrize(
    ("observations", "check"),
    [
        pytest.param([], "2026-12-10", id="before any observation: the interval after it began"),
        pytest.param([("2026-08-31", None)], "2027-02-28", id="the interval after the observation"),
        pytest.param([("2026-08-31", "2026-10-01")], "2026-10-01", id="the day that it names"),
        pytest.param(
            [("2026-10-02", None), ("2026-08-31", "2026-10-01")],
            "2027-04-02",
            id="the latest observation counts, in whatever order they stand",
        ),
        pytest.param(
            [("2025-01-31", "2025-06-30")],
            "2026-12-10",
            id="an observation from before this follow-up does not count",
        ),
    ],
)
def test_follow_up_is_due(
    made: Maker, policy: Policy, observations: list[tuple[str, str | None]], check: str
) -> None:
    seen = [
        {"pvm": at, **({"seuraava_tarkistus": next_} if next_ else {})}
        for at, next_ in observations
    ]
    record = made("2026-06-10 seurannassa", seurantavali_kk=6, seuranta=seen)
    found = due(record, policy.lifecycles["syote"], policy.settings, d("2026-11-22"))

    assert found
    assert (found.basis, found.due) == (Basis.FOLLOW_UP, d(check))


@pytest.mark.parametrize(
    ("notes", "next_", "close"),
    [
        pytest.param([], "2026-09-15", None, id="the first reminder after the answer's time"),
        pytest.param(
            ["2026-09-01 * sihteeristo"],
            "2026-09-15",
            None,
            id="the question's own day is no reminder",
        ),
        pytest.param(
            ["2026-09-10 * jattaja"],
            "2026-09-15",
            None,
            id="a note of the submitter is no reminder",
        ),
        pytest.param(
            ["2026-09-16 * sihteeristo"],
            "2026-09-30",
            None,
            id="the second as long after the first",
        ),
        pytest.param(
            ["2026-09-16 * sihteeristo", "2026-09-17 !3"],
            "2026-09-15",
            None,
            id="a reminder taken back was none",
        ),
        pytest.param(
            ["2026-09-16 * sihteeristo", "2026-10-01 * sihteeristo"],
            None,
            "2026-10-31",
            id="after two reminders it may be closed when 60 days are over",
        ),
        pytest.param(
            ["2026-09-16 * sihteeristo", "2026-11-20 * sihteeristo"],
            None,
            "2026-11-20",
            id="not before the second reminder",
        ),
    ],
)
def test_reminders(
    made: Maker, policy: Policy, notes: list[str], next_: str | None, close: str | None
) -> None:
    record = made("2026-08-20 jalostettavana", "2026-09-01 odottaa_jattajaa", *notes)
    found = reminders(record, policy.lifecycles["syote"], policy.settings, d("2026-11-22"))

    assert found
    assert (found.next, found.close) == (next_ and d(next_), close and d(close))
    assert found.closing
    assert found.closing.key == "T4d"


def test_no_reminders_when_it_is_not_the_submitters_turn(made: Maker, policy: Policy) -> None:
    record = made("2026-08-20 jalostettavana")

    assert reminders(record, policy.lifecycles["syote"], policy.settings, d("2026-11-22")) is None


def test_a_consultation_ends_on_its_day(made: Maker, policy: Policy) -> None:
    record = made(
        "2026-09-01 luonnos",
        "2026-10-01 kommentoitavana",
        kind="linjaus",
        kommentointi={"loppu": "2026-11-15"},
    )
    found = due(record, policy.lifecycles["linjaus"], policy.settings, d("2026-11-22"))

    assert found
    assert (found.basis, found.due, found.late) == (Basis.CONSULTATION, d("2026-11-15"), 7)


def test_days_that_go_back_do_not_turn_the_clock_back(made: Maker, policy: Policy) -> None:
    record = made("2026-09-10 kirjattu", "2026-09-01 vastaanotettu")
    here = standing(record, policy.lifecycles["syote"], d("2026-11-22"))

    assert here
    assert here.since == d("2026-09-10")


def test_a_ledger_without_days_tells_nothing(made: Maker, policy: Policy) -> None:
    record = Record(kind="syote", id="x", path="x", data={"tapahtumat": [{"tila": "kirjattu"}]})

    assert due(record, policy.lifecycles["syote"], policy.settings, d("2026-11-22")) is None
