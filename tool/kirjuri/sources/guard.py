"""The guards a file passes before any parser sees it: size, encoding, characters.

They stand in the order that held against every hostile file tried: a cheap guard never
hands a costly parser something it chokes on.
"""

from __future__ import annotations

import re
import unicodedata

from kirjuri.model.place import Place, Span
from kirjuri.model.problem import Flaw

MAX_BYTES = 256 * 1024

_FORBIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls but tab, newline, carriage return
    "\x85\u2028\u2029"  # line separators that smuggle lines
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # soft hyphen, zero width, bidi
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"  # annotations, non-characters, tags
    "\ud800-\udfff"
    "]"
)
_LONE_RETURN = re.compile("\r(?!\n)")
_KINDS = {
    "\x85": "line_separator",
    "\u2028": "line_separator",
    "\u2029": "line_separator",
    "\r": "line_separator",
}
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HIDDEN = re.compile("[\u00ad\u200b-\u200d\u2060-\u2065\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")


def decode(path: str, content: bytes) -> str | Flaw:
    """Return the text of a file (line ends as LF, no byte order mark), or the flaw that refuses it."""
    if len(content) > MAX_BYTES:
        return Flaw(
            kind="too_large",
            at=Place(path=path, span=_one(1, 1)),
            values={"kib": -(-len(content) // 1024), "limit": MAX_BYTES // 1024},
        )
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return Flaw(
            kind="not_utf8",
            at=Place(path=path, span=_one(line, column)),
            values={"byte": f"0x{content[error.start]:02X}", "guess": _guess(content)},
        )
    text = text.removeprefix("\ufeff")
    return _characters(path, text) or text.replace("\r\n", "\n")


def character_name(character: str) -> str:
    """Return a character as people may look it up: `U+202E`."""
    return f"U+{ord(character):04X}"


def forbidden(text: str) -> re.Match[str] | None:
    """Return the first character that no value may hold, or None."""
    return _FORBIDDEN.search(text) or _LONE_RETURN.search(text)


def flaw_kind(character: str) -> str:
    """Return which rule words a forbidden character."""
    if character in _KINDS:
        return _KINDS[character]
    if _BIDI.match(character):
        return "bidi_character"
    return "hidden_character" if _HIDDEN.match(character) else "control_character"


def _characters(path: str, text: str) -> Flaw | None:
    found = forbidden(text)
    if found:
        character = found.group()
        return Flaw(
            kind=flaw_kind(character),
            at=Place(path=path, span=span_at(text, found.start())),
            values={"character": character_name(character)},
        )
    if not unicodedata.is_normalized("NFC", text):
        index = next(
            i
            for i, line in enumerate(text.split("\n"))
            if not unicodedata.is_normalized("NFC", line)
        )
        line = text.split("\n")[index]
        column = next(
            i for i in range(1, len(line) + 1) if not unicodedata.is_normalized("NFC", line[:i])
        )
        return Flaw(
            kind="not_nfc",
            at=Place(path=path, span=_one(index + 1, max(1, column - 1), 2)),
            values={"wanted": unicodedata.normalize("NFC", line[max(0, column - 2) : column])},
        )
    return None


def _guess(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    return "Windows-1252"


def span_at(text: str, index: int, length: int = 1) -> Span:
    """Return the span of `length` characters of one line, from an index of the text on."""
    before = text[:index]
    return _one(before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1, length)


def _one(line: int, column: int, length: int = 1) -> Span:
    return Span(line=line, column=column, end_line=line, end_column=column + length)
