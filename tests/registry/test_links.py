"""Every link of the whole site leads somewhere: hand-written pages, record pages, lists, all languages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest

from kirjuri import app

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 22)
LINK = re.compile(r'<(?:a|link|script|img)\b[^>]*?\s(?:href|src)="([^"]*)"')
NAMED = re.compile(r'\sid="([^"]*)"')
LOST = "404.html"
"""The page for addresses that lead nowhere does not know at which depth it is shown."""

Pages = dict[str, str]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("whole") / "site"
    app.build(ROOT, out, today=TODAY)
    return out


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
    return {name: path.read_text(encoding="utf-8") for name, path in found.items() if name != LOST}


def links(name: str, html: str) -> Iterator[tuple[str, str]]:
    """The file and the anchor that each link inside the site leads to from a page."""
    for address in map(unescape, LINK.findall(html)):
        parts = urlsplit(address)
        if not parts.scheme and not parts.netloc:
            path = normpath(join(dirname(name), unquote(parts.path))) if parts.path else name
            folder = parts.path.endswith(("/", ".")) or path == "."
            yield normpath(join(path, "index.html")) if folder else path, parts.fragment


def test_every_link_leads_to_a_published_file(site: Path, pages: Pages) -> None:
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    asked = [(name, target) for name, html in pages.items() for target, _ in links(name, html)]

    assert len(asked) > 10_000
    assert sorted({pair for pair in asked if pair[1] not in there}) == []


def test_every_link_to_a_place_on_a_page_finds_it(pages: Pages) -> None:
    places = {name: set(NAMED.findall(html)) for name, html in pages.items()}
    asked = {
        (name, target, place)
        for name, html in pages.items()
        for target, place in links(name, html)
        if place and target in pages
    }

    assert asked
    assert sorted(one for one in asked if one[2] not in places[one[1]]) == []


def test_each_set_of_instructions_is_linked_from_its_phase_on_the_page_of_an_input(
    pages: Pages,
) -> None:
    wanted = {
        1: {"syotteen-kirjaaminen", "tieto-syotteista"},
        2: {"kasittelytapa"},
        3: {"fasilitointi", "toimintasuunnitelmat"},
        4: {"viestinta"},
        5: {"viestinta"},
    }
    seen = {}
    for name, html in pages.items():
        if re.fullmatch(r"syotteet/SYO-[\d-]+/index\.html", name):
            [phase] = re.findall(
                r'aria-current="step"><span class="k-track__number">(\d)', html
            ) or [""]
            guides = re.findall(r'href="[^"]*ohjeet/([a-z-]+)/"', html.partition("k-track")[2])
            if phase:
                seen.setdefault(int(phase), set()).update(guides)

    assert {
        phase: guides & set().union(*wanted.values()) for phase, guides in seen.items()
    } == wanted
