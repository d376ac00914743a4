"""Where the states of a lifecycle stand in its diagram: columns by phase, rows in the table's order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from kirjuri.model.lifecycle import Lifecycle, State

Cell = tuple[int, int]
"""A place in the grid: (column, row), both from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """States in columns; `phases` gives a column's phase, 0 where it stands for none."""

    columns: tuple[tuple[str, ...], ...]
    phases: tuple[int, ...]

    @property
    def cells(self) -> Mapping[str, Cell]:
        """Where each state stands."""
        return {
            key: (column, row)
            for column, keys in enumerate(self.columns)
            for row, key in enumerate(keys)
        }

    @property
    def rows(self) -> int:
        """How many rows the fullest column has."""
        return max(map(len, self.columns), default=0)


def grid(table: Lifecycle) -> Grid:
    """Return the columns of a lifecycle.

    States stand by phase, those without one in a last column of their own. In a table without
    phases they stand by the longest way on from a start.
    """
    phased = any(state.phase for state in table.states.values())
    order = _phases(table.states) if phased else _ranks(table)
    found = sorted(set(order.values()))
    return Grid(
        columns=tuple(tuple(key for key in order if order[key] == each) for each in found),
        phases=tuple(each if phased and each < _NONE else 0 for each in found),
    )


_NONE = 10**6


def _phases(states: Mapping[str, State]) -> dict[str, int]:
    return {key: state.phase or _NONE for key, state in states.items()}


def _ranks(table: Lifecycle) -> dict[str, int]:
    """Return how many steps on each state stands; steps back in the table's order do not count.

    A computed state has no steps of its own: it stands after the state before it in the table.
    """
    ranks: dict[str, int] = {}
    before = {later: earlier for earlier, later in pairwise(table.states)}
    for key, state in table.states.items():
        sources = {
            source for step in table.transitions if step.target == key for source in step.sources
        }
        if state.computed and key in before:
            sources = {before[key]}
        ranks[key] = max((ranks[each] + 1 for each in sources if each in ranks), default=0)
    return ranks
