"""Where something stands: routes into data, spans in text, places that join the two."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Step = str | int
Route = tuple[Step, ...]
Part = Literal["value", "key"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of a text file; lines and columns count characters from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(line=1, column=1, end_line=1, end_column=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A symbolic place: which file, which route, and how much of it.

    `within` narrows a text value to the characters [start, end) of the value itself.
    `span` is set only by readers, which know lines because there is no data yet.
    """

    path: str
    route: Route = ()
    part: Part = "value"
    within: tuple[int, int] | None = None
    span: Span | None = None


Spans = Mapping[Route, Span]


@dataclass(frozen=True, kw_only=True)
class Document:
    """One readable file: its text, its data as JSON sees it, and where each route stood.

    locate: finds the spans of values and of keys. Few files have anything to point at, so it is
    asked only when somebody points.
    """

    path: str
    text: str
    data: Mapping[str, object]
    locate: Callable[[], tuple[Spans, Spans]] = field(repr=False, compare=False)

    @cached_property
    def _spans(self) -> tuple[Spans, Spans]:
        return self.locate()

    @property
    def values(self) -> Spans:
        """The span of each route's value."""
        return self._spans[0]

    @property
    def keys(self) -> Spans:
        """The span of the key that names each route."""
        return self._spans[1]


def dotted(route: Route) -> str:
    """Return the route as people read it: `kasittely[1].ryhma`."""
    out = ""
    for step in route:
        if isinstance(step, int):
            out += f"[{step + 1}]"
        else:
            out += f".{step}" if out else step
    return out
