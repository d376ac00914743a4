"""The ledger of a record's old version, without reading the whole file when it is written plainly.

History has many versions of every file, and of each only the events' own facts are needed. A
ledger in the form that Kirjuri writes is read line by line; anything else by the whole reader.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kirjuri.model.place import Document
from kirjuri.sources.guard import MAX_BYTES
from kirjuri.sources.yaml_text import read

Items = Sequence[Mapping[str, object]]

_HEAD = re.compile(rb"^tapahtumat:[ \t]*$", re.MULTILINE)
_NAMED = re.compile(rb"^[\"']?tapahtumat\b", re.MULTILINE)
_END = re.compile(rb"^[^\s#-]", re.MULTILINE)
_LINE = re.compile(rb"(?P<indent> *)(?P<item>- )?(?P<key>[a-z_]+):(?: +(?P<value>.*?))? *")
_SIMPLE = re.compile(rb"[A-Za-z0-9][A-Za-z0-9_-]*")
_CLOSED = re.compile(rb"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_OPEN = re.compile(rb"[|>][-+0-9]*|[^\"'&*!{\[|>%@`#].*")
_FACTS = frozenset({b"pvm", b"laji", b"tila", b"ryhma", b"rooli", b"korjaa"})


def ledger(content: bytes) -> Items:
    """Return the events of a version of a record, with at least their own facts; empty when unreadable."""
    if len(content) > MAX_BYTES:
        return ()
    plain = _plainly(content)
    return _wholly(content) if plain is None else plain


def _wholly(content: bytes) -> Items:
    document = read("", content)
    events = document.data.get("tapahtumat") if isinstance(document, Document) else None
    return (
        [item for item in events if isinstance(item, Mapping)] if isinstance(events, list) else ()
    )


def _plainly(content: bytes) -> Items | None:
    """Return the events of a plainly written ledger, or None when it is written otherwise."""
    heads = [found.end() for found in _HEAD.finditer(content)]
    if len(heads) != 1 or len(_NAMED.findall(content)) != 1 or b"\r" in content:
        return None
    end = _END.search(content, heads[0])
    lines = content[heads[0] : end.start() if end else len(content)].split(b"\n")
    plain = _Plain()
    return plain.found if all(plain.take(line) for line in lines if line.strip()) else None


class _Plain:
    """Takes the lines of a ledger one by one; `- key: value` items with simple facts, other values skipped."""

    def __init__(self) -> None:
        self.found: list[dict[str, str]] = []
        self.indent = -1
        self.open = False

    def take(self, line: bytes) -> bool:
        """Take a line; False when it is of no form that is understood here."""
        width = len(line) - len(line.lstrip(b" "))
        if 0 <= self.indent < width - 2:
            return self.open
        parsed = _LINE.fullmatch(line)
        if parsed is None:
            return False
        if self.indent < 0:
            self.indent = width
        if parsed["item"]:
            self.found.append({})
        return width == self.indent + (0 if parsed["item"] else 2) and self._value(
            parsed["key"], parsed["value"] or b""
        )

    def _value(self, key: bytes, value: bytes) -> bool:
        if key in _FACTS:
            self.open = False
            self.found[-1][key.decode()] = value.decode("ascii", "replace")
            return bool(_SIMPLE.fullmatch(value))
        self.open = not value or bool(_OPEN.fullmatch(value))
        return self.open or bool(_CLOSED.fullmatch(value))
