"""Pages into bytes: our templates filled with a view, then stamped into a finished shell."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import jinja2
from jinja2.runtime import Context as Rendering
from markupsafe import Markup

from kirjuri import __version__
from kirjuri.locale.catalogue import translations
from kirjuri.model.shell import Shell
from kirjuri.publish.page import Page, Related
from kirjuri.publish.prose import host, prose
from kirjuri.publish.tongue import date_in_words, number_in_words
from kirjuri.publish.view import Text, foreign

Shells = Mapping[tuple[str, int], Shell]

_FOLDER = Path(__file__).parent
_LOCALE = _FOLDER.parent / "locale"
_PACKAGES = ("babel", "icalendar", "jinja2", "markdown-it-py", "nh3")


class Stamper:
    """Renders pages into the shells of one site."""

    def __init__(self, shells: Shells) -> None:
        """Take the shells by (language, depth)."""
        self._shells = shells

    def key(self, page: Page) -> str:
        """Return the digest of everything the page's bytes follow from: equal keys, equal bytes."""
        made_of = [
            self._tool,
            self._shell(page).digest,
            page.language,
            page.path,
            page.title,
            page.description,
            page.template,
            page.view,
            [[one.type, one.title, one.href] for one in page.related],
        ]
        return sha256(json.dumps(made_of, ensure_ascii=False).encode()).hexdigest()

    def stamp(self, page: Page) -> bytes:
        """Return the finished page."""
        content = environment().get_template(page.template).render(page=page, view=page.view)
        return self._shell(page).stamp(
            title=page.title,
            description=page.description,
            path=page.path,
            content=content,
            head=head(page.related),
        )

    @cached_property
    def _tool(self) -> str:
        return tool_digest()

    def _shell(self, page: Page) -> Shell:
        return self._shells[page.language, page.depth]


def head(related: Iterable[Related]) -> str:
    """Return the links by which browsers and readers find what stands beside a page."""
    link = Markup('<link rel="alternate" type="{}" title="{}" href="{}">')
    return "".join(link.format(one.type, one.title, one.href) for one in related)


@cache
def tool_digest() -> str:
    """Return the digest of what renders: this package, its templates, catalogues and libraries."""
    digest = sha256(repr([__version__, *map(version, _PACKAGES)]).encode())
    sources = [path for path in _FOLDER.rglob("*") if path.suffix in {".py", ".html"}]
    for path in sorted([*sources, *_LOCALE.glob("*.po")]):
        content = path.read_bytes()
        digest.update(f"\0{path.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


class _Environment(jinja2.Environment):
    """Looks into a mapping before its methods: views are mappings, so `view.items` is its `items`."""

    def getattr(self, obj: object, attribute: str) -> object:
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@cache
def environment() -> jinja2.Environment:
    """Return the templates: everything is escaped, and a name that is missing is an error."""
    made = _Environment(
        loader=jinja2.FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.filters.update(
        day=_day,
        foreign=foreign,
        host=host,
        lang=_lang,
        number=_number,
        prose=_prose,
        say=_gettext,
        text=_text,
    )
    return made


def _language(rendering: Rendering) -> str:
    page: Page = rendering["page"]
    return page.language


@jinja2.pass_context
def _gettext(rendering: Rendering, message: str) -> str:
    return translations(_language(rendering)).gettext(message)


@jinja2.pass_context
def _ngettext(rendering: Rendering, one: str, many: str, number: int) -> str:
    return translations(_language(rendering)).ngettext(one, many, number)


@jinja2.pass_context
def _day(rendering: Rendering, iso: str) -> Markup:
    words = date_in_words(iso, _language(rendering))
    return Markup('<time datetime="{}">{}</time>').format(iso, words)


def _lang(text: Text) -> Markup | str:
    return Markup(' lang="{}"').format(text["lang"]) if text["lang"] else ""


def _text(text: Text) -> Markup | str:
    if not text["lang"]:
        return text["text"]
    return Markup('<span lang="{}">{}</span>').format(text["lang"], text["text"])


@jinja2.pass_context
def _number(rendering: Rendering, number: int) -> str:
    return number_in_words(number, _language(rendering))


def _prose(text: str, top: int = 3) -> Markup:
    return Markup(prose(text, top))  # noqa: S704 - sanitised twice in prose.py
