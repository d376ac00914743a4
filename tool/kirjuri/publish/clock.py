"""The annual clock as a round picture: months in a ring, entries as arcs inside it. Pure, the same every time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

SIZE = 640
"""Width and height of the picture."""
MONTHS = 12
_MIDDLE = SIZE / 2
_RIM, _RING, _OUTER, _LANE, _GAP = 312.0, 262.0, 252.0, 34.0, 6.0
_MARGIN = 0.06
"""How much of a month stays empty at each end of an arc, so that neighbours do not touch."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """An entry's place in the year: its number in the table, first and last month (1-12)."""

    number: int
    first: int
    last: int

    @property
    def length(self) -> int:
        """Number of months, at least one; a span may cross the turn of the year."""
        return (self.last - self.first) % MONTHS + 1

    @property
    def months(self) -> tuple[int, ...]:
        """The months it covers, in its own order."""
        return tuple((self.first - 1 + step) % MONTHS + 1 for step in range(self.length))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """A month of the ring: its outline and the middle of its name."""

    month: int
    path: str
    label: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """An entry: its outline and the middle of its number."""

    number: int
    path: str
    label: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheel:
    """The whole picture."""

    sectors: tuple[Sector, ...]
    arcs: tuple[Arc, ...]


def wheel(spans: Sequence[Span]) -> Wheel:
    """Return the picture: January begins at the top, the year goes clockwise.

    Entries of the same months lie in lanes one inside the other, the first outermost.
    """
    return Wheel(
        sectors=tuple(_sector(month) for month in range(1, MONTHS + 1)),
        arcs=tuple(_arc(span, lane) for span, lane in _lanes(spans)),
    )


def _lanes(spans: Sequence[Span]) -> Iterator[tuple[Span, int]]:
    taken: list[set[int]] = []
    for span in spans:
        own = set(span.months)
        lane = next((at for at, months in enumerate(taken) if not months & own), len(taken))
        if lane == len(taken):
            taken.append(set())
        taken[lane] |= own
        yield span, lane


def _sector(month: int) -> Sector:
    begins, ends = month - 1.0, float(month)
    return Sector(
        month=month,
        path=_band(begins, ends, _RIM, _RING),
        label=_at(month - 0.5, (_RIM + _RING) / 2),
    )


def _arc(span: Span, lane: int) -> Arc:
    outer = max(_OUTER - lane * (_LANE + _GAP), 2 * _LANE)
    begins, ends = span.first - 1 + _MARGIN, span.first - 1 + span.length - _MARGIN
    return Arc(
        number=span.number,
        path=_band(begins, ends, outer, outer - _LANE),
        label=_at((begins + ends) / 2, outer - _LANE / 2),
    )


def _band(begins: float, ends: float, outer: float, inner: float) -> str:
    """Return the outline between two radii and two points of the year, in months from its beginning."""
    large = int(ends - begins > MONTHS / 2)
    a, b, c, d = _at(begins, outer), _at(ends, outer), _at(ends, inner), _at(begins, inner)
    return (
        f"M{_text(a)}A{outer:g} {outer:g} 0 {large} 1 {_text(b)}"
        f"L{_text(c)}A{inner:g} {inner:g} 0 {large} 0 {_text(d)}Z"
    )


def _at(months: float, radius: float) -> Point:
    angle = 2 * pi * months / MONTHS - pi / 2
    return round(_MIDDLE + radius * cos(angle), 1), round(_MIDDLE + radius * sin(angle), 1)


def _text(point: Point) -> str:
    return f"{point[0]:g} {point[1]:g}"
