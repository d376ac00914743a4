"""The pages of meetings, pictures and the year, as the project's own registry shows them."""

from __future__ import annotations

from typing import Any

import pytest

A = "arkkitehtuuriyhteistyo"
PORTFOLIOS = "kehittamisen-ohjauksen-yhteistyo"
PRODUCTION = "ict-palvelutuotannon-ohjauksen-yhteistyo"


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["record"]["id"] for row in rows]


def test_the_list_has_meetings_to_come_first_the_nearest_on_top(pages: Any) -> None:
    rows = pages["fi", "kokoukset/"].view["meetings"]

    assert ids(rows["coming"]) == [
        f"KOU-{PORTFOLIOS}-0000-01",
        "KOU-sihteeristo-0000-02",
        f"KOU-{A}-0000-02",
        "KOU-sihteeristo-0000-01",
    ]
    assert ids(rows["unrecorded"]) == ["KOU-koordinaatioryhma-0000-02"]
    assert ids(rows["past"])[0] == f"KOU-{PRODUCTION}-0000-01"
    assert ids(rows["cancelled"]) == ["KOU-esimerkki-automaatioryhma-0000-01"]


def test_a_row_tells_by_when_inputs_are_taken_and_that_the_day_is_over(pages: Any) -> None:
    first, _, second, third = pages["fi", "kokoukset/"].view["meetings"]["coming"]

    assert first["deadline"] == {"day": "2026-11-18", "passed": True}
    assert second["deadline"] == {"day": "2027-01-05", "passed": False}
    assert third["deadline"] == {"day": "", "passed": False}


def test_an_input_shows_what_each_group_said_of_it_under_its_own_name(pages: Any) -> None:
    [meeting] = pages["sv", "syotteet/SYO-0000-0005/"].view["taken_up"]
    told = [(one["form"], one["by"] and one["by"]["id"]) for one in meeting["said"]]

    assert meeting["meeting"]["id"] == f"KOU-{PRODUCTION}-0000-01"
    assert told == [
        ("decision", None),
        ("statement", PRODUCTION),
        ("statement", PRODUCTION),
        ("statement", PORTFOLIOS),
    ]
    assert meeting["said"][1]["text"]["text"]["text"].startswith("Gruppen förordar")


def test_a_guideline_shows_the_meeting_that_decided_on_it(pages: Any) -> None:
    [meeting] = pages["fi", "linjaukset/LIN-0000-003/"].view["taken_up"]

    assert [one["form"] for one in meeting["said"]] == ["decision"]


def test_a_matter_that_is_only_on_an_agenda_says_so(pages: Any) -> None:
    newest, older = pages["fi", "syotteet/SYO-0000-0002/"].view["taken_up"]

    assert (newest["open"], newest["said"]) == (True, [])
    assert [one["form"] for one in older["said"]] == ["view", "view"]


def test_a_joint_meeting_stands_on_the_pages_of_both_groups(pages: Any) -> None:
    for group in (PRODUCTION, PORTFOLIOS):
        held = pages["fi", f"ryhmat/{group}/"].view["meetings"]["past"]
        assert f"KOU-{PRODUCTION}-0000-01" in ids(held)


def test_a_meeting_counts_those_present_and_names_nobody(pages: Any) -> None:
    view = pages["fi", f"ryhmat/{A}/KOU-{A}-0000-01/"].view

    assert view["present"] == 15
    assert [one["count"]["text"]["text"] for one in view["participants"]] == ["9", "4", "2"]


def test_a_meeting_groups_what_was_said_by_matter(pages: Any) -> None:
    view = pages["en", f"ryhmat/{A}/KOU-{A}-0000-01/"].view
    found = {
        one["record"]["id"]: [item["form"] for item in one["said"]] for one in view["opinions"]
    }

    assert found == {"SYO-0000-0002": ["view", "view"], "SYO-0000-0008": ["statement"]}
    assert view["when"] == {"day": "2026-10-20", "last": "", "hours": "13:00–15:30"}


def test_a_picture_shows_observations_changes_and_effects_apart(pages: Any) -> None:
    view = pages["fi", f"ryhmat/{A}/TIL-{A}-0000-02/"].view

    assert [one["key"] for one in view["observations"]] == ["havainto", "muutos", "vaikutus"]
    assert view["tasks"][1]["text"]["text"] == "Ylläpitää julkisen hallinnon tiedonhallintakarttaa."


def test_a_superseded_picture_leads_to_the_newer_one(pages: Any) -> None:
    view = pages["fi", f"ryhmat/{A}/TIL-{A}-0000-01/"].view

    assert [one["id"] for one in view["replaced_by"]] == [f"TIL-{A}-0000-02"]
    assert view["standing"]["mark"]["key"] == "korvattu"


def test_a_group_that_keeps_a_picture_says_when_there_is_none(pages: Any) -> None:
    assert pages["fi", "ryhmat/digitoimisto/"].view["pictures"] == {"keeps": True, "rows": []}


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_table_and_the_picture_of_the_year_tell_the_same(pages: Any, language: str) -> None:
    view = pages[language, "vuosikello/"].view
    in_table = {
        entry["number"]: entry["task"]["text"]
        for month in view["months"]
        for entry in month["entries"]
    }
    in_picture = {arc["number"]: arc["tip"] for arc in view["picture"]["arcs"]}

    assert len(view["months"]) == 12
    assert in_table == in_picture
    assert sorted(in_table) == list(range(1, len(in_table) + 1))


def test_only_what_a_statute_lays_down_is_marked_as_law(pages: Any) -> None:
    view = pages["fi", "vuosikello/"].view
    law = [entry for month in view["months"] for entry in month["entries"] if entry["law"]]

    assert [entry["due"] for entry in law] == ["2027-02-28", "", "2027-10-31", ""]
    assert all("1301/2019" in entry["source"]["text"]["text"] for entry in law)


def test_what_is_near_now_comes_from_the_day(pages: Any) -> None:
    near = pages["fi", "vuosikello/"].view["near"]

    assert [entry["number"] for entry in near] == [10, 11, 12]


def test_a_group_shows_its_own_part_of_the_year(pages: Any) -> None:
    own = pages["fi", "ryhmat/koordinaatioryhma/"].view["year"]

    assert [(one["number"], one["when"]) for one in own] == [(12, "joulukuu")]


def test_a_dear_procurement_hints_at_the_statement_and_a_cheap_one_does_not(pages: Any) -> None:
    hints = {
        key: pages["fi", f"syotteet/{key}/"].view["check_statement"]
        for key in ("SYO-0000-0005", "SYO-0000-0007", "SYO-0000-0001")
    }

    assert hints == {"SYO-0000-0005": True, "SYO-0000-0007": False, "SYO-0000-0001": False}
