"""A kind's lifecycle: states, transitions and what they require, as read from its table."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kirjuri.model.problem import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One thing a state or a transition asks for.

    field: a dotted field that must be present and not empty; with `values`, one of these.
    either: dotted fields of which one must be present.
    backlink: `kind.field` by which at least `at_least` other records must point here, in a state of
    `in_states` if given. covers: list fields of those records that must between them hold these
    values. each: what every one of those records must have itself, one link further on.
    exactly_one: a list with exactly one item that matches `where`.
    when: the conditions on other fields under which it is asked; True means "present". A list meets
    a condition when one of its items does.
    """

    field: str = ""
    values: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    backlink: str = ""
    in_states: tuple[str, ...] = ()
    at_least: int = 1
    covers: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    each: Requirement | None = None
    exactly_one: str = ""
    where: Mapping[str, str] = dataclasses.field(default_factory=dict)
    when: Mapping[str, tuple[str, ...] | Literal[True]] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Computation:
    """When a state holds that nobody writes, while the written state is one of `states`.

    start: dotted date fields; it holds from the first one given. after: dotted date fields; it
    holds from the day after the first one given. members: `kind.field` of the records that point
    here; it holds from the day the first of them came to a state of `some`, wherever it has gone
    since, or while there are members and all are in a state of `every`. Of several computed states
    that hold, the last in the table counts.
    """

    states: tuple[str, ...]
    start: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    members: str = ""
    some: tuple[str, ...] = ()
    every: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Our own target time of a transition: working days or calendar days."""

    days: int
    working: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state: its names, meaning and next step, whose turn it is, and what it requires.

    computed: no event may carry it. computation: when it holds without an event.
    due: dotted date field that says by when the state should be over; `time`: our own target for
    a state that is computed, which no transition's target time can tell. goal: what a matter is for,
    the first of the table's closed states that an event may carry.
    """

    key: str
    names: Names
    meaning: Names
    next_step: Names
    turn: str
    phase: int | None
    open: bool
    computed: bool
    requires: tuple[Requirement, ...]
    computation: Computation | None = None
    due: str = ""
    time: Target | None = None
    goal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """A step that the table allows: from which states to which, by whom, with what."""

    key: str
    names: Names
    sources: tuple[str, ...]
    target: str
    roles: tuple[str, ...]
    time: Target | None
    requires: tuple[Requirement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifecycle:
    """The whole table of one kind. `parts` are the states of a group's own part in the handling."""

    kind: str
    states: Mapping[str, State]
    transitions: tuple[Transition, ...]
    parts: Mapping[str, Names]

    @property
    def written(self) -> tuple[str, ...]:
        """States that an event may carry, in the table's order."""
        return tuple(key for key, state in self.states.items() if not state.computed)

    def steps(self, source: str | None) -> tuple[Transition, ...]:
        """Return the transitions out of a state; None asks for the starts."""
        if source is None:
            return tuple(t for t in self.transitions if not t.sources)
        return tuple(t for t in self.transitions if source in t.sources)

    def onward(self, key: str) -> tuple[Transition, ...]:
        """Return the transitions out of a state; out of a computed one, those of the states it follows from."""
        computation = self.states[key].computation
        sources = {key, *(computation.states if computation else ())}
        return tuple(t for t in self.transitions if sources & {*t.sources})
