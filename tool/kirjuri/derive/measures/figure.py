"""What a measure is and what it gives: lines of values, each with the records behind it."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from kirjuri.derive.context import Context
from kirjuri.model.record import Record

FEW = 5
"""With fewer values than this their median says little: the values themselves are shown."""


class Unit(StrEnum):
    """What the values of a figure count."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    RECORDS = "records"
    PARTS = "parts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a line is about: a code (`list`, `key`), a state, a phase, a record, or a message."""

    sort: Literal["code", "state", "phase", "record", "says"]
    key: str
    list: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value and the record it follows from; a mere count has the value 1."""

    record: str
    value: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a figure: its values in order of size.

    within: how many values keep the target time, None where there is no target.
    """

    label: Label
    values: tuple[Value, ...]
    within: int | None = None

    @property
    def number(self) -> int:
        """How many values there are (n)."""
        return len(self.values)

    @property
    def median(self) -> float | None:
        """The middle value; None when the values are too few to say it."""
        return statistics.median(v.value for v in self.values) if self.number >= FEW else None

    @property
    def ninetieth(self) -> int | None:
        """The smallest value that at least 90 % of the values do not exceed (nearest rank)."""
        if self.number < FEW:
            return None
        return self.values[math.ceil(0.9 * self.number) - 1].value


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The outcome of a measure: a part a question, each with its lines; `target` is our own, in the unit."""

    parts: tuple[Part, ...]
    target: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The lines that answer one question; `says` is its heading, a message."""

    says: str
    unit: Unit
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure: its key (`M-01`), name, definition and why it is followed, all messages.

    of: the kind of the records it is made of. figure: gives the outcome for some of them.
    """

    key: str
    name: str
    definition: str
    of: str
    figure: Callable[[Context, Sequence[Record]], Figure]


def line(label: Label, values: Iterable[Value], *, target: int | None = None) -> Line:
    """Return a line with its values in order; with a target it tells how many keep it."""
    ordered = tuple(sorted(values, key=lambda one: (one.value, one.record)))
    within = None if target is None else sum(one.value <= target for one in ordered)
    return Line(label=label, values=ordered, within=within)


def grouped(
    values: Iterable[tuple[str, Value]], order: Iterable[str], label: Callable[[str], Label]
) -> tuple[Line, ...]:
    """Return a line for each key that has values, in the given order; keys out of it come last."""
    found: dict[str, list[Value]] = {}
    for key, value in values:
        found.setdefault(key, []).append(value)
    keys = (*order, *sorted(found))
    return tuple(line(label(key), found[key]) for key in dict.fromkeys(keys) if key in found)
