"""Timelines: what git knows of records, and the ledger joined with it. Never a person's name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from kirjuri.model.record import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit: its whole identifier, the day it was made in Finland, and its time in seconds since 1970."""

    id: str
    day: dt.date
    time: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What the fold over history needs of a commit.

    time: committer time in seconds since 1970. order: (the latest time among it and its
    ancestors, the longest way from a first commit): by it no commit comes before its parent.
    technical: marked as changing nothing of the matter. numbered: (old path, identifier) pairs.
    """

    id: str
    time: int
    order: tuple[int, int]
    technical: bool = False
    numbered: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """A record's file changed by a commit.

    record: its identifier, or its path before it has one. added, removed: whether the file came or
    went. events: keys of the events that no parent had (see `derive.timeline.event_keys`).
    """

    commit: str
    record: str
    added: bool = False
    removed: bool = False
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything read from git: up to which commit, its ancestors by identifier, what they touched."""

    head: str
    nodes: Mapping[str, Node]
    touches: tuple[Touch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One commit in a record's history."""

    commit: Commit
    added: bool
    removed: bool
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The commits that changed one record, oldest first, technical ones left out; never empty."""

    changes: tuple[Change, ...]

    @property
    def published(self) -> Commit:
        """The commit in which the record was first on record."""
        return self.changes[0].commit

    @property
    def last(self) -> Commit:
        """The last commit that changed the record itself."""
        return self.changes[-1].commit


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One event of the ledger with the commit that brought it.

    commit: None when git is not there, or the event is not committed yet. corrected_by: the
    number of the event that mends this one, 0 when none does. apart: days from the event's own
    day to the commit's; None when either is not known.
    """

    event: Event
    commit: Commit | None
    corrected_by: int
    apart: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A record's ledger in order, and the history of its file; None when git tells nothing of it."""

    lines: tuple[Line, ...]
    history: History | None
