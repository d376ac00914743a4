"""The form on the site: what it finds wrong is what `intake` finds, and what it writes `intake` reads back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kirjuri.changing.arrivals import Arrival, receive
from kirjuri.changing.arrivals.telling import told

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Visit, Visitor

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 22)
LANGUAGES = ("fi", "sv", "en")
PHONE = {"width": 360, "height": 740}
TITLE, TEXT, WISH = "alkuperainen.otsikko", "alkuperainen.kuvaus", "alkuperainen.toivottu_tulos"
SOUND: dict[str, Any] = {
    TITLE: "Rakennustiedon käsitteet",
    TEXT: "Kunnat kuvaavat samaa rakennusta eri käsittein.\n\nTiedot eivät liiku.",
    WISH: "Linjaus yhteisistä käsitteistä.",
    "tyyppi": ["kehittaminen"],
    "rajat_ylittava": ["sektori", "organisaatio"],
    "jattaja.laji": ["verkosto"],
    "jattaja.nimi": "Kuntien tietoverkosto (esimerkki)",
    "jattaja.yhteys": "",
}
CASES: dict[str, dict[str, Any]] = {
    "a sound one": {},
    "a shared mailbox": {"jattaja.yhteys": "kirjaamo@esimerkki.example"},
    "no title": {TITLE: ""},
    "only spaces": {WISH: "   "},
    "no choice": {"tyyppi": []},
    "no boundary": {"rajat_ylittava": []},
    "title too long": {TITLE: "x" * 201},
    "text at its limit": {TEXT: "ä" * 20000},
    "wish too long": {WISH: "y" * 2001},
    "contact that is no address": {"jattaja.yhteys": "soittakaa"},
    "a person's address": {"jattaja.yhteys": "etunimi.sukunimi@esimerkki.example"},
    "a private mail service": {TEXT: "Vastatkaa osoitteeseen tietoverkko@gmail.com kiitos."},
    "an identity code": {TEXT: "Rivi yksi.\nTunnus 131052-308T on tekstissä."},
    "an identity code with another sign": {WISH: "010101B0101"},
    "no identity code": {WISH: "131052-308U"},
    "a business identity code": {TEXT: "Toimija 0245439-2 ja 2817006-0."},
    "a phone number": {TEXT: "Soittakaa 040 123 4567."},
    "a phone number from abroad": {TEXT: "Numero on +358 50 123 4567."},
    "a case number": {TEXT: "Asia VN/13510/2019 ja VM183:00/2017, HE 284/2018 vp."},
    "a mark of secrecy": {TEXT: "SALASSA PIDETTÄVÄ liite."},
    "a security class": {WISH: "Luokka TL IV."},
    "words like a mark": {WISH: "Tämä on salaista puuhaa, TLIV ja TL IVX."},
    "hostile text": {TEXT: "$(id) `id` ${{ x }} <script>alert(1)</script> ../../etc"},
    "several wrong": {TITLE: "", "jattaja.nimi": "", "jattaja.laji": []},
}


def filled(page: Page, answers: Mapping[str, Any]) -> None:
    for field, value in answers.items():
        box = page.locator(f'[data-question="{field}"]')
        if isinstance(value, list):
            for each in box.locator("input:checked").all():
                if each.get_attribute("type") == "checkbox":
                    each.uncheck()
            for key in value:
                box.locator(f'input[value="{key}"]').check()
        else:
            box.locator("input, textarea").fill(value)


def opened(seen: Visit, home: str = "") -> Page:
    page = seen.open(f"{home}kirjaa/")
    page.wait_for_selector("#lomake:not([hidden])")
    return page


def wrong(page: Page) -> set[str]:
    page.locator("#lomake button[type=submit]").press("Enter")
    marked = page.locator(".k-question--wrong").evaluate_all(
        "all => all.map(one => one.dataset.question)"
    )
    return set(marked)


def intake(text: str) -> Any:
    """What `kirjuri intake --body … --dry-run --format json` says of a text."""
    found = receive(ROOT, Arrival(body=text, form="syote"), today=TODAY, language="fi")
    return json.loads(told(found, "json"))


@pytest.fixture(scope="module")
def form(site: dict[str, bytes]) -> Any:
    return json.loads(site["kirjaa/lomake.json"])


def text_of(form: Any, answers: Mapping[str, Any], language: str = "fi") -> str:
    blocks = []
    for question in form["questions"]:
        value = answers[question["field"]]
        if isinstance(value, list):
            names = {one["key"]: one["names"][language] for one in question["options"]}
            value = ", ".join(names[key] for key in value)
        blocks.append(f"### {question['headings'][language]}\n\n{value or '_No response_'}\n")
    return "\n".join(blocks)


def test_the_form_and_intake_find_the_same_answers_wrong(
    visitor: Visitor, site: dict[str, bytes], form: Any
) -> None:
    with visitor(site) as seen:
        for name, change in CASES.items():
            answers = {**SOUND, **change}
            page = opened(seen)
            filled(page, answers)
            found = intake(text_of(form, answers))
            assert wrong(page) == {one["field"] for one in found["problems"]}, name
            assert page.locator("#valmis").is_visible() == found["sound"], name
    assert seen.harm == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_form_writes_is_read_back_as_the_same_answers(
    visitor: Visitor, site: dict[str, bytes], form: Any, language: str
) -> None:
    home = "" if language == "fi" else f"{language}/"
    with visitor(site, viewport=PHONE, accept_downloads=True) as seen:
        page = opened(seen, home)
        tongue = page.locator('[name="kieli"]:checked').get_attribute("value") or ""
        filled(page, SOUND)
        assert wrong(page) == set()
        assert page.evaluate("document.activeElement.id") == "valmis-otsikko"
        shown = page.locator("#teksti").input_value()
        with page.expect_download() as waiting:
            page.click("[data-download]")
        assert waiting.value.path().read_text("utf-8") == shown
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert shown == text_of(form, SOUND, tongue)
    found = intake(shown)
    assert (found["sound"], found["language"]) == (True, tongue)
    assert seen.harm == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_are_gathered_said_and_led_to_by_keyboard(
    visitor: Visitor, site: dict[str, bytes], language: str
) -> None:
    home = "" if language == "fi" else f"{language}/"
    with visitor(site, viewport=PHONE) as seen:
        page = opened(seen, home)
        filled(page, {**SOUND, TITLE: "", "jattaja.laji": []})
        assert wrong(page) == {TITLE} | {"jattaja.laji"}
        box = page.locator("#virheet")
        assert box.get_attribute("role") == "alert"
        assert page.evaluate("document.activeElement.id") == "virheet"
        assert box.locator("a").count() == 2
        box.locator("a").first.press("Enter")
        field = page.locator(":focus")
        assert field.get_attribute("aria-invalid") == "true"
        told = field.get_attribute("aria-describedby") or ""
        assert page.locator(f"#{told.split()[1]}").inner_text() != ""
        page.keyboard.type("Otsikko")
        assert page.locator(".k-question--wrong").count() == 1
    assert seen.harm == []


def test_a_draft_is_kept_only_when_asked_and_can_be_deleted(
    visitor: Visitor, site: dict[str, bytes]
) -> None:
    with visitor(site) as seen:
        page = opened(seen)
        filled(page, SOUND)
        assert page.evaluate("localStorage.length") == 0
        page.locator("[data-save]").press("Enter")
        page = opened(seen)
        assert page.locator("#k-alkuperainen-otsikko").input_value() == SOUND[TITLE]
        assert page.locator('input[value="verkosto"]').is_checked()
        page.locator("[data-forget]").press("Enter")
        assert page.evaluate("localStorage.length") == 0
        assert page.locator("[data-draft]").inner_text() == "Luonnos on poistettu."
    assert seen.harm == []


def test_the_tree_that_a_screen_reader_meets_has_a_name_for_every_control(
    visitor: Visitor, site: dict[str, bytes]
) -> None:
    with visitor(site) as seen:
        page = opened(seen)
        tree = page.locator("#lomake").aria_snapshot()
    assert '- textbox "Otsikko"' in tree
    assert '- group "Syötteen tyyppi"' in tree
    assert '- radio "Sääntelyehdotus' in tree
    assert '- button "Tarkista ja jatka"' in tree
    assert "- textbox:" not in tree
    assert "- radio:" not in tree


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_its_script_the_page_says_how_and_gives_the_empty_form(
    visitor: Visitor, site: dict[str, bytes], language: str
) -> None:
    home = "" if language == "fi" else f"{language}/"
    with visitor(site, java_script_enabled=False) as seen:
        page = seen.page
        page.goto(f"http://rekisteri.test/some/base/{home}kirjaa/")
        assert page.locator("#lomake").is_hidden()
        assert page.locator("noscript a[download]").count() == 2
    assert seen.harm == []
    empty = site[f"{home}kirjaa/pohja.fi.txt"].decode()
    assert {one["field"] for one in intake(empty)["problems"]} == {
        field for field in SOUND if field != "jattaja.yhteys"
    }
