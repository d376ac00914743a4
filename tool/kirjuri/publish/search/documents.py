"""What the search finds: every page once, with its names in each language and the texts it is found by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from kirjuri.kinds import kind
from kirjuri.locale import LANGUAGES
from kirjuri.model.record import Record
from kirjuri.publish.edition import Edition, address
from kirjuri.publish.page import ROOT_LANGUAGE, Page
from kirjuri.publish.record_page import NOTICE, shortened

PAGES = "sivu"
"""The kind of everything that is no record: instructions, rules, lists."""

SEARCH = "haku/"
"""The address of the search page."""

_SILENT = frozenset({"yhteys", "tunnus", "pvm", "laji", "rooli", "tila", "viite"})
"""Fields whose values are shown but that nobody looks for a matter by: codes, days, addresses."""


_NAME = 60
"""Up to this length a text may be a name, and tells nothing of the matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A text that a document is found by: where it stands (title, summary, body) and its language."""

    place: str
    language: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How a document is named in a list of results in one language; `lang` when the title is in another."""

    title: str
    description: str
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One page in all its languages: kind, address without its language, identifier, names, texts."""

    kind: str
    path: str
    id: str = ""
    sample: bool = False
    shown: Mapping[str, Shown] = field(default_factory=dict)
    said: tuple[Said, ...] = ()


def documents(
    edition: Edition, pages: Iterable[Page], files: Mapping[str, bytes]
) -> list[Document]:
    """Return everything that can be found, sorted by kind and address.

    pages: ours, in every language. files: the hand-written pages by path, as finished HTML.
    """
    by_path: dict[str, list[Page]] = {}
    for page in pages:
        if page.path != SEARCH:
            by_path.setdefault(page.path, []).append(page)
    records = {address(kind(one.kind), one.id): one for one in edition.records.values()}
    found = [
        _record(records[path], same) if path in records else _page(path, same)
        for path, same in by_path.items()
    ]
    return sorted([*found, *_written(files, by_path)], key=lambda one: one.path)


def _record(record: Record, pages: Sequence[Page]) -> Document:
    return Document(
        kind=record.kind,
        path=pages[0].path,
        id=record.id,
        sample=record.sample,
        shown={page.language: _shown(page, record) for page in pages},
        said=tuple(_said(record)),
    )


def _shown(page: Page, record: Record) -> Shown:
    title = page.view["title"]
    if not isinstance(title, Mapping):
        raise TypeError(f"a record's page without a title: {page.path}")
    said = str(title["text"])
    own = page.description if said not in page.description else _first_words(record)
    return Shown(
        title=said or record.id,
        description=own,
        lang=str(title["lang"]),
    )


def _first_words(record: Record) -> str:
    """Return the beginning of what a record without a summary says, or nothing."""
    texts = (said.text for said in _said(record) if said.place == "body")
    return shortened(next((text for text in texts if len(text) > _NAME), ""))


def _said(record: Record) -> Iterator[Said]:
    """Yield the texts of a record: its titles, its summary, and everything else people wrote in it."""
    each = kind(record.kind)
    titles = {tuple(name.split(".")) for name in each.title}
    summaries = {tuple(name.split(".")) for name in (*each.summary, "asiasanat")}
    for route, text in record.strings():
        names = tuple(step for step in route if isinstance(step, str))
        language = names[-1] if names[-1] in LANGUAGES else record.language
        names = names[:-1] if names[-1] in LANGUAGES else names
        if names and names[-1] in _SILENT:
            continue
        place = "title" if names in titles else "summary" if names in summaries else "body"
        yield Said(place=place, language=language, text=text)


def _page(path: str, pages: Sequence[Page]) -> Document:
    said = []
    for page in pages:
        said.append(Said(place="title", language=page.language, text=page.title))
        if page.template != NOTICE:
            said.append(Said(place="summary", language=page.language, text=page.description))
    return Document(
        kind=PAGES,
        path=path,
        shown={
            page.language: Shown(title=page.title, description=page.description) for page in pages
        },
        said=tuple(said),
    )


def _written(files: Mapping[str, bytes], taken: Mapping[str, object]) -> Iterator[Document]:
    """Yield hand-written pages; a page that a language lacks is shown in its own, and found by it."""
    found: dict[str, dict[str, Written]] = {}
    for name, content in sorted(files.items()):
        if not name.endswith("index.html"):
            continue
        language, path = _parted(name.removesuffix("index.html"))
        if path not in taken:
            found.setdefault(path, {})[language] = read(content.decode(), language)
    for path, pages in found.items():
        yield Document(
            kind=PAGES,
            path=path,
            shown={
                language: Shown(
                    title=page.title,
                    description=page.description,
                    lang=page.language if page.language != language else "",
                )
                for language, page in pages.items()
            },
            said=tuple(
                said
                for language, page in pages.items()
                if page.language == language
                for said in page.said()
            ),
        )


def _parted(folder: str) -> tuple[str, str]:
    first, _, rest = folder.partition("/")
    if first in LANGUAGES and first != ROOT_LANGUAGE:
        return first, rest
    return ROOT_LANGUAGE, folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A hand-written page as read from its HTML."""

    language: str
    title: str
    description: str
    text: str

    def said(self) -> Iterator[Said]:
        """Yield what it is found by."""
        yield Said(place="title", language=self.language, text=self.title)
        yield Said(place="summary", language=self.language, text=self.description)
        yield Said(place="body", language=self.language, text=self.text)


def read(html: str, language: str) -> Written:
    """Return what a hand-written page says: the words of its article, its first heading and description."""
    reader = _Reader(language)
    reader.feed(html[html.find("<article") : html.find("</article>") + len("</article>")])
    text = " ".join(" ".join(reader.words).split())
    described = _DESCRIPTION.search(html)
    return Written(
        language=reader.language,
        title=" ".join("".join(reader.heading).split()),
        description=shortened(unescape(described[1]) if described else text),
        text=text,
    )


_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')


class _Reader(HTMLParser):
    """Gathers the text of an article and its first `h1`; the marks beside headings are no text."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.heading: list[str] = []
        self.words: list[str] = []
        self._inside: list[str] = []
        self._headed = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "article" and not self._inside:
            self._inside.append("article")
        elif self._inside and tag in {"h1", "a"}:
            self._inside.append(
                "mark" if tag == "a" and "headerlink" in (given.get("class") or "") else tag
            )
        if tag == "div" and self._inside == ["article"] and given.get("lang"):
            self.language = given["lang"] or self.language

    def handle_endtag(self, tag: str) -> None:
        if tag in {"article", "h1", "a"} and self._inside:
            self._headed |= self._inside.pop() == "h1"

    def handle_data(self, data: str) -> None:
        if not self._inside or "mark" in self._inside:
            return
        if "h1" in self._inside and not self._headed:
            self.heading.append(data)
        else:
            self.words.append(data)
