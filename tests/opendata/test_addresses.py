"""Addresses for search engines, and of pages that have moved."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from kirjuri.model.problem import ToolError

from .conftest import lost

Files = dict[str, bytes]
Publisher = Callable[..., Files]
SITE = "https://rekisteri.example.org/koe/"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def listed(site: Files) -> dict[str, dict[str, str]]:
    """Every address of the sitemap with its languages."""
    index = ET.fromstring(site["sitemap.xml"])
    parts = [str(one.text).removeprefix(SITE) for one in index.iter(f"{MAP}loc")]
    assert parts
    return {
        str(one.findtext(f"{MAP}loc")): {
            str(link.get("hreflang")): str(link.get("href")) for link in one.iter(f"{XHTML}link")
        }
        for part in parts
        for one in ET.fromstring(site[part]).iter(f"{MAP}url")
    }


def test_the_sitemap_lists_every_page_in_every_language_and_nothing_else(addressed: Files) -> None:
    pages = {path.removesuffix("index.html") for path in addressed if path.endswith("index.html")}
    withheld = {page for page in pages if re.search(r"SYO-2026-000[23]/$", page)}
    assert len(withheld) == 6
    written = {"yhteys/", "sv/yhteys/", "avoin-data/", "sv/avoin-data/", "en/avoin-data/"}
    assert set(listed(addressed)) == {SITE + page for page in pages - withheld | written}


def test_languages_of_a_page_name_each_other(addressed: Files) -> None:
    found = listed(addressed)
    for address, languages in found.items():
        assert address in languages.values()
        assert all(found[other] == languages for other in languages.values())
    assert set(found[f"{SITE}yhteys/"]) == {"fi", "sv"}


def test_a_page_of_a_record_tells_the_day_of_its_last_change(addressed: Files) -> None:
    (part,) = (path for path in addressed if re.fullmatch(r"sitemap-\d+\.xml", path))
    days = {
        str(one.findtext(f"{MAP}loc")): one.findtext(f"{MAP}lastmod")
        for one in ET.fromstring(addressed[part]).iter(f"{MAP}url")
    }
    assert days[f"{SITE}sv/syotteet/SYO-0000-0001/"] == "2026-11-20"
    assert days[f"{SITE}syotteet/"] is None


def test_robots_are_told_where_the_map_is(addressed: Files) -> None:
    assert addressed["robots.txt"].decode() == (
        f"User-agent: *\nDisallow:\n\nSitemap: {SITE}sitemap.xml\n"
    )


def test_without_an_address_there_is_neither_map_nor_robots_file(plain: Files) -> None:
    assert [path for path in plain if "sitemap" in path or path == "robots.txt"] == []


MOVED = {"ryhmat/aivan-vanha/": "ryhmat/koeryhma/", "vanha/": "ryhmat/aivan-vanha/"}


@pytest.mark.parametrize("site", ["", SITE])
def test_an_old_address_leads_to_the_new_one_in_every_language(
    publisher: Publisher, registry: Files, site: str
) -> None:
    made = publisher(registry, siirretyt=MOVED, sivusto=site)
    for home in ("", "sv/", "en/"):
        for old, up in (("ryhmat/aivan-vanha/", "../koeryhma/"), ("vanha/", "../ryhmat/koeryhma/")):
            page = f"{home}{old}index.html"
            html = made[page].decode()
            assert f'<meta http-equiv="refresh" content="0; url={up}">' in html
            assert '<meta name="robots" content="noindex">' in html
            canonical = f"{site}{home}ryhmat/koeryhma/" if site else up
            assert f'<link rel="canonical" href="{canonical}">' in html
            assert f'<p><a href="{up}">' in html
            assert f'<html lang="{home.rstrip("/") or "fi"}">' in html
            assert lost(made, page, iter([up])) == []
    if site:
        assert not any("vanha/" in address and "ryhma" not in address for address in listed(made))


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (
            {"a/": "b/", "b/": "a/"},
            "'siirretyt' in kirjuri.yaml: 'a/' leads round to itself; let it lead to a page that there is",
        ),
        (
            {"a/": "a/"},
            "'siirretyt' in kirjuri.yaml: 'a/' leads round to itself; let it lead to a page that there is",
        ),
        (
            {"a/": "ei/mikaan/"},
            "'siirretyt' in kirjuri.yaml: 'a/' leads to 'ei/mikaan/', and there is no such page",
        ),
        (
            {"ryhmat/koeryhma/": "ryhmat/"},
            (
                "'siirretyt' in kirjuri.yaml: there is a page at 'ryhmat/koeryhma/', so it has not moved; "
                "take the line away"
            ),
        ),
        (
            {"yhteys/": "ryhmat/"},
            "'siirretyt' in kirjuri.yaml: there is a page at 'yhteys/', so it has not moved; take the line away",
        ),
        (
            {"syotteet/SYO-2026-0002/": "ryhmat/"},
            (
                "'siirretyt' in kirjuri.yaml: there is a page at 'syotteet/SYO-2026-0002/', so it has not moved; "
                "take the line away"
            ),
        ),
    ],
    ids=["round", "itself", "nowhere", "a page", "a hand-written page", "a withheld record"],
)
def test_a_table_that_cannot_be_followed_is_refused(
    publisher: Publisher, registry: Files, table: dict[str, str], says: str
) -> None:
    with pytest.raises(ToolError) as error:
        publisher(registry, siirretyt=table)
    assert str(error.value) == says
