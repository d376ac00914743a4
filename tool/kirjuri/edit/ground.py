"""The ground of an edit: where in a file's text each value begins and ends, and how far it stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kirjuri.model.place import Document, Route, Span

_HEADER = re.compile(r"[|>][-+0-9]*")
_COMMENT = re.compile(r"( *)#[^\n]*")


@dataclass(frozen=True)
class Ground:
    """A document with its places as offsets into its text (line ends as LF)."""

    document: Document

    @property
    def text(self) -> str:
        """The text of the file."""
        return self.document.text

    @cached_property
    def _lines(self) -> list[int]:
        found = [0]
        while (end := self.text.find("\n", found[-1])) >= 0:
            found.append(end + 1)
        return found

    def _offset(self, line: int, column: int) -> int:
        if line > len(self._lines):
            return len(self.text)
        return min(self._lines[line - 1] + column - 1, len(self.text))

    def value(self, route: Route) -> object:
        """Return the value at a route; KeyError, IndexError or TypeError when there is none."""
        value: object = self.document.data
        for step in route:
            value = value[step]  # type: ignore[index]
        return value

    def start(self, route: Route) -> int:
        """Return where the value at a route begins."""
        span = self.document.values[route]
        return self._offset(span.line, span.column)

    def end(self, route: Route) -> int:
        """Return where the value at a route ends; of a block, where its last line with content does."""
        value = self.value(route)
        if isinstance(value, Mapping | list) and not self.flow(route):
            last = list(value)[-1] if isinstance(value, Mapping) else len(value) - 1
            return self.end((*route, last))
        span = self.document.values[route]
        end = self._offset(span.end_line, span.end_column)
        header = _HEADER.match(self.text, self.start(route))
        return max(end, header.end()) if header and span.line == span.end_line else end

    def flow(self, route: Route) -> bool:
        """Return whether the collection at a route is written `[…]` or `{…}`."""
        value = self.value(route)
        return isinstance(value, Mapping | list) and self.text[self.start(route)] in "[{"

    def in_flow(self, route: Route) -> bool:
        """Return whether a value at the route stands inside a collection in flow style."""
        return any(self.flow(route[:count]) for count in range(len(route)))

    def kept_break(self, route: Route) -> str:
        """Return the header of the block text in which the value at a route ends, else nothing."""
        value = self.value(route)
        while isinstance(value, Mapping | list) and not self.flow(route):
            last = list(value)[-1] if isinstance(value, Mapping) else len(value) - 1
            route, value = (*route, last), value[last]
        header = _HEADER.match(self.text, self.start(route)) if isinstance(value, str) else None
        return header.group() if header else ""

    def key(self, route: Route) -> tuple[int, int]:
        """Return the stretch of the key that names a value."""
        return self._stretch(self.document.keys[route])

    def _stretch(self, span: Span) -> tuple[int, int]:
        return self._offset(span.line, span.column), self._offset(span.end_line, span.end_column)

    def head(self, route: Route) -> int:
        """Return where the entry of a route begins: its key, or the dash before it."""
        if isinstance(route[-1], int):
            return self.start(route[:-1]) if route[-1] == 0 else self._dash(route)
        return self.key(route)[0]

    def _dash(self, route: Route) -> int:
        column = self.column(self.start(route[:-1]))
        return self.text.rindex("\n" + " " * column + "-", 0, self.start(route) + 1) + 1 + column

    def column(self, offset: int) -> int:
        """Return how many characters stand before an offset on its line."""
        return offset - (self.text.rfind("\n", 0, offset) + 1)

    def line_end(self, offset: int) -> int:
        """Return the offset of the line end after an offset, or of the end of the text."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def after(self, route: Route) -> int:
        """Return where a new entry may follow that of a route in block style: at a line's end.

        Comments that stand further in than the entry belong to it; after the last entry of a
        collection, those that stand further in than what holds the collection.
        """
        end = self.line_end(self.end(route))
        if self.kept_break(route).endswith("+"):
            end = self._blank(end)
        floor = self._floor(route)
        while (found := _COMMENT.match(self.text, end + 1)) and len(found[1]) > floor:
            end = found.end()
        return end

    def _blank(self, end: int) -> int:
        while end + 1 < len(self.text) and not self.text[end + 1 : self.line_end(end + 1)].strip():
            end = self.line_end(end + 1)
        return end

    def _floor(self, route: Route) -> int:
        around = self.value(route[:-1])
        last = list(around)[-1] if isinstance(around, Mapping) else len(around) - 1  # type: ignore[arg-type]
        if route[-1] != last or len(route) == 1:
            return self.column(self.head(route))
        return self.column(self.head(route[:-1]))
