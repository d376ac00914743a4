"""Long texts of records: a safe subset of Markdown as HTML.

Two walls: the parser knows no raw HTML and no images and refuses every address that is not an
open `https`, `http` or `mailto`; what comes out passes an allow-list all the same.
Source: the product contract, part 2; vectors in `tests/publish/test_prose.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

_DEEPEST_HEADING = 6
_CONTROL = 0x21
_ALIGNED = {"text-align:right": "k-right", "text-align:center": "k-center"}

_TAGS = {
    "p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "a", "span",
    "table", "thead", "tbody", "tr", "th", "td", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip
_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    "a": {"href"},
    "ol": {"start"},
    "th": {"scope"},
}
_CLASSES = {"span": {"k-host"}, "th": {"k-right", "k-center"}, "td": {"k-right", "k-center"}}


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's own name
        return is_open_link(url)


@lru_cache(maxsize=4096)
def prose(text: str, top: int = 3) -> str:
    """Return safe HTML of a record's Markdown; its highest heading has the level `top`.

    Whatever levels the text uses, none is skipped, so the outline of the page stays whole.
    """
    tokens = _parser().parse(text)
    html = _parser().renderer.render(list(_ours(_outlined(tokens, top))), _parser().options, {})
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes={"https", "http", "mailto"},
        link_rel="nofollow noopener ugc",
    )
    return clean.replace("<table>", '<div class="k-scroll" tabindex="0"><table>').replace(
        "</table>", "</table></div>"
    )


def is_open_link(address: str) -> bool:
    """Tell whether an address may stand in a link: https, http or mailto, no credentials."""
    if any(ord(character) < _CONTROL for character in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return "@" in parts.path
    return parts.scheme in {"https", "http"} and bool(host(address)) and "@" not in parts.netloc


def host(address: str) -> str:
    """Return the host of an address as a reader should see it: in ASCII, or nothing."""
    try:
        name = urlsplit(address).hostname or ""
        return name if name.isascii() else name.encode("idna").decode()
    except (ValueError, UnicodeError):
        return ""


@cache
def _parser() -> MarkdownIt:
    return _Parser("commonmark", {"html": False}).enable("table").disable("image")


def _outlined(tokens: Sequence[Token], top: int) -> Iterator[Token]:
    used = sorted({token.tag for token in tokens if token.type == "heading_open"})
    level = top - 1
    for token in tokens:
        if token.type == "heading_open":
            level = min(top + used.index(token.tag), level + 1, _DEEPEST_HEADING)
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{level}"
        yield token


def _ours(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type in {"th_open", "td_open"}:
            _align(token)
        if token.children:
            token.children = list(_told(token.children))
        yield token


def _align(token: Token) -> None:
    style = str(token.attrs.pop("style", ""))
    if style in _ALIGNED:
        token.attrSet("class", _ALIGNED[style])
    if token.type == "th_open":
        token.attrSet("scope", "col")


def _told(children: Sequence[Token]) -> Iterator[Token]:
    """Yield the same with the host after every link whose words do not say where it leads."""
    address, words = "", ""
    for token in children:
        if token.type == "link_open":
            address, words = str(token.attrs.get("href", "")), ""
        words += token.content
        yield token
        if token.type == "link_close" and (hidden := _hidden(address, words)):
            yield from _host_tokens(hidden)


def _hidden(address: str, words: str) -> str:
    where = urlsplit(address).path if address.startswith("mailto:") else host(address)
    return "" if where.casefold() in words.casefold() else where


def _host_tokens(where: str) -> Iterator[Token]:
    opening = Token("span_open", "span", 1, attrs={"class": "k-host"})
    text = Token("text", "", 0, content=f" ({where})")
    yield from (opening, text, Token("span_close", "span", -1))
