"""States that follow from dates."""

from __future__ import annotations

import datetime as dt

import pytest

from kirjuri.derive.computed import computed_since, computed_state
from kirjuri.derive.state import since
from kirjuri.model.policy import Policy
from kirjuri.model.record import Record

TODAY = dt.date(2026, 11, 22)


def guideline(state: str, **fields: object) -> Record:
    event = {"pvm": "2026-01-15", "laji": "siirto", "tila": state, "rooli": "ryhma"}
    data = {**fields, "tapahtumat": [event]}
    return Record(kind="linjaus", id="LIN-0000-001", path="x", data=data)


@pytest.mark.parametrize(
    ("fields", "state", "day"),
    [
        ({"paatos": {"pvm": "2026-11-22"}}, "voimassa", "2026-11-22"),
        ({"paatos": {"pvm": "2026-11-23"}}, "hyvaksytty", "2026-01-15"),
        (
            {"paatos": {"pvm": "2026-01-10"}, "voimassa": {"alku": "2027-01-01"}},
            "hyvaksytty",
            "2026-01-15",
        ),
        (
            {"paatos": {"pvm": "2026-01-10"}, "voimassa": {"alku": "2026-03-01"}},
            "voimassa",
            "2026-03-01",
        ),
        ({"voimassa": {"alku": "2026-03-01", "loppu": "2026-11-22"}}, "voimassa", "2026-03-01"),
        ({"voimassa": {"alku": "2026-03-01", "loppu": "2026-11-21"}}, "rauennut", "2026-11-22"),
        ({}, "hyvaksytty", "2026-01-15"),
        ({"paatos": {"pvm": "not a date"}}, "hyvaksytty", "2026-01-15"),
    ],
)
def test_an_adopted_guideline_is_in_force_between_its_dates(
    policy: Policy, fields: dict[str, object], state: str, day: str
) -> None:
    record = guideline("hyvaksytty", **fields)
    now = computed_state(record, policy.lifecycles["linjaus"], TODAY)
    assert now is not None
    assert now.key == state
    assert str(computed_since(record, now, since(record))) == day


@pytest.mark.parametrize("state", ["luonnos", "kommentoitavana", "korvattu", "kumottu", "rauennut"])
def test_dates_change_no_other_state(policy: Policy, state: str) -> None:
    record = guideline(state, paatos={"pvm": "2026-01-10"})
    now = computed_state(record, policy.lifecycles["linjaus"], TODAY)
    assert now is not None
    assert now.key == state


def test_a_ledger_without_a_state_gives_none(policy: Policy) -> None:
    record = Record(kind="linjaus", id="LIN-0000-001", path="x", data={})
    assert computed_state(record, policy.lifecycles["linjaus"], TODAY) is None


def test_a_computed_state_is_written_by_no_event_where_the_table_says_so(policy: Policy) -> None:
    table = policy.lifecycles["linjaus"]
    assert "voimassa" not in table.written
    assert "rauennut" in table.written
