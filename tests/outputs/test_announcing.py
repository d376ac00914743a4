"""An adopted guideline waits for its announcement to all three target groups; that is work, no error."""

from __future__ import annotations

import pytest

from kirjuri.derive.announcing import announced_by, untold, waits_for_announcement
from kirjuri.derive.duties import Work, duties
from kirjuri.model.policy import Policy
from kirjuri.model.record import Record

from .conftest import THREE, announcement, guideline, registry

ADOPTED = ("2026-03-02 luonnos", "2026-05-04 hyvaksytty")


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        pytest.param([], THREE, id="nobody has been told"),
        pytest.param([announcement(1, THREE, "luonnos")], THREE, id="a draft tells nobody"),
        pytest.param([announcement(1, THREE, "peruttu")], THREE, id="nor does a withdrawn one"),
        pytest.param([announcement(1, THREE[:2])], THREE[2:], id="one group is left out"),
        pytest.param(
            [announcement(1, THREE[:1]), announcement(2, THREE[1:])], [], id="two do it together"
        ),
        pytest.param([announcement(1, [*THREE, "kunnat"])], [], id="one does it alone"),
        pytest.param([announcement(1, THREE, "oikaistu")], [], id="a corrected one tells, too"),
    ],
)
def test_a_guideline_has_been_told_when_all_three_groups_are_covered(
    policy: Policy, told: list[Record], missing: list[str]
) -> None:
    rule = guideline(*ADOPTED)
    context = registry(policy, rule, *told)

    assert list(untold(rule, context)) == missing
    assert waits_for_announcement(rule, context) is bool(missing)


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(guideline(*ADOPTED, peruste="ulkoinen"), id="another body's output"),
        pytest.param(guideline("2026-03-02 luonnos"), id="a draft"),
        pytest.param(guideline(*ADOPTED, "2026-06-01 kumottu"), id="one that was repealed"),
    ],
)
def test_what_is_not_ours_or_does_not_stand_waits_for_no_announcement(
    policy: Policy, rule: Record
) -> None:
    assert not waits_for_announcement(rule, registry(policy, rule))


def test_the_announcement_is_due_in_fourteen_days_from_the_decision(policy: Policy) -> None:
    dated = guideline(*ADOPTED, paatos={"pvm": "2026-05-01"})

    days = [announced_by(rule, registry(policy, rule)) for rule in (guideline(*ADOPTED), dated)]

    assert [str(day) for day in days] == ["2026-05-18", "2026-05-15"]


def test_the_secretariat_has_it_in_its_queue_until_it_is_done(policy: Policy) -> None:
    rule = guideline(*ADOPTED)

    def seen(*told: Record) -> list[tuple[str, str, str, int]]:
        found = duties(registry(policy, rule, *told, today="2026-05-25"))
        return [
            (d.work, d.holder, str(d.due), d.late) for d in found if d.work is Work.ANNOUNCEMENT
        ]

    assert seen() == [("announcement", "sihteeristo", "2026-05-18", 7)]
    assert seen(announcement(1, THREE)) == []
