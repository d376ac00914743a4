"""The text that arrives: its line ends, its letters, and what no record can hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

Forbidden = Callable[[str], object]
"""Tells of a text whether it holds a character that no file of a record may hold (truthy)."""

_ENDS = re.compile("\r\n?")
_BREAKS = re.compile("[\u0085\u2028\u2029]")
_SIGNATURE = re.compile("-- ?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A text as a record can hold it.

    removed: the characters that had to go, as `U+200B`, each once. joined: whether letters that
    were written in parts were put together (NFC); they look the same.
    """

    text: str
    removed: tuple[str, ...] = ()
    joined: bool = False


def lines_of(body: str) -> list[str]:
    """Return the lines of a body, whichever line ends it has, without a mark of byte order."""
    return _ENDS.sub("\n", body.removeprefix("\ufeff")).split("\n")


def unsigned(lines: list[str]) -> list[str]:
    """Return the lines of a mail before its signature (`-- ` alone on a line; RFC 3676, 4.3)."""
    ends = (number for number, line in enumerate(lines) if _SIGNATURE.fullmatch(line))
    return lines[: next(ends, len(lines))]


def cleaned(text: str, forbidden: Forbidden) -> Cleaned:
    """Return a text without what no record can hold; all else stays as it was typed.

    Odd line separators become line ends. The work grows with the text's length and no faster.
    """
    removed: dict[str, None] = {}
    if forbidden(text):
        text = _BREAKS.sub("\n", text)
        removed = dict.fromkeys(c for c in text if forbidden(c))
        text = "".join(c for c in text if c not in removed)
    joined = unicodedata.normalize("NFC", text)
    return Cleaned(
        text=joined,
        removed=tuple(f"U+{ord(c):04X}" for c in removed),
        joined=joined != text,
    )


def trimmed(lines: list[str]) -> str:
    """Return lines as one text without the empty ones around it."""
    start, end = 0, len(lines)
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    return "\n".join(lines[start:end])
