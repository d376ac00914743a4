"""A bundle's state follows from its members; nobody writes it."""

from __future__ import annotations

import datetime as dt

import pytest

from kirjuri.derive.computed import computed_since, computed_state
from kirjuri.derive.state import since
from kirjuri.model.policy import Policy

from .conftest import bundle, matter, registry

IN = {"kokonaisuus": "KOK-2026-001"}


@pytest.mark.parametrize(
    ("one", "other", "state", "day"),
    [
        pytest.param(
            ["2026-01-05 jalostettavana"],
            ["2026-01-06 vastaanotettu"],
            "koottavana",
            "2026-01-10",
            id="no member has come to the groups",
        ),
        pytest.param(
            ["2026-01-05 jalostettavana", "2026-02-01 kasiteltavana"],
            ["2026-01-06 jalostettavana", "2026-02-03 kasiteltavana"],
            "kasiteltavana",
            "2026-02-01",
            id="from the day of the first that came to the groups",
        ),
        pytest.param(
            ["2026-01-03 kasiteltavana"],
            ["2026-01-06 jalostettavana"],
            "kasiteltavana",
            "2026-01-10",
            id="never before the bundle itself",
        ),
        pytest.param(
            ["2026-02-01 kasiteltavana", "2026-03-01 odottaa_jattajaa"],
            ["2026-01-06 jalostettavana"],
            "kasiteltavana",
            "2026-02-01",
            id="a question to a submitter does not take it back",
        ),
        pytest.param(
            ["2026-02-01 kasiteltavana", "2026-03-01 linjattavana", "2026-04-01 linjattu"],
            ["2026-02-02 kasiteltavana", "2026-03-01 paattynyt"],
            "kasiteltavana",
            "2026-02-01",
            id="one has ended, the other has not",
        ),
        pytest.param(
            ["2026-02-01 kasiteltavana", "2026-03-01 paattynyt"],
            ["2026-02-02 kasiteltavana", "2026-03-09 peruttu"],
            "paattynyt",
            "2026-03-09",
            id="all have ended, the last of them on that day",
        ),
        pytest.param(
            ["2026-02-01 kasiteltavana", "2026-03-01 paattynyt", "2026-05-01 jalostettavana"],
            ["2026-02-02 kasiteltavana", "2026-03-09 paattynyt"],
            "kasiteltavana",
            "2026-02-01",
            id="one has been reopened",
        ),
    ],
)
def test_a_bundle_stands_where_its_members_are(
    policy: Policy, one: list[str], other: list[str], state: str, day: str
) -> None:
    whole = bundle()
    context = registry(policy, matter(1, *one, **IN), matter(2, *other, **IN), whole)

    now = computed_state(whole, policy.lifecycles["kokonaisuus"], context.today, context)

    assert now
    assert (now.key, str(computed_since(whole, now, since(whole), context))) == (state, day)


def test_a_bundle_without_members_or_taken_apart_follows_from_nothing(policy: Policy) -> None:
    table, empty = policy.lifecycles["kokonaisuus"], bundle()
    apart = bundle("2026-01-10 koottavana", "2026-02-01 purettu")
    ended = matter(1, "2026-03-01 paattynyt", **IN)
    today = dt.date(2026, 11, 22)

    states = [
        computed_state(empty, table, today, registry(policy, empty)),
        computed_state(apart, table, today, registry(policy, ended, apart)),
    ]

    assert [state and state.key for state in states] == ["koottavana", "purettu"]
