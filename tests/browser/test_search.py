"""The search in a real browser: by keyboard, announced, shareable, harmless, and as good as it was measured."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from posixpath import normpath
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from kirjuri.derive.stems import folded, stem
from kirjuri.derive.vocabulary import by_key

from .conftest import BASE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Visitor

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
QUERIES = yaml.safe_load((HERE.parent / "search" / "queries.yaml").read_text("utf-8"))
HOMES = {"fi": "", "sv": "sv/", "en": "en/"}
SAYS = {
    "fi": {
        "header": "Haku",
        "field": "Hae tietueista ja sivuista",
        "question": "SYO-0000-0004",
        "one": "1 tulos haulla ”SYO-0000-0004”.",
        "title": "Rajapintakuvauksen vähimmäissisältö",
        "facts": "Syöte SYO-0000-0004 Esimerkki",
        "none": "Haulla ”qqqqqq” ei löytynyt mitään. Kokeile toista sanaa, vähemmän sanoja tai sanan alkua.",
        "start": "Kirjoita, mitä etsit: sana missä muodossa tahansa, sanan alku tai tunnus.",
        "off": "Haku toimii selaimessasi JavaScriptillä, joka ei nyt ole käytössä.",
        "failed": "Hakua ei voitu lukea. Tarkista yhteys ja yritä uudelleen.",
        "lists": ("Syötteet", "Ohjeet ja muut sivut"),
        "more": "Näytä lisää tuloksia",
    },
    "sv": {
        "header": "Sökning",
        "field": "Sök bland poster och sidor",
        "question": "SYO-0000-0004",
        "one": "1 träff på ”SYO-0000-0004”.",
        "title": "Minimiinnehållet i en gränssnittsbeskrivning",
        "facts": "Inspel SYO-0000-0004 Exempel",
        "none": "Sökningen ”qqqqqq” gav inga träffar. Pröva ett annat ord, färre ord eller början av ett ord.",
        "start": "Skriv vad du söker: ett ord i vilken form som helst, början av ett ord eller en beteckning.",
        "off": "Sökningen fungerar i webbläsaren med JavaScript, som nu är avstängt.",
        "failed": "Sökningen kunde inte läsas in. Kontrollera förbindelsen och försök igen.",
        "lists": ("Inspel", "Anvisningar och andra sidor"),
        "more": "Visa fler träffar",
    },
    "en": {
        "header": "Search",
        "field": "Search in records and pages",
        "question": "SYO-0000-0004",
        "one": "1 result for “SYO-0000-0004”.",
        "title": "Minimum content of an interface description",
        "facts": "Input SYO-0000-0004 Sample",
        "none": "Nothing was found for “qqqqqq”. Try another word, fewer words or the beginning of one.",
        "start": "Write what you look for: a word in any form, the beginning of one, or an identifier.",
        "off": "The search works in your browser with JavaScript, which is now off.",
        "failed": "The search could not be read. Check the connection and try again.",
        "lists": ("Inputs", "Instructions and other pages"),
        "more": "Show more results",
    },
}
EVERY = pytest.mark.parametrize("language", HOMES)


def status(page: Page, text: str) -> None:
    """Wait until the live region says a text."""
    page.wait_for_function(
        "text => document.querySelector('[role=status]').textContent === text", arg=text
    )


def results(page: Page) -> list[str]:
    return page.locator("#haku-lista h3").all_inner_texts()


@EVERY
def test_from_any_pages_header_by_keyboard_to_the_record(
    visitor: Visitor, site: dict[str, bytes], language: str
) -> None:
    says = SAYS[language]
    with visitor(site) as seen:
        page = seen.open(f"{HOMES[language]}saannot/kr306/")
        page.get_by_role("search", name=says["header"], exact=True).get_by_role("searchbox").focus()
        page.keyboard.type(says["question"])
        page.keyboard.press("Enter")
        page.wait_for_url(f"{BASE}{HOMES[language]}haku/?q=SYO-0000-0004")
        status(page, says["one"])

        assert results(page) == [says["title"]]
        assert page.locator("#haku-lista .k-find__facts").inner_text() == says["facts"]
        page.get_by_role("searchbox", name=says["field"]).focus()
        for _ in range(3):
            page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == says["title"]
        page.keyboard.press("Enter")
        page.wait_for_url(f"{BASE}{HOMES[language]}syotteet/SYO-0000-0004/")
    assert seen.harm == []


@EVERY
def test_a_screen_reader_meets_names_roles_and_the_number_of_results(
    visitor: Visitor, site: dict[str, bytes], language: str
) -> None:
    says = SAYS[language]
    with visitor(site) as seen:
        page = seen.open(f"{HOMES[language]}haku/?q=qqqqqq")
        status(page, says["none"])
        assert page.get_by_role("region").count() == 0
        page.get_by_role("searchbox", name=says["field"]).fill("")
        status(page, says["start"])
        page.get_by_role("searchbox", name=says["field"]).fill("SYO-0000-0004")
        status(page, says["one"])

        main = page.get_by_role("main")
        assert main.get_by_role("search", name=says["field"]).count() == 1
        assert main.get_by_role("combobox").count() == 1
        assert main.get_by_role("list").get_by_role("listitem").count() == 1
        assert page.locator("#haku-kysymys").get_attribute("aria-describedby") == "haku-tila"
    assert seen.harm == []


@EVERY
def test_without_scripts_the_page_says_so_and_leads_to_the_lists(
    visitor: Visitor, site: dict[str, bytes], language: str
) -> None:
    with visitor(site, java_script_enabled=False) as seen:
        page = seen.page
        page.goto(f"{BASE}{HOMES[language]}")
        page.locator("header .k-search input").fill("rajapinta")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{BASE}{HOMES[language]}haku/?q=rajapinta")

        note = page.get_by_role("note")
        assert note.is_visible()
        assert SAYS[language]["off"] in note.inner_text()
        names = note.get_by_role("link").all_inner_texts()
        assert (names[0], names[-1]) == SAYS[language]["lists"]
        for link in note.get_by_role("link").all():
            path = f"{HOMES[language]}haku/{link.get_attribute('href')}"
            assert f"{normpath(path)}/index.html" in site
        note.get_by_role("link").first.click()
        page.wait_for_url(f"{BASE}{HOMES[language]}syotteet/")


@EVERY
def test_on_a_phone_nothing_is_wider_than_the_screen(
    visitor: Visitor, site: dict[str, bytes], language: str
) -> None:
    with visitor(site, viewport={"width": 360, "height": 740}) as seen:
        page = seen.open(f"{HOMES[language]}haku/?q=rajapinta")
        page.locator("#haku-lista li").first.wait_for()

        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
        for name in ("#haku-kysymys", "#haku-laji", ".k-find__button", "header .k-search button"):
            box = page.locator(name).bounding_box()
            assert box
            assert box["height"] >= 24
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 360
    assert seen.harm == []


def test_results_come_while_one_types_and_the_address_follows(
    visitor: Visitor, site: dict[str, bytes]
) -> None:
    with visitor(site) as seen:
        page = seen.open("haku/")
        status(page, SAYS["fi"]["start"])
        page.locator("#haku-kysymys").press_sequentially("rajap")
        page.locator("#haku-lista li").first.wait_for()

        assert "Rajapintakuvauksen vähimmäissisältö" in results(page)
        assert page.url == f"{BASE}haku/?q=rajap"
        page.reload()
        page.locator("#haku-lista li").first.wait_for()
        assert page.locator("#haku-kysymys").input_value() == "rajap"
        page.locator(".k-languages a", has_text="Svenska").click()
        page.wait_for_url(f"{BASE}sv/haku/?q=rajap")
    assert seen.harm == []


def test_results_are_narrowed_by_kind_and_back_undoes_it(
    visitor: Visitor, site: dict[str, bytes]
) -> None:
    with visitor(site) as seen:
        page = seen.open("haku/?q=rajapinta")
        page.locator("#haku-lista li").first.wait_for()
        before = page.locator("#haku-tila").inner_text()
        page.locator("#haku-laji").select_option("ryhma")
        page.wait_for_url(f"{BASE}haku/?q=rajapinta&laji=ryhma")
        page.wait_for_function(
            "said => document.getElementById('haku-tila').textContent !== said", arg=before
        )
        kinds = page.locator("#haku-lista .k-find__facts").all_inner_texts()
        assert kinds
        assert all(kind.startswith("Ryhmä") for kind in kinds)
        page.go_back()
        status(page, before)
        assert page.locator("#haku-laji").input_value() == ""
    assert seen.harm == []


def test_more_results_come_at_a_button_and_the_first_of_them_has_the_focus(
    visitor: Visitor, site: dict[str, bytes]
) -> None:
    with visitor(site) as seen:
        page = seen.open("haku/?q=suositus")
        page.locator("#haku-lista li").first.wait_for()
        shown = results(page)
        assert len(shown) == 10
        page.get_by_role("button", name=SAYS["fi"]["more"]).click()
        page.locator("#haku-lista li").nth(10).wait_for()

        after = results(page)
        assert after[:10] == shown
        assert page.locator(":focus").inner_text() == after[10]
        assert len(set(after)) == len(after)
    assert seen.harm == []


@pytest.mark.parametrize(
    "question",
    [
        "<img src=x onerror=alert(1)>",
        '"><script>alert(1)</script>',
        "{count} {question} $& $1",
        "%E4%00",
    ],
)
def test_a_hostile_question_is_only_text(
    visitor: Visitor, site: dict[str, bytes], question: str
) -> None:
    with visitor(site) as seen:
        page = seen.open("haku/")
        page.locator("#haku-kysymys").fill(question)
        page.wait_for_function(
            "said => document.querySelector('#haku-tila').textContent.includes(said)", arg=question
        )
        assert page.locator("main img, main script:not([type=module])").count() == 0
    assert seen.harm == []


def test_a_search_that_cannot_be_read_says_so_and_may_be_tried_again(
    visitor: Visitor, site: dict[str, bytes]
) -> None:
    with visitor(site) as seen:
        page = seen.open("haku/")
        status(page, SAYS["fi"]["start"])
        page.route("**/osat/sanat/**", lambda route: route.abort())
        page.locator("#haku-kysymys").fill("SYO-0000-0004")
        status(page, SAYS["fi"]["failed"])
        page.unroute("**/osat/sanat/**")
        page.get_by_role("button", name="Hae", exact=True).last.click()
        status(page, SAYS["fi"]["one"])


def test_the_page_for_lost_addresses_searches_in_every_language(site: dict[str, bytes]) -> None:
    lost = site["404.html"].decode().split("<main", 1)[1]

    assert re.findall(r'<form [^>]*action="([^"]*)"', lost) == ["/haku/", "/sv/haku/", "/en/haku/"]


class TestTheIndex:
    """The script against the tables in Python, and against the questions it was measured by."""

    def test_words_have_the_same_stems_in_the_browser(
        self, visitor: Visitor, site: dict[str, bytes]
    ) -> None:
        said = {
            folded(word)
            for text in (*QUERIES["fi"], *QUERIES["sv"], *QUERIES["en"], *written(site))
            for word in re.findall(r"[^\W_]+", text)
        }
        said |= {
            folded(word)
            for one in by_key().values()
            for names in one.words.values()
            for word in names
        }
        asked = sorted(said)
        with visitor(site) as seen:
            page = seen.open("haku/")
            got = page.evaluate(
                """async words => {
                    const { stem, folded } = await import(new URL('../assets/kirjuri/haku/words.js', location));
                    const { steps, shortest } = await (await fetch('osat/opas.json')).json();
                    return Object.fromEntries(Object.entries(steps).map(([language, own]) =>
                        [language, words.map(word => stem(folded(word), own, shortest))]));
                }""",
                asked,
            )

        assert len(asked) > 3000
        assert got == {language: [stem(word, language) for word in asked] for language in HOMES}

    @EVERY
    def test_the_right_page_is_found(
        self, visitor: Visitor, site: dict[str, bytes], language: str
    ) -> None:
        rows = [tuple(part.strip() for part in row.split(" | ")) for row in QUERIES[language]]
        with visitor(site) as seen:
            found = asked(seen.open(f"{HOMES[language]}haku/"), [row[0] for row in rows], language)
        wanted = [[address(name) for name in row[1].split()] for row in rows]

        held = sum(one in paths for own, paths in zip(wanted, found, strict=True) for one in own)
        first = sum(own[0] in paths[:5] for own, paths in zip(wanted, found, strict=True))
        assert len(rows) >= 40
        assert held / sum(map(len, wanted)) >= 0.9
        assert first / len(rows) >= 0.85
        assert seen.harm == []


def written(site: Mapping[str, bytes]) -> list[str]:
    """The titles and descriptions of everything that can be found, in all languages."""
    files = [
        json.loads(text) for name, text in site.items() if re.match(r"haku/osat/(fi|sv|en)/", name)
    ]
    return [str(value) for file in files for row in file for value in row]


def asked(page: Page, questions: list[str], language: str) -> list[list[str]]:
    """The addresses that each question finds, the best first."""
    found: Any = page.evaluate(
        """async ([questions, language, module]) => {
            const { Index } = await import(module);
            const parts = new URL('../../../haku/osat/', module);
            const index = new Index(async path => (await fetch(new URL(path, parts))).json());
            const found = [];
            for (const question of questions) {
                const numbers = (await index.find(question, language)).map(({ number }) => number);
                found.push((await index.names(numbers, language)).map(({ path }) => path));
            }
            return found;
        }""",
        [questions, language, f"{BASE}assets/kirjuri/haku/index.js"],
    )
    return [list(paths) for paths in found]


def address(short: str) -> str:
    """The whole address of one in `queries.yaml`."""
    if short.startswith("G:"):
        return f"ryhmat/{short[2:]}/"
    if found := re.fullmatch(r"([SLR])(\d+)", short):
        kind, number = found[1], int(found[2])
        return {
            "S": f"syotteet/SYO-0000-{number:04d}/",
            "L": f"linjaukset/LIN-0000-{number:03d}/",
            "R": f"linjaukset/LIN-2026-{number:03d}/",
        }[kind]
    return short
