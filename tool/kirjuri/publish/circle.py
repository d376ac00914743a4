"""The network of groups as a picture: groups on a circle, links as curves through it.

The places follow from the order of the groups alone, so the same registry gives the same picture,
and one new link moves nothing. Readable up to some hundreds of groups: each has its own name.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_LABEL = 350
"""Room for a name outside the circle, in pixels."""

_LINE = 40
"""Room for a level name above or below the circle, in pixels."""

_STEP = 21
"""Room for one name along the circle, in pixels."""

_LEAST = 230
"""Radius of the smallest circle, in pixels."""

_LEVEL = 24
"""Up to so many names stand level; more of them follow the rays of the circle."""

_SIDEWAYS = 0.2
"""How near the top or the bottom a level name is centred, as the cosine of its direction."""

_LONGEST = 44
"""How many characters of a name are drawn; the table has the whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A group on the circle: its point, where its name stands, how it is turned and which end stands there."""

    group: str
    x: float
    y: float
    label_x: float
    label_y: float
    angle: float
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A link: its path, how many grounds it has (1 to 3 are drawn apart), and whether it is declared."""

    path: str
    weight: int
    declared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """The whole picture in pixels."""

    width: int
    height: int
    spots: tuple[Spot, ...]
    curves: tuple[Curve, ...]


def circle(groups: Sequence[str], pairs: Mapping[tuple[str, str], tuple[int, bool]]) -> Circle:
    """Return the picture of groups in their order; pairs: (one, other) -> (number of grounds, declared)."""
    radius = max(_LEAST, len(groups) * _STEP / (2 * math.pi))
    middle = (radius + _LABEL, radius + (_LINE if len(groups) <= _LEVEL else _LABEL))
    spots = [_spot(group, at, len(groups), radius, middle) for at, group in enumerate(groups)]
    places = {spot.group: spot for spot in spots}
    return Circle(
        width=round(2 * middle[0]),
        height=round(2 * middle[1]),
        spots=tuple(spots),
        curves=tuple(
            Curve(
                path=_path(places[one], places[other], middle),
                weight=min(3, grounds),
                declared=declared,
            )
            for (one, other), (grounds, declared) in sorted(pairs.items())
            if one in places and other in places
        ),
    )


def _spot(group: str, at: int, count: int, radius: float, middle: tuple[float, float]) -> Spot:
    turn = 2 * math.pi * at / max(1, count) - math.pi / 2
    across, down = math.cos(turn), math.sin(turn)
    left = 2 * at > count
    away = radius + 12
    level = count <= _LEVEL
    degrees = 0.0 if level else math.degrees(turn) + (180 if left else 0)
    centred = level and abs(across) < _SIDEWAYS
    return Spot(
        group=group,
        x=round(middle[0] + radius * across, 1),
        y=round(middle[1] + radius * down, 1),
        label_x=round(middle[0] + away * across, 1),
        label_y=round(middle[1] + away * down, 1),
        angle=round(degrees, 2),
        anchor="middle" if centred else "end" if left else "start",
    )


def _path(one: Spot, other: Spot, middle: tuple[float, float]) -> str:
    """Return a curve that bends towards the middle, the more the farther apart its ends are."""
    across, down = (one.x + other.x) / 2 - middle[0], (one.y + other.y) / 2 - middle[1]
    pull = 0.8 * math.hypot(across, down) / math.hypot(one.x - middle[0], one.y - middle[1])
    x, y = middle[0] + across * pull, middle[1] + down * pull
    return f"M{one.x:g} {one.y:g}Q{x:.1f} {y:.1f} {other.x:g} {other.y:g}"


def drawn_name(name: str) -> str:
    """Return a name as it is drawn: whole, or cut at a word."""
    if len(name) <= _LONGEST:
        return name
    return name[:_LONGEST].rsplit(" ", 1)[0] + " …"
