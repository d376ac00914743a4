"""The chain of an input: what is there, what comes later, what is not needed, and where the gaps are."""

from __future__ import annotations

import pytest

from kirjuri.derive.chain import chain, gaps
from kirjuri.model.policy import Policy
from kirjuri.model.record import Record

from .conftest import THREE, announcement, bundle, guideline, made, matter, registry

GROUP = made(
    "ryhma", "ark", "2025-01-01 asetettu", nimi={"fi": "Arkkitehtuuri", "sv": "Arkitektur"}
)
HANDLED = {
    "prosessi": "A",
    "kasittely": [{"ryhma": "ark", "rooli": "vastuu"}],
    "kasittelytapa": {"aikataulu": {"tavoite_loppu": "2026-06-30"}},
}
ANSWER = {"paatos": {"pvm": "2026-06-01", "vastaus_jattajalle": "Kiitos."}}
ADOPTED = ("2026-03-02 luonnos", "2026-05-04 hyvaksytty")
FAR = ("2026-01-05 kasiteltavana", "2026-03-02 linjattavana", "2026-05-04 linjattu")


def told(policy: Policy, record: Record, *others: Record, today: str = "2026-05-10") -> list[str]:
    links = chain(record, registry(policy, record, GROUP, *others, today=today))
    return [f"{link.step}: {link.status}" for link in links]


@pytest.mark.parametrize(
    ("record", "others", "expected"),
    [
        pytest.param(
            matter(1, "2026-05-04 kirjattu"),
            [],
            ["not_needed", "later", "later", "later", "later"],
            id="just registered",
        ),
        pytest.param(
            matter(1, "2026-05-04 jalostettavana", kokonaisuus="KOK-2026-001"),
            [bundle()],
            ["done", "later", "later", "later", "later"],
            id="in a bundle",
        ),
        pytest.param(
            matter(1, "2026-05-04 kasiteltavana", **HANDLED),
            [],
            ["not_needed", "under_way", "later", "later", "later"],
            id="in the groups",
        ),
        pytest.param(
            matter(1, *FAR[:2], **HANDLED),
            [guideline("2026-03-02 luonnos")],
            ["not_needed", "done", "under_way", "later", "later"],
            id="a guideline is drafted",
        ),
        pytest.param(
            matter(1, *FAR, **HANDLED),
            [guideline(*ADOPTED)],
            ["not_needed", "done", "done", "missing", "later"],
            id="adopted but not announced",
        ),
        pytest.param(
            matter(1, *FAR, **HANDLED),
            [guideline(*ADOPTED), announcement(1, THREE)],
            ["not_needed", "done", "done", "done", "later"],
            id="announced",
        ),
        pytest.param(
            matter(1, *FAR, "2026-06-01 paattynyt", **HANDLED, **ANSWER),
            [guideline(*ADOPTED), announcement(1, THREE)],
            ["not_needed", "done", "done", "done", "done"],
            id="answered",
        ),
        pytest.param(
            matter(1, "2026-05-04 jalostettavana", "2026-06-01 paattynyt", **ANSWER),
            [],
            ["not_needed", "not_needed", "not_needed", "not_needed", "done"],
            id="no guideline was needed",
        ),
        pytest.param(
            matter(1, "2026-05-04 jalostettavana", "2026-06-01 peruttu"),
            [],
            ["not_needed"] * 5,
            id="withdrawn",
        ),
        pytest.param(
            matter(1, "2026-05-04 seurannassa", **{**HANDLED, "prosessi": "E"}),
            [],
            ["not_needed", "under_way", "not_needed", "not_needed", "later"],
            id="followed: a guideline is made when needed",
        ),
        pytest.param(
            matter(1, *FAR, **HANDLED),
            [guideline(*ADOPTED, peruste="ulkoinen")],
            ["not_needed", "done", "done", "done", "later"],
            id="another body decided, and announces it itself",
        ),
    ],
)
def test_each_link_says_how_it_is_with_it(
    policy: Policy, record: Record, others: list[Record], expected: list[str]
) -> None:
    steps = ("bundle", "groups", "guideline", "announcement", "answer")

    assert told(policy, record, *others) == [
        f"{step}: {status}" for step, status in zip(steps, expected, strict=True)
    ]


def test_a_gap_says_what_is_missing_and_by_when_it_should_have_been_there(policy: Policy) -> None:
    record = matter(1, *FAR, **HANDLED)
    some = announcement(1, THREE[:1])
    context = registry(policy, record, GROUP, guideline(*ADOPTED), some, today="2026-06-01")

    (gap,) = gaps(chain(record, context))

    assert (gap.step, gap.status, str(gap.due)) == ("announcement", "late", "2026-05-18")
    assert [str(name) for name in gap.lacking] == ["Verkostot", "Ekosysteemit"]
    assert [one.id for one in gap.records] == ["TIE-2026-001"]


def test_handling_past_its_timetable_is_a_gap_that_names_the_groups(policy: Policy) -> None:
    record = matter(1, "2026-01-05 kasiteltavana", **HANDLED)
    context = registry(policy, record, GROUP, today="2026-08-20")

    (gap,) = gaps(chain(record, context))

    assert (gap.step, gap.status, str(gap.due)) == ("groups", "late", "2026-06-30")
    assert [name.by_language for name in gap.lacking] == [
        {"fi": "Arkkitehtuuri", "sv": "Arkitektur"}
    ]


def test_the_answer_is_late_when_its_target_has_passed(policy: Policy) -> None:
    record = matter(1, *FAR, "2026-05-10 viestitty", **HANDLED)
    others = (guideline(*ADOPTED), announcement(1, THREE))

    assert told(policy, record, *others, today="2026-06-20")[-1] == "answer: late"


def test_a_record_without_a_state_has_no_chain(policy: Policy) -> None:
    record = matter(1)

    assert chain(record, registry(policy, record)) == ()
