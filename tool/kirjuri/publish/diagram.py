"""The diagram of a lifecycle as a picture of boxes, arrows and numbers: pure, the same every time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from kirjuri.model.lifecycle import Lifecycle
from kirjuri.model.problem import Names
from kirjuri.publish.layout import LINE, Layout, Order, Point
from kirjuri.publish.placing import Grid, grid
from kirjuri.publish.routing import Edge, Run, edges, ordered

_WRAP = 14
"""Longest line of a state's name in letters, unless a word is longer."""
_RADIUS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A state: the lines of its name with their middles, its rectangle, and what its shape tells."""

    key: str
    lines: tuple[tuple[str, Point], ...]
    x: int
    y: int
    width: int
    height: int
    computed: bool
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """A transition from one state, or from a start (no `source`): its corners, and its number's middle."""

    key: str
    source: str
    target: str
    points: tuple[Point, ...]
    label: Point

    @property
    def path(self) -> str:
        """The arrow as an SVG path with rounded corners."""
        return path(self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """The whole picture in pixels. heads: (phase, middle of its column); chip: width of numbers."""

    width: int
    height: int
    heads: tuple[tuple[int, int], ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    chip: int


def diagram(table: Lifecycle, name: Callable[[Names], str]) -> Diagram:
    """Return the picture of a lifecycle; `name` picks a state's name in the reader's language."""
    lines = {
        key: wrap(name(state.names), _WRAP, break_long_words=False) or [key]
        for key, state in table.states.items()
    }
    placed = grid(table)
    layout = _settled(placed, edges(table, placed), lines)
    middles = [x + layout.box // 2 for x in layout.lefts]
    return Diagram(
        width=layout.width,
        height=layout.height,
        heads=tuple(pair for pair in zip(placed.phases, middles, strict=True) if pair[0]),
        boxes=tuple(_box(layout, key, table) for key in placed.cells),
        arrows=tuple(_arrows(layout)),
        chip=layout.chip,
    )


def _box(layout: Layout, key: str, table: Lifecycle) -> Box:
    column, row = layout.cells[key]
    x, y, height, state = (
        layout.lefts[column],
        layout.tops[row],
        layout.heights[row],
        table.states[key],
    )
    lines = layout.lines[key]
    first = y + height // 2 - LINE * (len(lines) - 1) // 2
    return Box(
        key=key,
        lines=tuple(
            (line, (x + layout.box // 2, first + LINE * n)) for n, line in enumerate(lines)
        ),
        x=x,
        y=y,
        width=layout.box,
        height=height,
        computed=state.computed,
        ended=not state.open and state.turn == "ei_kukaan",
    )


def _arrows(layout: Layout) -> list[Arrow]:
    return [
        Arrow(
            key=edge.key,
            source=edge.source,
            target=edge.target,
            points=layout.points(edge),
            label=layout.label(edge),
        )
        for edge in layout.edges
    ]


def _settled(grid: Grid, edges: Sequence[Edge], lines: Mapping[str, Sequence[str]]) -> Layout:
    """Return the layout whose lanes and tracks stand so that few arrows cross."""
    layout = Layout(grid, edges, lines)
    for _ in range(2):
        beds = _sorted(layout.crossways())
        tracks = _sorted(Layout(grid, edges, lines, beds=beds).runs())
        layout = Layout(grid, edges, lines, tracks=tracks, beds=beds)
    return layout


def _sorted(runs: Mapping[int, list[Run]]) -> Order:
    return {place: ordered(own) for place, own in runs.items()}


def path(points: Sequence[Point]) -> str:
    """Return an SVG path through corners that are rounded as far as there is room."""
    parts = ["M{} {}".format(*points[0])]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(_RADIUS, _apart(before, corner) // 2, _apart(corner, after) // 2)
        near, far = _towards(corner, before, radius), _towards(corner, after, radius)
        parts.append("L{} {}Q{} {} {} {}".format(*near, *corner, *far))
    return "".join([*parts, "L{} {}".format(*points[-1])])


def _apart(one: Point, other: Point) -> int:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(start: Point, goal: Point, steps: int) -> Point:
    signs = ((goal[n] > start[n]) - (goal[n] < start[n]) for n in (0, 1))
    x, y = (start[n] + sign * steps for n, sign in enumerate(signs))
    return x, y
