"""Values as YAML in the files' own style: plain words, quotes only when needed, long texts in blocks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

INDENT = 2
WIDTH = 110
"""Characters after which a text is folded over several lines."""

_NOT_TEXT = re.compile(r"(?:|~|null|true|false|-?(?:0|[1-9][0-9]*))\Z", re.IGNORECASE)
_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`<=")
_RESERVED = ("---", "...")


def plain(text: str, *, flow: bool) -> bool:
    """Return whether a text needs no quotes: any YAML reader takes it as this very text."""
    if _NOT_TEXT.match(text) or text[0] in _FIRST or text.startswith(_RESERVED):
        return False
    if text != text.strip() or not _printable(text) or ": " in text or " #" in text:
        return False
    return text[-1] != ":" and not (flow and any(mark in text for mark in ",[]{}:"))


def inline(value: object, *, flow: bool = False) -> str:
    """Return a value on one line: a scalar, or a collection in flow style."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        inner = (
            f"{inline(str(key), flow=True)}: {inline(v, flow=True)}" for key, v in value.items()
        )
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(item, flow=True) for item in value) + "]"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    return text if plain(text, flow=flow) else json.dumps(text, ensure_ascii=False)


def entry(head: str, value: object, column: int) -> list[str]:
    """Return the lines of `key:` or `-` with a value; `column` is where the head stands, from 0.

    The first line has no indentation: its place is the caller's.
    """
    pad = " " * (column + INDENT)
    if _on_one_line(head, value, column):
        return [f"{head} {inline(value)}"]
    if isinstance(value, str):
        mark, lines = _block_text(value, column)
        return [f"{head} {mark}", *(pad + line if line else "" for line in lines)]
    lines = list(collection(value, column + INDENT))
    if head == "-" and isinstance(value, Mapping):
        return [f"- {lines[0]}", *lines[1:]]
    return [head, pad + lines[0], *lines[1:]]


def collection(value: object, column: int) -> Iterator[str]:
    """Yield the lines of a map or a list in block style; the first has no indentation."""
    pad = ""
    for head, inner in _entries(value):
        first, *rest = entry(head, inner, column)
        yield pad + first
        yield from rest
        pad = " " * column


def block_text(text: str) -> bool:
    """Return whether a text of several lines can stand in a `|` block as it is."""
    lines = text.removesuffix("\n").split("\n")
    odd = any(line.isspace() for line in lines) or text.endswith("\n\n")
    return len(lines) > 1 and bool(lines[0]) and not odd and lines[0][0] not in " \t"


def _entries(value: object) -> list[tuple[str, object]]:
    if isinstance(value, Mapping):
        return [(f"{inline(str(key))}:", inner) for key, inner in value.items()]
    return [("-", item) for item in value] if isinstance(value, list) else []


def _printable(text: str) -> bool:
    """Return whether a text has only characters that show; the spaces that do not break count too."""
    return text.replace("\u00a0", "").replace("\u202f", "").isprintable()


def _on_one_line(head: str, value: object, column: int) -> bool:
    if isinstance(value, str):
        return not block_text(value) and not _folds(value, column + len(head))
    if isinstance(value, Mapping):
        return not value
    if isinstance(value, list):
        short = all(not isinstance(item, Mapping | list) for item in value)
        return not value or (short and column + len(head) + len(inline(value)) < WIDTH)
    return True


def _folds(text: str, column: int) -> bool:
    fits = column + len(text) + 1 <= WIDTH
    return not fits and _printable(text) and "  " not in text and text == text.strip()


def _block_text(text: str, column: int) -> tuple[str, list[str]]:
    """Return a block scalar's header and its lines without indentation."""
    if block_text(text):
        return ("|" if text.endswith("\n") else "|-"), text.removesuffix("\n").split("\n")
    lines, line = [], ""
    for word in text.split(" "):
        if line and column + INDENT + len(line) + 1 + len(word) > WIDTH:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return ">-", [*lines, line]
