"""The kept registry shows everything the model has, and states no more than its sources do."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest

from kirjuri import app
from kirjuri.derive.announcing import waits_for_announcement
from kirjuri.derive.computed import computed_state
from kirjuri.derive.state import state_key
from kirjuri.model.record import Record

ROOT = Path(__file__).parent.parent.parent
TODAY = dt.date(2026, 11, 22)
LANGUAGES = {"fi", "sv", "en"}
GOALS = re.findall(
    r"R-\w+",
    """R-069 R-070 R-071 R-072 R-073 R-074 R-075 R-076 R-077 R-078 R-079 R-080 R-081a R-081b R-082a
    R-082b R-082c R-082d R-082e R-084 R-085 R-086a R-086b R-087 R-088 R-089 R-090a R-090b R-090c
    R-090d""",
)
TASKS = re.findall(
    r"R-\w+",
    """R-091 R-092 R-093 R-094 R-095 R-096a R-096b R-096c R-096d R-097a R-097b R-098a R-098b R-099a
    R-099b R-099c R-100a R-100b R-100c R-100d R-100e R-100f R-100g R-100h""",
)
UNCHECKED = (
    "VM 2020:18",
    "VM 2020:29",
    "VM 2020:53",
    "VM 2020:21",
    "VM 2021:65",
    "VM 2020:23",
    "124/2025",
)


@cache
def outcome() -> app.Outcome:
    return app.check(ROOT, today=TODAY)


def records(kind: str) -> list[Record]:
    return [record for record in outcome().context.registry.records if record.kind == kind]


def codes(kind: str, field: str) -> set[str]:
    return {record.text(field) for record in records(kind)} - {""}


def states(kind: str) -> set[str]:
    table = outcome().context.policy.lifecycles[kind]
    context = outcome().context
    seen = [computed_state(record, table, TODAY, context) for record in records(kind)]
    return {state.key for state in seen if state}


def all_codes(name: str) -> set[str]:
    return set(outcome().context.policy.codelists[name].codes)


def test_the_registry_is_clean() -> None:
    assert [f"{d.path}:{d.span.line} {d.code}" for d in outcome().findings.diagnostics] == []


def test_there_are_at_least_forty_records() -> None:
    assert len(outcome().context.registry.records) >= 40


@pytest.mark.parametrize(
    "kind",
    ["syote", "ryhma", "linjaus", "kokonaisuus", "tiedote", "arviointi", "kokous", "tilannekuva"],
)
def test_every_state_is_seen(kind: str) -> None:
    assert states(kind) == set(outcome().context.policy.lifecycles[kind].states)


def test_every_state_of_a_plan_is_seen_but_the_one_that_needs_two_samples_of_a_group() -> None:
    assert states("toimintasuunnitelma") == (
        set(outcome().context.policy.lifecycles["toimintasuunnitelma"].states) - {"korvattu"}
    )


@pytest.mark.parametrize(
    ("kind", "field", "codelist"),
    [
        ("toimintasuunnitelma", "kasittelykohteet.kohdetyyppi", "kasittelykohdetyyppi"),
        ("toimintasuunnitelma", "kasittelykohteet.toteutuma", "toteutuma"),
        ("toimintasuunnitelma", "ohjausmenettelyt.alue", "ohjausalue"),
        ("arviointi", "itsearviointi.kriteeri", "itsearviointikriteeri"),
        ("arviointi", "itsearviointi.arvio", "itsearvio"),
    ],
)
def test_every_code_of_a_list_of_items_is_seen(kind: str, field: str, codelist: str) -> None:
    items, _, key = field.partition(".")
    seen = {str(item.get(key, "")) for r in records(kind) for _, item in r.objects(items)}

    assert seen - {""} == all_codes(codelist)


@pytest.mark.parametrize(
    ("kind", "field", "codelist"),
    [
        ("syote", "prosessi", "prosessi"),
        ("syote", "tyyppi", "syotetyyppi"),
        ("syote", "jattaja.laji", "jattajalaji"),
        ("syote", "kieli", "kieli"),
        ("linjaus", "peruste", "linjausperuste"),
        ("arviointi", "kohde.laji", "arviointikohde"),
        ("arviointi", "johtopaatos", "johtopaatos"),
        ("kokous", "laji", "kokouslaji"),
    ],
)
def test_every_code_is_seen(kind: str, field: str, codelist: str) -> None:
    assert codes(kind, field) == all_codes(codelist)


def test_at_least_two_inputs_were_first_written_in_swedish() -> None:
    assert len([record for record in records("syote") if record.language == "sv"]) >= 2


def test_some_inputs_speak_three_languages_and_some_only_their_own() -> None:
    titles = [record.get("otsikko") for record in records("syote")]

    assert sum(isinstance(title, dict) and title.keys() == LANGUAGES for title in titles) >= 5
    assert sum(isinstance(title, str) for title in titles) >= 2


@pytest.mark.parametrize(
    ("kind", "fields"), [("ryhma", ("nimi", "kuvaus")), ("linjaus", ("otsikko", "tiivistelma"))]
)
def test_names_and_summaries_speak_three_languages(kind: str, fields: tuple[str, ...]) -> None:
    lacking = [
        (record.id, field)
        for record in records(kind)
        for field in fields
        if not isinstance(value := record.get(field), dict) or value.keys() != LANGUAGES
    ]

    assert lacking == []


@pytest.mark.parametrize(("field", "wanted"), [("tavoitteet", GOALS), ("tehtavat", TASKS)])
def test_each_goal_and_task_of_the_source_is_on_one_group_in_three_languages(
    field: str, wanted: list[str]
) -> None:
    numbered = [record for record in records("ryhma") if record.text("numero")]
    items = [
        item for record in numbered for _, item in record.objects(field) if item.get("vaatimus")
    ]

    assert sorted(str(item["vaatimus"]) for item in items) == sorted(wanted)
    assert all(
        isinstance(text := item["teksti"], dict) and text.keys() == LANGUAGES for item in items
    )


def test_the_seven_groups_of_the_source_are_proposed_and_tell_on_what_their_planning_status_rests() -> (
    None
):
    numbered = [record for record in records("ryhma") if record.text("numero")]

    assert sorted(record.text("numero") for record in numbered) == [
        "1",
        "1a",
        "1b",
        "2",
        "3",
        "4",
        "5",
    ]
    assert {event.state for record in numbered for event in record.events} == {"ehdotettu"}
    assert all(record.get("suunnittelutila_perustelu") for record in numbered)


def test_some_adopted_guideline_waits_for_its_announcement_and_the_others_have_theirs() -> None:
    context = outcome().context
    waits = {r.id for r in records("linjaus") if waits_for_announcement(r, context)}

    assert waits == {"LIN-0000-003", "LIN-0000-011"}


@pytest.mark.parametrize("way", ["itsenainen_eteneminen", "siirto_lautakunnalle", "ei_linjausta"])
def test_inputs_end_in_other_ways_than_a_guideline_too(way: str) -> None:
    assert [r.id for r in records("syote") if r.text("paatos.tapa") == way]


def test_an_input_was_reopened_and_keeps_its_earlier_answer() -> None:
    reopened = [r for r in records("syote") if r.items("aiemmat_paatokset")]

    assert [state_key(record) for record in reopened] == ["jalostettavana"]


def test_every_real_record_names_its_sources_and_their_certainty() -> None:
    real = [record for record in outcome().context.registry.records if not record.sample]

    assert real
    assert [record.id for record in real if not record.objects("lahteet")] == []


def test_every_input_is_marked_as_a_sample_as_long_as_no_real_one_has_been_registered() -> None:
    assert [record.id for record in records("syote") if not record.sample] == []


def test_guidelines_of_our_own_groups_are_samples_and_real_ones_are_of_the_board() -> None:
    real = [record for record in records("linjaus") if not record.sample]

    assert {record.text("laatija") for record in real} == {"tiedonhallintalautakunta"}
    assert {record.text("peruste") for record in real} == {"ulkoinen"}


def test_nothing_that_was_not_verified_is_published() -> None:
    told = [(r.id, value) for r in outcome().context.registry.records for _, value in r.strings()]

    assert [(id_, number) for id_, value in told for number in UNCHECKED if number in value] == []


def test_samples_of_follow_up_say_that_what_was_observed_is_invented() -> None:
    seen = [(r.id, item) for r in records("syote") for _, item in r.objects("seuranta")]

    assert seen
    assert [
        id_ for id_, item in seen if not str(item["havainto"]).startswith("Esimerkkihavainto:")
    ] == []


def test_every_file_tells_editors_its_schema() -> None:
    wrong = []
    for record in outcome().context.registry.records:
        path = ROOT / record.path
        first = path.read_text("utf-8").partition("\n")[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        wanted = ROOT / "schemas" / f"{record.kind}.schema.json"
        if not found or (path.parent / found[1]).resolve() != wanted.resolve():
            wrong.append(record.path)

    assert wrong == []


def test_settings_name_no_address_that_is_not_true() -> None:
    raw = outcome().context.policy.settings.raw

    assert raw.keys() & {"postilaatikot", "sivusto", "tietovarasto"} == set()
    assert raw["esimerkit_tilastoissa"] is False
