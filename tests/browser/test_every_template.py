"""One page of each template in each language: quiet, whole, in its language, no wider than a phone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urljoin, urlsplit

import pytest

from .templates import PAGES

if TYPE_CHECKING:
    from .conftest import Visitor

pytestmark = pytest.mark.browser

BASE = "http://rekisteri.test/some/base/"
LANGUAGES = ("fi", "sv", "en")
PHONE = {"width": 360, "height": 740}
LOOK = """
({
  lang: document.documentElement.lang,
  h1: document.querySelectorAll('h1').length,
  headings: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1]),
  nameless: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6,a,summary,th')]
    .filter(e => !e.textContent.trim() && !e.getAttribute('aria-label')).map(e => e.outerHTML),
  ids: [...document.querySelectorAll('[id]')].map(e => e.id),
  targets: [...document.querySelectorAll('a[href^="#"]')].map(a => decodeURIComponent(a.hash.slice(1))),
  referred: [...document.querySelectorAll('[aria-labelledby],[aria-describedby]')].flatMap(
    e => ['aria-labelledby', 'aria-describedby'].flatMap(n => (e.getAttribute(n) || '').split(' '))
  ).filter(Boolean),
  wide: document.documentElement.scrollWidth,
  sentence: document.title.trim() !== '' && !!document.querySelector('meta[name=description]').content,
})
"""


def home(language: str) -> str:
    return "" if language == "fi" else f"{language}/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_is_quiet_whole_and_fits_a_phone(
    visitor: Visitor, site: dict[str, bytes], language: str
) -> None:
    with visitor(site, viewport=PHONE) as seen:
        for address in PAGES:
            found = seen.open(home(language) + address).evaluate(LOOK)
            assert faults(found, language) == {}, address
    assert seen.harm == []


def faults(found: Mapping[str, Any], language: str) -> dict[str, object]:
    """What is wrong on a page by what was found on it."""
    headings = cast("list[int]", found["headings"])
    wrong: dict[str, object] = {
        "language": found["lang"] if found["lang"] != language else "",
        "h1": found["h1"] if found["h1"] != 1 else 0,
        "skipped": [pair for pair in pairwise(headings) if pair[1] > pair[0] + 1],
        "nameless": found["nameless"],
        "twice": sorted({one for one in found["ids"] if found["ids"].count(one) > 1}),
        "lost": sorted({*found["targets"], *found["referred"]} - {*found["ids"]}),
        "wide": found["wide"] if found["wide"] > PHONE["width"] else 0,
        "untitled": not found["sentence"],
    }
    return {name: fault for name, fault in wrong.items() if fault}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switch_leads_to_the_same_page_and_back(
    visitor: Visitor, site: dict[str, bytes], language: str
) -> None:
    other = {"fi": "sv", "sv": "en", "en": "fi"}[language]
    with visitor(site, java_script_enabled=False) as seen:
        for address in PAGES[::4]:
            page = seen.page
            page.goto(BASE + home(language) + address)
            for to in (other, language):
                page.click(f'.k-languages a[hreflang="{to}"]')
                assert page.url == BASE + home(to) + address
                assert page.locator("html").get_attribute("lang") == to
    assert seen.harm == []


def texts(site: Mapping[str, bytes]) -> dict[str, str]:
    return {name: text.decode() for name, text in site.items() if name.endswith(".html")}


def test_no_two_pages_of_a_language_have_one_title(site: dict[str, bytes]) -> None:
    titles: dict[str, list[str]] = {}
    for name, html in texts(site).items():
        found = re.search(r'<html lang="(\w+)".*?<title>(.*?)</title>', html, re.DOTALL)
        assert found, name
        titles.setdefault(" | ".join(found.groups()), []).append(name)

    assert {title: names for title, names in titles.items() if len(names) > 1} == {}


def test_every_link_and_anchor_of_every_page_leads_somewhere(site: dict[str, bytes]) -> None:
    pages = texts(site)
    anchors = {name: set(re.findall(r'\sid="([^"]*)"', html)) for name, html in pages.items()}
    lost = [
        (name, link)
        for name, html in pages.items()
        if name != "404.html"
        for link in map(unescape, re.findall(r'<a\b[^>]*?\shref="([^"]*)"', html))
        if not urlsplit(link).scheme and not there(site, anchors, name, link)
    ]

    assert lost == []


def there(site: Mapping[str, bytes], anchors: dict[str, set[str]], page: str, link: str) -> bool:
    """Whether a page's relative link leads to a file of the site and, with an anchor, to its place."""
    address = urlsplit(urljoin(BASE + page, link))
    name = address.path.removeprefix("/some/base/")
    name += "index.html" if name == "" or name.endswith("/") else ""
    return name in site and (not address.fragment or address.fragment in anchors[name])


_LEADS = r'(?:<a\b[^>]*?\shref|<form\b[^>]*?\saction)="([^"#]+)'
"""Where a person can go from a page: links, and the form of the search."""


def test_every_page_can_be_reached_from_the_front_page(site: dict[str, bytes]) -> None:
    pages = texts(site)
    seen, ahead = {"index.html"}, ["index.html"]
    while ahead:
        name = ahead.pop()
        for link in map(unescape, re.findall(_LEADS, pages[name])):
            path = urlsplit(urljoin(BASE + name, link)).path.removeprefix("/some/base/")
            file = f"{path}index.html" if path == "" or path.endswith("/") else path
            if not urlsplit(link).scheme and file in pages and file not in seen:
                seen.add(file)
                ahead.append(file)

    assert sorted(pages.keys() - seen) == ["404.html"]
