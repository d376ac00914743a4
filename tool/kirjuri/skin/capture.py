"""Holes: put into a page before it is rendered, found again in what came out."""

import re
from collections.abc import Sequence

from kirjuri.model.shell import Shell
from kirjuri.skin.addresses import depth, home

DEEPEST = 4
"""Most segments of a record's address, its language not counted; the deepest now has 3."""

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Private-use characters: no escaping touches them, and no text of ours holds them."""

_HOLE = re.compile(f"{_OPEN}([^{_CLOSE}]+){_CLOSE}")


def hole(name: str) -> str:
    """A mark that stands in a rendered page for what will be put there."""
    return f"{_OPEN}{name}{_CLOSE}"


def shell(rendered: str, *, language: str, depth: int) -> Shell:
    """The rendered page cut at its holes: text, hole name, text, …, text."""
    return Shell(language=language, depth=depth, parts=tuple(_HOLE.split(rendered)))


def needed(languages: Sequence[str]) -> list[tuple[str, int]]:
    """Every language and depth a page may have: a language's own segment adds one."""
    return [
        (language, above + below)
        for language in languages
        for above in [depth(home(language))]
        for below in range(DEEPEST + 1)
    ]
