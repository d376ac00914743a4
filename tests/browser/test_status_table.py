"""The status table in a real browser: by keyboard, by address, announced, as CSV, and without its script."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Visit, Visitor

pytestmark = pytest.mark.browser

LANGUAGES = ("fi", "sv", "en")
TABLE = "syotteet/"
PHONE = {"width": 360, "height": 740}


def home(language: str) -> str:
    return "" if language == "fi" else f"{language}/"


def opened(seen: Visit, address: str) -> Page:
    page = seen.open(address)
    page.wait_for_selector(".k-finder:not([hidden])")
    return page


def shown(page: Page) -> list[str]:
    return page.locator(".k-status tbody .k-id").all_inner_texts()


def told(page: Page) -> str:
    return page.locator("[data-status]").inner_text()


def states(page: Page) -> set[str]:
    return set(page.locator(".k-status tbody .k-mark").all_inner_texts())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filter_by_keyboard_narrows_the_rows_is_announced_and_stands_in_the_address(
    visitor: Visitor, site: dict[str, bytes], language: str
) -> None:
    with visitor(site, viewport=PHONE) as seen:
        page = opened(seen, home(language) + TABLE)
        before = told(page)
        page.locator(".k-facets > summary").focus()
        page.keyboard.press("Enter")
        page.locator('[name="tila"][value="paattynyt"]').focus()
        page.keyboard.press("Space")

        assert page.locator("[data-status]").get_attribute("role") == "status"
        assert told(page) != before
        assert len(states(page)) == 1
        assert page.url.endswith("?tila=paattynyt")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

        page.locator(".k-chip").press("Enter")
        assert told(page) == before
        assert "?" not in page.url
        assert page.evaluate("document.activeElement.id") == "haku"
    assert seen.harm == []


def test_the_address_alone_brings_the_same_rows_in_every_language(
    visitor: Visitor, site: dict[str, bytes]
) -> None:
    query = "?tila=paattynyt&prosessi=A&jarjestys=tunnus"
    with visitor(site) as seen:
        rows = [shown(opened(seen, home(language) + TABLE + query)) for language in LANGUAGES]
        page = seen.page
        assert page.locator('[name="prosessi"][value="A"]').is_checked()
    assert rows[0] == sorted(rows[0], reverse=True)
    assert rows[0] != []
    assert rows[0] == rows[1] == rows[2]
    assert seen.harm == []


def test_counts_tell_how_many_rows_each_choice_would_leave(
    visitor: Visitor, site: dict[str, bytes]
) -> None:
    with visitor(site) as seen:
        page = opened(seen, f"{TABLE}?prosessi=B")
        label = page.locator('label:has([name="tila"][value="paattynyt"])')
        count = int(label.locator("[data-count]").text_content() or "")
        page.evaluate("document.querySelector('[name=tila][value=paattynyt]').click()")
        assert len(shown(page)) == count
    assert seen.harm == []


def test_words_find_titles_and_numbers_and_nothing_found_is_said(
    visitor: Visitor, site: dict[str, bytes]
) -> None:
    with visitor(site) as seen:
        page = opened(seen, TABLE)
        page.fill("#haku", "syo-0000-0001")
        assert shown(page) == ["SYO-0000-0001"]
        page.fill("#haku", "qwertyzzz")
        assert shown(page) == []
        assert told(page) == (
            "Hakua vastaavia syötteitä ei ole. Poista rajauksia tai kokeile muita sanoja."
        )
        page.click("[data-clear]")
        assert len(shown(page)) == 25
    assert seen.harm == []


def test_headings_sort_and_say_so(visitor: Visitor, site: dict[str, bytes]) -> None:
    with visitor(site) as seen:
        page = opened(seen, TABLE)
        head = page.locator('th[data-sort="otsikko"]')
        head.locator("button").press("Enter")
        titles = page.locator(".k-status tbody th a").all_inner_texts()
        assert head.get_attribute("aria-sort") == "ascending"
        assert page.url.endswith("?jarjestys=otsikko")
        assert titles[0].casefold() <= titles[1].casefold()
    assert seen.harm == []


def test_pages_turn_by_keyboard_and_the_focus_goes_along(
    visitor: Visitor, site: dict[str, bytes]
) -> None:
    with visitor(site) as seen:
        page = opened(seen, TABLE)
        first = shown(page)
        page.locator('[data-step="1"]').press("Enter")
        assert set(first).isdisjoint(shown(page))
        assert page.url.endswith("?sivu=2")
        assert page.evaluate("document.activeElement.closest('tbody') !== null")
    assert seen.harm == []


def test_what_is_left_comes_as_csv_that_no_spreadsheet_takes_for_formulas(
    visitor: Visitor, site: dict[str, bytes]
) -> None:
    with visitor(site, accept_downloads=True) as seen:
        page = opened(seen, f"{TABLE}?tila=paattynyt")
        number = int(re.match(r"\d+", told(page))[0])  # type: ignore[index]
        with page.expect_download() as waiting:
            page.click("[data-csv]")
        text = waiting.value.path().read_text("utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert len(rows) == number + 1
    assert rows[0][:3] == ["ID", "Syöte", "Tila"]
    assert {row[2] for row in rows[1:]} == {"Päättynyt"}
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@" and cell]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_its_script_the_newest_stand_in_a_plain_table_and_all_by_year(
    visitor: Visitor, site: dict[str, bytes], language: str
) -> None:
    with visitor(site, java_script_enabled=False) as seen:
        page = seen.page
        page.goto("http://rekisteri.test/some/base/" + home(language) + TABLE)
        assert page.locator(".k-finder").is_hidden()
        assert len(shown(page)) == 25
        page.click(".k-years a >> nth=0")
        assert len(shown(page)) > 25
    assert seen.harm == []
