"""Feeds as an independent reader takes them, and the laws of RFC 4287 that no reader checks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from kirjuri.kinds import all_kinds

from .conftest import lost

Files = dict[str, bytes]
Publisher = Callable[..., Files]
ATOM = "{http://www.w3.org/2005/Atom}"
HOMES = {"fi": "", "sv": "sv/", "en": "en/"}


def feeds(site: Files) -> dict[str, bytes]:
    return {path: content for path, content in site.items() if path.endswith(".atom")}


def sections(site: Files) -> set[str]:
    """The addresses of the kinds' lists that the site has."""
    found = {f"{kind.section}/" for kind in all_kinds() if not kind.single}
    return {page for page in found if f"{page}index.html" in site}


def read(content: bytes) -> Any:
    """What the independent reader makes of a feed; it resolves no relative address here."""
    return feedparser.parse(content, resolve_relative_uris=False, sanitize_html=False)


def test_there_is_a_feed_beside_the_front_page_each_list_and_each_record(plain: Files) -> None:
    wanted = {f"{home}{page}" for home in HOMES.values() for page in ("", *sections(plain))}
    for kind in all_kinds():
        told = json.loads(plain[f"data/v1/{kind.name}.json"])
        wanted |= {page for one in told["tietueet"] for page in one["sivu"].values()}
        for held in told["pidatetyt"]:
            wanted |= {f"{home}{kind.section}/{held['tunnus']}/" for home in HOMES.values()}
    assert len(wanted) > 40
    assert set(feeds(plain)) == {f"{page}tapahtumat.atom" for page in wanted}


def test_an_independent_reader_finds_nothing_wrong(site: Files) -> None:
    for path, content in feeds(site).items():
        found = read(content)
        assert found.bozo == 0, path
        assert found.version == "atom10"
        assert found.feed.title, path
        assert found.feed.author, path
        for entry in found.entries:
            assert entry.title, path
            assert entry.content[0].type == "text/plain"


def test_every_feed_has_what_the_standard_wants_and_its_times_are_of_events(site: Files) -> None:
    for path, content in feeds(site).items():
        root = ET.fromstring(content)
        entries = root.findall(f"{ATOM}entry")
        for one in (root, *entries):
            assert [len(one.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [
                1,
                1,
                1,
            ]
            assert str(one.findtext(f"{ATOM}id")).startswith("tag:"), path
        times = [str(one.findtext(f"{ATOM}updated")) for one in entries]
        assert times == sorted(times, reverse=True)
        assert root.findtext(f"{ATOM}updated") == max(times, default="1970-01-01T00:00:00Z")
        ids = [one.findtext(f"{ATOM}id") for one in entries]
        assert len(set(ids)) == len(ids)
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") in HOMES


def links(content: bytes) -> Iterator[str]:
    for one in ET.fromstring(content).iter(f"{ATOM}link"):
        yield str(one.get("href"))


def test_every_link_of_a_feed_leads_to_a_file_of_the_site(site: Files) -> None:
    found = [
        one for path, content in feeds(site).items() for one in lost(site, path, links(content))
    ]
    assert found == []


def test_links_are_whole_when_the_site_has_an_address(addressed: Files, plain: Files) -> None:
    assert all(
        one.startswith("https://rekisteri.example.org/koe/")
        for content in feeds(addressed).values()
        for one in links(content)
    )
    assert not any("//" in one for content in feeds(plain).values() for one in links(content))


def test_an_event_is_the_same_entry_in_every_feed_of_its_language(addressed: Files) -> None:
    def entries(path: str) -> dict[str, str]:
        return {entry.id: entry.title for entry in read(addressed[path]).entries}

    for home in HOMES.values():
        every = entries(f"{home}tapahtumat.atom")
        own = entries(f"{home}syotteet/SYO-0000-0001/tapahtumat.atom")
        assert own
        assert own.items() <= entries(f"{home}syotteet/tapahtumat.atom").items()
        assert every.keys() & own.keys()
    name = "tag:rekisteri.example.org,2026:sv/syotteet/SYO-0000-0001/tapahtuma-1"
    assert name in entries("sv/syotteet/SYO-0000-0001/tapahtumat.atom")


def test_identifiers_outlive_a_move_of_the_site(publisher: Publisher, registry: Files) -> None:
    names = {"isanta": "vanha.example.org", "alkaen": "2020"}
    before = publisher(registry, "one", sivusto="https://vanha.example.org", tunnisteet=names)
    after = publisher(registry, "two", sivusto="https://uusi.example.org/x/", tunnisteet=names)
    path = "syotteet/SYO-0000-0001/tapahtumat.atom"
    one, other = read(before[path]), read(after[path])
    assert [entry.id for entry in one.entries] == [entry.id for entry in other.entries]
    assert one.entries[0].id.startswith("tag:vanha.example.org,2020:")
    assert other.entries[0].link.startswith("https://uusi.example.org/x/syotteet/")


def test_the_feed_of_a_group_tells_of_what_is_on_its_table(plain: Files) -> None:
    found = read(plain["ryhmat/koeryhma/tapahtumat.atom"])
    kinds = {tag.term for entry in found.entries for tag in entry.tags}
    assert {"ryhma", "syote"} <= kinds
    assert any("SYO-0000-0001" in entry.title for entry in found.entries)
    assert not any("SYO-0000-0003" in entry.title for entry in found.entries)


def test_a_sample_says_so_in_its_title_in_each_language(plain: Files) -> None:
    for home, word in (("", "Esimerkki: "), ("sv/", "Exempel: "), ("en/", "Sample: ")):
        found = read(plain[f"{home}syotteet/SYO-0000-0001/tapahtumat.atom"])
        assert all(entry.title.startswith(word) for entry in found.entries)


def test_a_later_day_changes_no_feed_but_for_states(publisher: Publisher, registry: Files) -> None:
    import datetime as dt

    one = feeds(publisher(registry, "one", today=dt.date(2026, 11, 22)))
    other = feeds(publisher(registry, "two", today=dt.date(2026, 11, 25)))
    assert one == other


def test_the_feed_of_a_withheld_record_stays_and_tells_nothing(plain: Files) -> None:
    for home, words in (
        ("", "ei julkaista"),
        ("en/", "withheld from publication"),
    ):
        found = read(plain[f"{home}syotteet/SYO-2026-0002/tapahtumat.atom"])
        assert found.feed.title == f"SYO-2026-0002: {words}"
        assert found.entries == []


def test_hostile_texts_are_only_texts(publisher: Publisher, registry: Files) -> None:
    evil = "</title><script>alert(1)</script>]]>&amp;"
    path = "ryhmat/vanha-ryhma/ryhma.yaml"
    registry[path] = re.sub(rb"(?m)^nimi: .*$", f"nimi: '{evil}'".encode(), registry[path])
    site = publisher(registry)
    found = read(site["ryhmat/vanha-ryhma/tapahtumat.atom"])
    assert found.bozo == 0
    assert (
        ET.fromstring(site["ryhmat/vanha-ryhma/tapahtumat.atom"]).findtext(f"{ATOM}title") == evil
    )


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (
            "index.html",
            [("application/atom+xml", "tapahtumat.atom"), ("text/calendar", "kalenteri.ics")],
        ),
        (
            "sv/index.html",
            [("application/atom+xml", "tapahtumat.atom"), ("text/calendar", "kalenteri.ics")],
        ),
        (
            "sv/syotteet/SYO-0000-0001/index.html",
            [
                ("application/atom+xml", "tapahtumat.atom"),
                ("application/json", "../../../data/v1/syote/SYO-0000-0001.json"),
            ],
        ),
        (
            "ryhmat/koeryhma/index.html",
            [
                ("application/atom+xml", "tapahtumat.atom"),
                ("text/calendar", "kalenteri.ics"),
                ("application/json", "../../data/v1/ryhma/koeryhma.json"),
            ],
        ),
        (
            "linjaukset/index.html",
            [
                ("application/atom+xml", "tapahtumat.atom"),
                ("application/json", "../data/v1/linjaus.json"),
            ],
        ),
        ("saannot/index.html", []),
    ],
)
def test_a_page_names_what_stands_beside_it(
    plain: Files, page: str, wanted: list[tuple[str, str]]
) -> None:
    html = plain[page].decode()
    found = re.findall(r'<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">', html)
    assert found == wanted
    assert lost(plain, page, (href for _, href in found)) == []
