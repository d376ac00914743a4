"""For search engines: `sitemap.xml` with every page in its languages, and `robots.txt`.

Both need whole addresses: while the settings give the site none, neither is made.
Sources: sitemaps.org 0.9 (at most 50 000 addresses a file), RFC 9309.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from html import escape
from itertools import chain
from urllib.parse import quote

from kirjuri.kinds import kind
from kirjuri.publish.edition import address
from kirjuri.publish.file import File
from kirjuri.publish.page import home
from kirjuri.publish.release import Release

MOST = 10_000
"""Pages of one part; each is listed in every language."""

Listed = tuple[str, Sequence[str], str]
"""A page: its language-less address, its languages, and the day of its last change or nothing."""

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def files(release: Release) -> Iterator[File]:
    """Yield the map of the site, in parts when it is large, and what robots are told."""
    if not release.base:
        return
    pages = list(listed(release))
    parts = [pages[start : start + MOST] for start in range(0, len(pages), MOST)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield File(path=name, view=part, render=partial(_part, release.base, part))
    index = "".join(
        f"<sitemap><loc>{escape(release.base + name)}</loc></sitemap>\n" for name in names
    )
    yield _text("sitemap.xml", f"{_HEAD}<sitemapindex {_NAMES}>\n{index}</sitemapindex>\n")
    yield _text("robots.txt", f"User-agent: *\nDisallow:\n\nSitemap: {release.base}sitemap.xml\n")


def listed(release: Release) -> Iterator[Listed]:
    """Walk every page that search engines may show, by address; withheld records have none."""
    languages = tuple(tongue.language for tongue in release.tongues)
    changed = _changes(release)
    stamped = dict.fromkeys(release.pages, languages)
    known: Mapping[str, Sequence[str]] = {**release.written, **stamped}
    for path in sorted(known):
        spoken = [code for code in languages if code in known[path]]
        if spoken:
            yield path, spoken, changed.get(path, "")


def _changes(release: Release) -> dict[str, str]:
    edition = release.edition
    return {
        address(kind(record.kind), record.id): line.history.last.day.isoformat()
        for record in edition.records.values()
        if (line := edition.timelines.get(record.id)) and line.history
    }


def _part(base: str, pages: Sequence[Listed]) -> Iterator[bytes]:
    yield f"{_HEAD}<urlset {_NAMES} {_XHTML}>\n".encode()
    yield from chain.from_iterable(_entries(base, *page) for page in pages)
    yield b"</urlset>\n"


def _entries(base: str, path: str, languages: Sequence[str], day: str) -> Iterator[bytes]:
    places = {code: escape(base + quote(home(code) + path)) for code in languages}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{place}"/>'
        for code, place in places.items()
    )
    last = f"<lastmod>{day}</lastmod>" if day else ""
    for place in places.values():
        yield f"<url><loc>{place}</loc>{last}{links}</url>\n".encode()


def _text(path: str, text: str) -> File:
    return File(path=path, view=text, render=partial(str.encode, text))
