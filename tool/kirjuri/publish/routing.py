"""How the arrows of a diagram run: out at one side of a box, through gutters and lanes, into another.

Gutter `g` lies to the right of column `g`, gutter -1 to the left of the first; lane bed `b` lies
above row `b`, the last one below all rows. No box stands in them, so no arrow runs over a box.
Each transition has a track of its own in every gutter, and a lane of its own in every bed, it uses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kirjuri.model.lifecycle import Lifecycle, Transition
from kirjuri.publish.placing import Cell, Grid

Side = Literal["left", "right", "above", "below"]
_BACK: Mapping[Side, Side] = {
    "left": "right",
    "right": "left",
    "above": "below",
    "below": "above",
}


_HALF = 9
"""Half the distance between ports, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One arrow: a transition from one of its states; `source` is empty for a start.

    out, into: sides of the two boxes. start, end: the gutters at its ends; where they differ, it
    takes the lane in bed `bed`. turn, arrive: where it runs seen from its ends: -1 up, 1 down, 0
    straight on.
    """

    key: str
    source: str
    target: str
    out: Side
    into: Side
    start: int
    end: int
    turn: int = 0
    arrive: int = 0
    bed: int = -1

    @property
    def stacked(self) -> bool:
        """Whether it joins a box with the one above or below it."""
        return self.out in {"above", "below"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Port:
    """Where arrows of one transition leave a box or come into it; those that turn alike share one."""

    state: str
    side: Side
    key: str
    leaves: bool
    bend: int


def ports(edge: Edge) -> tuple[Port, Port]:
    """Return where an arrow leaves and where it comes in; that of a start leaves no box."""
    out = Port(state=edge.source, side=edge.out, key=edge.key, leaves=True, bend=edge.turn)
    into = Port(state=edge.target, side=edge.into, key=edge.key, leaves=False, bend=edge.arrive)
    return out, into


def edges(table: Lifecycle, grid: Grid) -> tuple[Edge, ...]:
    """Return every arrow of a table in its order; those of one transition share one lane bed."""
    cells = grid.cells
    found: list[Edge] = []
    for step in table.transitions:
        found += _of_step(step, cells)
    taken = {(port.state, port.side) for edge in found if edge.source for port in ports(edge)}
    return tuple(
        replace(edge, arrive=-1) if not edge.source and (edge.target, "left") in taken else edge
        for edge in found
    )


def _of_step(step: Transition, cells: Mapping[str, Cell]) -> Iterator[Edge]:
    if not step.sources:
        before = cells[step.target][0] - 1
        yield Edge(
            key=step.key, source="", target=step.target, out="right", into="left",
            start=before, end=before,
        )  # fmt: skip
    pairs = [(source, cells[source], cells[step.target]) for source in step.sources]
    made = [_edge(step, source, here, there) for source, here, there in pairs]
    bed = _bed(
        [(h, t) for edge, (_, h, t) in zip(made, pairs, strict=True) if edge.start != edge.end]
    )
    for edge, (_, here, there) in zip(made, pairs, strict=True):
        yield edge if edge.stacked else _turned(edge, here[1], there[1], bed)


def _edge(step: Transition, source: str, here: Cell, there: Cell) -> Edge:
    column, row = here
    out, into, start, end = _way(here, there)
    if column == there[0] and abs(row - there[1]) == 1:
        out = "below" if there[1] > row else "above"
        into = _BACK[out]
    return Edge(
        key=step.key, source=source, target=step.target, out=out, into=into, start=start, end=end
    )


def _way(here: Cell, there: Cell) -> tuple[Side, Side, int, int]:
    """Return the sides and gutters: on to the right, back to the left, around within a column."""
    if there[0] > here[0]:
        return "right", "left", here[0], there[0] - 1
    if there[0] < here[0]:
        return "left", "right", here[0] - 1, there[0]
    return "right", "right", here[0], here[0]


def _turned(edge: Edge, row: int, target: int, bed: int) -> Edge:
    if edge.start != edge.end:
        return replace(
            edge, bed=bed, turn=-1 if bed <= row else 1, arrive=-1 if bed <= target else 1
        )
    if edge.source == edge.target:
        return replace(edge, turn=1, arrive=1)
    down = (target > row) - (target < row)
    return replace(edge, turn=down, arrive=-down)


def _bed(pairs: Sequence[tuple[Cell, Cell]]) -> int:
    """Return the lane bed with the shortest ways up and down; of two, steps back take the upper."""
    if not pairs:
        return -1
    last = max(max(here[1], there[1]) for here, there in pairs) + 1
    back = sum(1 if there[0] < here[0] else -1 for here, there in pairs) > 0
    beds = range(last + 1) if back else range(last, -1, -1)
    return min(beds, key=lambda bed: sum(_climb(bed, h[1]) + _climb(bed, t[1]) for h, t in pairs))


def _climb(bed: int, row: int) -> int:
    return row - bed if bed <= row else bed - row - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One transition's straight run along a gutter or a bed, and where it is left or joined.

    stubs: (place along the run, side), the side -1 for left of a track or above a lane, else 1.
    """

    key: str
    stubs: tuple[tuple[int, int], ...]

    @property
    def bounds(self) -> tuple[int, int]:
        """Its first and last place."""
        places = [place for place, _ in self.stubs]
        return min(places), max(places)


def ordered(runs: Iterable[Run]) -> list[str]:
    """Return the transitions of one gutter or bed in an order in which few arrows cross."""
    found = list(runs)
    for _ in found:
        for i in range(len(found) - 1):
            one, other = found[i : i + 2]
            if _crossings(other, one) < _crossings(one, other):
                found[i : i + 2] = [other, one]
    return [run.key for run in found]


def _crossings(first: Run, second: Run) -> int:
    """Return how often two runs cross when `first` lies to the left of `second`, or above it."""
    a, b = first.bounds, second.bounds
    return sum(side > 0 and b[0] < place < b[1] for place, side in first.stubs) + sum(
        side < 0 and a[0] < place < a[1] for place, side in second.stubs
    )


def spread(own: Sequence[Port]) -> Iterator[tuple[Port, int]]:
    """Yield the ports of one side with their distance below its middle in pixels, those that turn up on top.

    Those of left sides stand half a step off those of right sides, so that in one gutter only the
    arrows that lead straight across are level.
    """
    up, level, down = ([port for port in own if port.bend == bend] for bend in (-1, 0, 1))
    inner = max(len(level), 1) * _HALF - _HALF
    inner += _HALF if own and own[0].side == "left" else 0
    yield from ((p, (2 * n - len(level) + 1) * _HALF) for n, p in enumerate(level))
    yield from ((p, -inner - 2 * _HALF * n) for n, p in enumerate(reversed(up), 1))
    yield from ((p, inner + 2 * _HALF * n) for n, p in enumerate(down, 1))
