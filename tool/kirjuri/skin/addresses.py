"""Addresses of pages: which language stands where, and how to get back to the root."""

from collections.abc import Sequence

ROOT_LANGUAGE = "fi"


def home(language: str) -> str:
    """The path of a language's front page: empty for Finnish, `sv/` for Swedish."""
    return "" if language == ROOT_LANGUAGE else f"{language}/"


def depth(address: str) -> int:
    """How many segments a page's address has: 0 for the root, 2 for `sv/ohjeet/`."""
    return address.count("/")


def up(levels: int) -> str:
    """The relative address of the site's root from a page of that depth, ready to be prefixed."""
    return "../" * levels or "./"


def published(source: str, languages: Sequence[str]) -> tuple[str, str] | None:
    """Language and language-less path of a file below `docs/`; None when it is in no language.

    `sv/ohjeet/index.md` is `("sv", "ohjeet/index.md")`.
    """
    language, _, rest = source.partition("/")
    return (language, rest) if rest and language in languages else None


def page_path(source: str) -> str:
    """The language-less address of a Markdown file: `ohjeet/index.md` is `ohjeet/`."""
    stem = source.removesuffix(".md")
    if stem == "index":
        return ""
    return stem.removesuffix("/index") + "/"


def destination(language: str, source: str) -> str:
    """Where a file of a language is written, below the root of the site."""
    if not source.endswith(".md"):
        return home(language) + source
    return f"{home(language)}{page_path(source)}index.html"
