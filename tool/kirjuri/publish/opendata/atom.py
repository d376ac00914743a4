"""Atom feeds (RFC 4287): entries as values, and the bytes that readers take."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold (XML 1.0, 2.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry: what it is, when it happened and was last told, and where to read more.

    published, updated: seconds since 1970. categories: (term, words).
    """

    id: str
    title: str
    text: str
    published: int
    updated: int
    href: str
    categories: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed of entries, newest first. updated: seconds since 1970, never the time of the build."""

    id: str
    language: str
    title: str
    author: str
    rights: str
    updated: int
    own: str
    page: str
    entries: Sequence[Entry]


def written(feed: Feed) -> bytes:
    """Return the feed as an XML document."""
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {_LANG: feed.language})
    _texts(root, id=feed.id, title=feed.title, updated=moment(feed.updated), rights=feed.rights)
    _texts(_under(root, "author"), name=feed.author)
    _under(root, "link", rel="self", type="application/atom+xml", href=feed.own)
    _under(root, "link", rel="alternate", type="text/html", hreflang=feed.language, href=feed.page)
    for entry in feed.entries:
        _entry(root, entry)
    ET.indent(root)
    text = ET.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _entry(root: ET.Element, entry: Entry) -> None:
    made = _under(root, "entry")
    _texts(made, id=entry.id, title=entry.title)
    _texts(made, published=moment(entry.published), updated=moment(entry.updated))
    _under(made, "link", rel="alternate", type="text/html", href=entry.href)
    for term, words in entry.categories:
        _under(made, "category", term=term, label=words)
    _under(made, "content", type="text").text = _legal(entry.text)


def _texts(parent: ET.Element, **texts: str) -> None:
    for name, text in texts.items():
        _under(parent, name).text = _legal(text)


def _under(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(
        parent, f"{{{_ATOM}}}{tag}", {key: _legal(value) for key, value in attributes.items()}
    )


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)


def moment(seconds: int) -> str:
    """Return a time as RFC 3339 in UTC."""
    return dt.datetime.fromtimestamp(seconds, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
