"""Every measure of a lifecycle's diagram, in whole pixels: boxes, ports, tracks, lanes, corners."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from kirjuri.publish.placing import Grid
from kirjuri.publish.routing import Edge, Port, Run, Side, ports, spread

Point = tuple[int, int]
Order = Mapping[int, Sequence[str]]
"""The transitions of each gutter from left to right, or of each lane bed from top to bottom."""

LINE = 20
DOT = 6
_LETTER, _DIGIT, _NARROWEST, _PAD = 8, 7, 112, 14
_STEP, _STACKED = 9, 46
_TIP, _AIR, _HEADING = 14, 8, 40
_CHIP_HEIGHT = 18


class Layout:
    """The measures that follow from a grid, its arrows and the order of tracks and lanes."""

    def __init__(
        self,
        grid: Grid,
        edges: Sequence[Edge],
        lines: Mapping[str, Sequence[str]],
        *,
        tracks: Order | None = None,
        beds: Order | None = None,
    ) -> None:
        """Take the grid, its arrows and the lines of the states' names; orders are the table's if not given."""
        self.grid, self.edges, self.lines = grid, edges, lines
        self.cells, self._tracks = grid.cells, tracks or {}
        own = _in_turn((edge.bed, edge.key) for edge in edges if edge.bed >= 0)
        self._beds = {**own, **(beds or {})}

    # What does not depend on the order of tracks: everything up and down.

    @cached_property
    def box(self) -> int:
        """Width of every box."""
        longest = max((len(line) for lines in self.lines.values() for line in lines), default=0)
        through = max((len(self._between(edge)) for edge in self.edges if edge.stacked), default=0)
        return max(_NARROWEST, 2 * _PAD + _LETTER * longest, _STACKED * through)

    def _between(self, edge: Edge) -> list[Edge]:
        """Return the arrows that join the same two boxes of one column."""
        pair = {edge.source, edge.target}
        return [e for e in self.edges if e.stacked and {e.source, e.target} == pair]

    @cached_property
    def chip(self) -> int:
        """Width of the ground on which a transition's number stands."""
        return _AIR + _DIGIT * max((len(edge.key) for edge in self.edges), default=0)

    @cached_property
    def _offsets(self) -> Mapping[Port, int]:
        """How far below the middle of its box each port of a left or right side stands."""
        sides: dict[tuple[str, Side], list[Port]] = {}
        for edge in self.edges:
            for port in ports(edge):
                own = sides.setdefault((port.state, port.side), [])
                if port.state and not edge.stacked and port not in own:
                    own.append(port)
        return {port: offset for own in sides.values() for port, offset in spread(own)}

    @cached_property
    def heights(self) -> tuple[int, ...]:
        """Height of each row's boxes."""
        return tuple(
            max(self._needs(key) for key, cell in self.cells.items() if cell[1] == row)
            for row in range(self.grid.rows)
        )

    def _needs(self, state: str) -> int:
        reach = [abs(offset) for port, offset in self._offsets.items() if port.state == state]
        return max(2 * (max(reach, default=0) + _PAD), LINE * len(self.lines[state]) + 2 * _PAD)

    @cached_property
    def tops(self) -> tuple[int, ...]:
        """Upper edge of each row's boxes."""
        found, y = [], 0
        for row, height in enumerate(self.heights):
            y += self._bed(row)
            found.append(y)
            y += height
        return tuple(found)

    @cached_property
    def height(self) -> int:
        """Height of the whole picture."""
        return self.tops[-1] + self.heights[-1] + self._bed(self.grid.rows)

    def _bed(self, bed: int) -> int:
        """Return the height of a lane bed with the room for numbers and tips around it."""
        return self._over(bed) + _STEP * len(self._beds.get(bed, ())) + self._under(bed)

    def _over(self, bed: int) -> int:
        if bed == 0:
            return _HEADING if any(self.grid.phases) else _AIR
        return _AIR + self._stacked(bed)

    def _under(self, bed: int) -> int:
        return _AIR + (self._stacked(bed) if bed < self.grid.rows else 0)

    def _stacked(self, bed: int) -> int:
        """Return the room that a bed needs at each side when arrows run straight through it."""
        through = any(
            edge.stacked and max(self._row(edge.source), self._row(edge.target)) == bed
            for edge in self.edges
        )
        return _CHIP_HEIGHT if through else 0

    def _row(self, state: str) -> int:
        return self.cells[state][1]

    def lane(self, edge: Edge) -> int:
        """Return how far down an arrow's lane runs."""
        end = self.tops[edge.bed - 1] + self.heights[edge.bed - 1] if edge.bed else 0
        return end + self._over(edge.bed) + _STEP * self._beds[edge.bed].index(edge.key)

    def level(self, port: Port) -> int:
        """Return how far down a port of a left or right side stands."""
        row = self._row(port.state)
        return self.tops[row] + self.heights[row] // 2 + self._offsets[port]

    # What does: everything from side to side.

    @cached_property
    def tracks(self) -> Order:
        """The tracks of each gutter in their order."""
        own = _in_turn((gutter, run.key) for gutter, runs in self.runs().items() for run in runs)
        return {**own, **self._tracks}

    @cached_property
    def lefts(self) -> tuple[int, ...]:
        """Left edge of each column's boxes."""
        found, x = [], 0
        for column in range(len(self.grid.columns)):
            x += self._gutter(column - 1)
            found.append(x)
            x += self.box
        return tuple(found)

    @cached_property
    def width(self) -> int:
        """Width of the whole picture."""
        last = len(self.grid.columns) - 1
        return self.lefts[last] + self.box + self._gutter(last)

    def _gutter(self, gutter: int) -> int:
        beside = self._room(gutter, "right") + self._room(gutter + 1, "left")
        return beside + _STEP * len(self.tracks.get(gutter, ()))

    def _room(self, column: int, side: Side) -> int:
        """Return the room beside a column for numbers and tips."""
        here = [p for p in self._offsets if p.side == side and self.cells[p.state][0] == column]
        starts = [e for e in self.edges if not e.source and self.cells[e.target][0] == column]
        if starts and side == "left":
            return self.chip + _TIP + 3 * DOT + _AIR
        if any(port.leaves for port in here):
            return self.chip + _AIR
        return _TIP + _AIR if here else _AIR

    def track(self, gutter: int, key: str) -> int:
        """Return where from the left a transition's track in a gutter runs."""
        start = self.lefts[gutter] + self.box if gutter >= 0 else 0
        place = self.tracks[gutter].index(key)
        return start + self._room(gutter, "right") + _STEP * place + _STEP // 2

    def side(self, state: str, side: Side) -> int:
        """Return where from the left a side of a box stands."""
        return self.lefts[self.cells[state][0]] + (self.box if side == "right" else 0)

    # Arrows.

    def runs(self) -> Mapping[int, list[Run]]:
        """Return what runs up and down in each gutter; what leads straight across does not."""
        stubs: dict[tuple[int, str], list[Point]] = {}
        for edge in self.edges:
            if edge.source and not edge.stacked and not self.straight(edge):
                for gutter, stub in self._stubs(edge):
                    stubs.setdefault((gutter, edge.key), []).append(stub)
        found: dict[int, list[Run]] = {}
        for (gutter, key), own in stubs.items():
            found.setdefault(gutter, []).append(Run(key=key, stubs=tuple(dict.fromkeys(own))))
        return found

    def _stubs(self, edge: Edge) -> Iterator[tuple[int, Point]]:
        out, into = ports(edge)
        yield edge.start, (self.level(out), -1 if edge.out == "right" else 1)
        if edge.start != edge.end:
            onward = 1 if edge.end > edge.start else -1
            yield edge.start, (self.lane(edge), onward)
            yield edge.end, (self.lane(edge), -onward)
        yield edge.end, (self.level(into), -1 if edge.into == "right" else 1)

    def crossways(self) -> Mapping[int, list[Run]]:
        """Return what runs from side to side in each lane bed."""
        stubs: dict[tuple[int, str], list[Point]] = {}
        for edge in self.edges:
            if edge.bed >= 0:
                own = stubs.setdefault((edge.bed, edge.key), [])
                own.append((self.track(edge.start, edge.key), -edge.turn))
                own.append((self.track(edge.end, edge.key), -edge.arrive))
        found: dict[int, list[Run]] = {}
        for (bed, key), places in stubs.items():
            found.setdefault(bed, []).append(Run(key=key, stubs=tuple(dict.fromkeys(places))))
        return found

    def straight(self, edge: Edge) -> bool:
        """Return whether an arrow leads straight across one gutter."""
        out, into = ports(edge)
        return edge.start == edge.end and self.level(out) == self.level(into)

    def points(self, edge: Edge) -> tuple[Point, ...]:
        """Return the corners of an arrow from its beginning to its tip."""
        out, into = ports(edge)
        if edge.stacked:
            return self._upright(edge)
        end = (self.side(edge.target, edge.into), self.level(into))
        if not edge.source:
            return ((end[0] - _TIP - self.chip - DOT, end[1]), end)
        begin = (self.side(edge.source, edge.out), self.level(out))
        if self.straight(edge):
            return (begin, end)
        first, last = self.track(edge.start, edge.key), self.track(edge.end, edge.key)
        if first == last:
            return (begin, (first, begin[1]), (first, end[1]), end)
        lane = self.lane(edge)
        return (begin, (first, begin[1]), (first, lane), (last, lane), (last, end[1]), end)

    def _upright(self, edge: Edge) -> tuple[Point, Point]:
        own = self._between(edge)
        middle = self.side(edge.source, "left") + self.box // 2
        x = middle + (2 * own.index(edge) - len(own) + 1) * _STACKED // 2
        upper, lower = sorted((self._row(edge.source), self._row(edge.target)))
        high, low = (x, self.tops[upper] + self.heights[upper]), (x, self.tops[lower])
        return (high, low) if edge.out == "below" else (low, high)

    def label(self, edge: Edge) -> Point:
        """Return the middle of an arrow's number: just after its beginning, just before a start's tip."""
        x, y = self.points(edge)[0]
        if edge.stacked:
            return (x, y + (_CHIP_HEIGHT // 2 + 2) * (1 if edge.out == "below" else -1))
        away = self.chip // 2 + (DOT + 2 if not edge.source else 4)
        return (x - away if edge.out == "left" else x + away, y)


def _in_turn(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for place, key in pairs:
        if key not in found.setdefault(place, []):
            found[place].append(key)
    return found
