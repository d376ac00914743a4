"""Suggesting a change on the site: the form is filled, shows what differs, and writes what `intake` reads back."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from kirjuri import app
from kirjuri.changing.arrivals import Arrival, Received, keep, receive
from kirjuri.changing.arrivals.telling import told
from kirjuri.derive.suggesting import print_of

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .conftest import Visit, Visitor

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SOUND = ROOT / "tests" / "cases" / "sound"
TODAY = dt.date(2026, 11, 22)
LANGUAGES = ("fi", "sv", "en")
PHONE = {"width": 360, "height": 740}
ID, KIND = "SYO-0000-0001", "syote"
PAGE = f"kirjaa/muutos/?laji={KIND}&tunnus={ID}"
TITLE = "Asiakkaan perustiedot kysytään vain kerran"
SAID = {"fi": "Ehdota muutosta", "sv": "Föreslå en ändring", "en": "Suggest a change"}
WHY = "Otsikko on epäselvä."


def home(language: str) -> str:
    return "" if language == "fi" else f"{language}/"


def opened(seen: Visit, address: str = PAGE, language: str = "fi") -> Page:
    page = seen.open(home(language) + address)
    page.wait_for_selector("#lomake:not([hidden])")
    return page


def box(page: Page, field: str) -> Locator:
    """What is around a field; the facts below the texts are opened first."""
    page.locator("details.k-rest").evaluate("one => { one.open = true }")
    return page.locator(f'[data-field="{field}"]')


def control(page: Page, field: str) -> Locator:
    return box(page, field).locator("input[type=text], textarea, select")


def sent(page: Page) -> str:
    """Give the reason, continue by keyboard, and return the text that is ready."""
    if not page.locator("#k-perustelu").input_value():
        page.locator("#k-perustelu").fill(WHY)
    page.locator("#lomake button[type=submit]").press("Enter")
    return page.locator("#teksti").input_value()


def taken(text: str, root: Path = ROOT) -> Received:
    return receive(root, Arrival(body=text, form="muutos"), today=TODAY, language="fi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_page_leads_to_the_form_filled_with_its_texts(
    visitor: Visitor, site: dict[str, bytes], language: str
) -> None:
    with visitor(site, viewport=PHONE) as seen:
        page = seen.open(f"{home(language)}syotteet/{ID}/")
        page.get_by_role("link", name=SAID[language]).press("Enter")
        page.wait_for_selector("#lomake:not([hidden])")
        assert page.locator("h1").inner_text() == SAID[language]
        assert ID in page.locator("[data-record-link]").inner_text()
        assert control(page, "otsikko.fi").input_value() == TITLE
        assert control(page, "jattaja.laji").input_value() == "verkosto"
        assert box(page, "rajat_ylittava").locator("input:checked").count() == 2
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        page.locator("[data-record-link]").press("Enter")
        assert urlsplit(page.url).path.endswith(f"/{home(language)}syotteet/{ID}/")
    assert seen.harm == []


def test_the_link_stands_on_the_page_of_every_published_record(site: dict[str, bytes]) -> None:
    missing = []
    for path, content in site.items():
        parts = path.split("/")
        if path.startswith("data/v1/") and len(parts) == 4 and path.endswith(".json"):
            record = json.loads(content).get("tietue")
            page = site[f"{record['sivu']['fi']}index.html"].decode() if record else ""
            link = f"kirjaa/muutos/?laji={parts[2]}&amp;tunnus={parts[3].removesuffix('.json')}"
            missing += [path] if record and link not in page else []
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_form_writes_is_read_back_as_the_same_change(
    visitor: Visitor, site: dict[str, bytes], language: str
) -> None:
    with visitor(site, viewport=PHONE, accept_downloads=True) as seen:
        page = opened(seen, language=language)
        tongue = page.locator('[name="kieli"]:checked').get_attribute("value")
        control(page, "otsikko.fi").fill("Tiedot kysytään vain kerran")
        control(page, "otsikko.en").fill("")
        control(page, "jattaja.laji").select_option("muu")
        box(page, "rajat_ylittava").locator('input[value="organisaatio"]').check()
        page.locator("#lisaa").select_option("diaarinumero")
        page.locator("[data-add]").press("Enter")
        assert page.evaluate("document.activeElement.closest('[data-field]').dataset.field") == (
            "diaarinumero"
        )
        page.keyboard.type("VM/12/2026")
        text = sent(page)
        assert page.evaluate("document.activeElement.id") == "valmis-otsikko"
        with page.expect_download() as waiting:
            page.click("[data-download]")
        assert waiting.value.path().read_text("utf-8") == text
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    found = taken(text)
    assert (found.language, found.faults) == (tongue, ())
    [(old, new)] = found.taken.files.values()
    assert old is not None
    before, after = old.decode(), new.decode()
    added = "diaarinumero: VM/12/2026\n"
    assert after.count(added) == 1
    assert after.replace(added, "") == (
        before.replace(TITLE, "Tiedot kysytään vain kerran")
        .replace("  en: Customers' basic information is asked only once\n", "")
        .replace("  laji: verkosto\n", "  laji: muu\n", 1)
        .replace("[sektori, hallinnonala]\nkirj", "[hallinnonala, sektori, organisaatio]\nkirj")
    )
    assert seen.harm == []


CASES: dict[str, tuple[str, str]] = {
    "a sound title": ("otsikko.fi", "Uusi otsikko"),
    "too long": ("otsikko.fi", "x" * 301),
    "a person's address": ("tiivistelma.fi", "Kysy: etunimi.sukunimi@esimerkki.example"),
    "an identity code": ("kuvaus.fi", "Rivi.\nTunnus 131052-308T."),
    "a phone number": ("kuvaus.fi", "Soittakaa 040 123 4567."),
    "a case number": ("kuvaus.fi", "Asia VN/13510/2019 ja HE 284/2018 vp."),
    "a mark of secrecy": ("kuvaus.fi", "SALASSA PIDETTÄVÄ liite."),
    "hostile text": ("kuvaus.fi", "$(id) ${{ x }} <script>alert(1)</script> ../../etc"),
    "Markdown": ("kuvaus.fi", "## Tausta\n\n### Kuvaus\n\n- a\n- b\n\n[x](https://a.example)"),
}


def test_the_form_and_intake_find_the_same_texts_wrong(
    visitor: Visitor, site: dict[str, bytes]
) -> None:
    with visitor(site) as seen:
        for name, (field, text) in CASES.items():
            page = opened(seen)
            control(page, field).fill(text)
            page.locator("#k-perustelu").fill(WHY)
            page.locator("#lomake button[type=submit]").press("Enter")
            sound = page.locator("#valmis").is_visible()
            assert (page.locator(".k-question--wrong").count() == 0) == sound, name
            given = f"[kenttä: {field}]\n{text}"
            body = (
                f"### Muutettava tietue\n\n{ID}\n\n### Uudet tekstit kentittäin\n\n{given}\n\n"
                f"### Miksi muutos on tarpeen\n\n{WHY}"
            )
            assert sound == taken(body).sound, name
    assert seen.harm == []


def test_the_prints_of_the_page_are_those_of_the_registry(
    visitor: Visitor, site: dict[str, bytes]
) -> None:
    texts = ["", "a", "Åäö € 👍🏽\n\nrivi", TITLE]
    with visitor(site) as seen:
        page = opened(seen)
        made = page.evaluate(
            "async texts => texts.map((await import('/some/base/assets/kirjuri/vertailu.js')).print)",
            texts,
        )
    assert made == [print_of(text) for text in texts]


def test_what_differs_is_shown_while_one_writes_and_can_be_put_back(
    visitor: Visitor, site: dict[str, bytes]
) -> None:
    with visitor(site) as seen:
        page = opened(seen)
        assert page.locator("[data-count]").inner_text() == "Mitään ei ole vielä muutettu."
        field = box(page, "otsikko.fi")
        control(page, "otsikko.fi").fill("Asiakkaan perustiedot kysytään kerran")
        words = field.locator(".k-words")
        assert words.locator("del").all_inner_texts() == ["poistettu:\nvain"]
        assert words.locator("ins").count() == 0
        assert page.locator("[data-count]").inner_text() == "Yhtä kenttää on muutettu."
        field.get_by_role("button").press("Enter")
        assert control(page, "otsikko.fi").input_value() == TITLE
        assert field.locator(".k-words").is_hidden()
        assert page.locator("[data-count]").inner_text() == "Mitään ei ole vielä muutettu."
        assert page.locator(":focus").input_value() == TITLE
    assert seen.harm == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_are_gathered_said_and_led_to_by_keyboard(
    visitor: Visitor, site: dict[str, bytes], language: str
) -> None:
    with visitor(site, viewport=PHONE) as seen:
        page = opened(seen, language=language)
        submit = page.locator("#lomake button[type=submit]")
        submit.press("Enter")
        errors = page.locator("#virheet")
        assert errors.locator("a").count() == 2, "nothing has been changed, and no reason is given"
        control(page, "jattaja.nimi").fill("Soita 040 123 4567")
        page.locator("details.k-rest").evaluate("one => { one.open = false }")
        submit.press("Enter")
        assert page.evaluate("document.activeElement.id") == "virheet"
        assert errors.get_attribute("role") == "alert"
        errors.locator("a").first.press("Enter")
        focused = page.locator(":focus")
        assert focused.input_value() == "Soita 040 123 4567"
        assert focused.get_attribute("aria-invalid") == "true"
        told_by = (focused.get_attribute("aria-describedby") or "").split()
        assert page.locator(f"#{told_by[1]}").inner_text() != ""
        focused.fill("Verkosto")
        assert page.locator(".k-question--wrong").count() == 1, "the reason is missing yet"
    assert seen.harm == []


def test_the_tree_that_a_screen_reader_meets_has_a_name_for_every_control(
    visitor: Visitor, site: dict[str, bytes]
) -> None:
    with visitor(site) as seen:
        page = opened(seen)
        box(page, "otsikko.fi")
        tree = page.locator("#lomake").aria_snapshot()
        languages = control(page, "otsikko.sv").get_attribute("lang")
    assert f'- textbox "Otsikko (suomi)": {TITLE}' in tree
    assert '- combobox "Syötteen tyyppi"' in tree
    assert '- group "Mitä rajoja asia ylittää"' in tree
    assert '- textbox "Miksi muutos on tarpeen"' in tree
    assert "- status: Mitään ei ole vielä muutettu." in tree
    assert "- textbox:" not in tree
    assert "- combobox:" not in tree
    assert languages == "sv"


@pytest.mark.parametrize(
    "address",
    ["kirjaa/muutos/", "kirjaa/muutos/?laji=..&tunnus=../x", "kirjaa/muutos/?laji=a%2Fb&tunnus=A"],
)
def test_without_a_record_the_page_says_how_one_is_chosen(
    visitor: Visitor, site: dict[str, bytes], address: str
) -> None:
    with visitor(site) as seen:
        page = seen.open(address)
        page.wait_for_selector("#ei-tietuetta:not([hidden])")
        assert page.locator("#lomake").is_hidden()
        assert "avaa sen sivu" in page.locator("#ei-tietuetta").inner_text()
    assert seen.harm == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_its_script_the_page_says_how_and_gives_the_empty_form(
    visitor: Visitor, site: dict[str, bytes], language: str
) -> None:
    with visitor(site, java_script_enabled=False) as seen:
        seen.page.goto(f"http://rekisteri.test/some/base/{home(language)}{PAGE}")
        assert seen.page.locator("#lomake").is_hidden()
        assert seen.page.locator("noscript a[download]").count() == 2
        assert "otsikko" in seen.page.locator("noscript code").inner_text()
    assert seen.harm == []
    empty = site[f"{home(language)}kirjaa/muutos/pohja.sv.txt"].decode()
    found = taken(empty)
    assert (found.language, {one.field for one in found.faults}) == (
        *("sv", {"tietue", "muutokset", "perustelu"}),
    )


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    """A small registry on a platform, with a mailbox, in git."""
    root = Path(shutil.copytree(SOUND, tmp_path / "rekisteri"))
    with (root / "kirjuri.yaml").open("a", encoding="utf-8") as settings:
        settings.write("tietovarasto: https://github.com/koe/rekisteri\n")
        settings.write("postilaatikot: {sihteeristo: sihteeristo@koe.example}\n")
    return root


def test_from_the_page_through_intake_and_check_to_the_page_built_anew(
    visitor: Visitor,
    builder: Callable[..., dict[str, bytes]],
    registry: Path,
    tmp_path: Path,
) -> None:
    site = builder(registry, tmp_path / "site", codes=(0, 1))
    before = (registry / "syotteet/2026/SYO-2026-0001.yaml").read_text("utf-8")
    with visitor(site) as seen:
        page = seen.open("syotteet/SYO-2026-0001/")
        edit = page.get_by_role("link", name="Muokkaa tiedostoa suoraan tietovarastossa")
        assert edit.get_attribute("href") == (
            "https://github.com/koe/rekisteri/edit/HEAD/syotteet/2026/SYO-2026-0001.yaml"
        )
        page.get_by_role("link", name="Ehdota muutosta").click()
        page.wait_for_selector("#lomake:not([hidden])")
        control(page, "tiivistelma.fi").fill("Kuka rajapintaa ylläpitää?")
        text = sent(page)
        issue = page.locator("[data-open]").get_attribute("href") or ""
        mail = page.locator("[data-mail]").get_attribute("href") or ""
    assert seen.harm == []
    asked = {key: value for key, [value] in parse_qs(urlsplit(issue).query).items()}
    assert asked == {
        "template": "muutos.fi.yml",
        "title": "Muutosehdotus: SYO-2026-0001",
        "tietue": "SYO-2026-0001",
        "muutokset": f"[kenttä: tiivistelma.fi | {print_of('Kuka ylläpitää kuntien yhteistä rajapintaa?')}]\n"
        "Kuka rajapintaa ylläpitää?",
        "perustelu": WHY,
    }
    mailed = parse_qs(urlsplit(mail).query)["body"][0]

    for way in (text, mailed):
        found = taken(way, registry)
        assert found.faults == (), told(found, "text")
        [(_old, new)] = found.taken.files.values()
        assert new.decode() == before.replace(
            "Kuka ylläpitää kuntien yhteistä rajapintaa?", "Kuka rajapintaa ylläpitää?"
        )
    keep(taken(text, registry))
    assert app.check(registry, today=TODAY).findings.diagnostics == ()
    again = builder(registry, tmp_path / "site", codes=(0, 1))
    assert "Kuka rajapintaa ylläpitää?" in again["syotteet/SYO-2026-0001/index.html"].decode()

    with visitor(site) as seen:
        page = opened(seen, "kirjaa/muutos/?laji=syote&tunnus=SYO-2026-0001")
        control(page, "tiivistelma.fi").fill("Kuka ylläpitää?")
        late = taken(sent(page), registry)
    [stale] = late.faults
    assert (
        stale.problem.says
        == "the text of the field '{field}' has changed after the form was filled"
    )
