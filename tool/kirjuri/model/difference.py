"""What a change means: a value for each record, made of facts that renderers put into words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kirjuri.model.place import Route
from kirjuri.model.problem import Names, Problem
from kirjuri.model.record import Event, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A record that the base does not have. by: who brought it, as the record says; may be empty."""

    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A waiting record got its number, or (`chosen`) an identifier was changed by hand. old: what it was."""

    old: str
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """An event that was added. source, target: the state before and after it, of the group when it names one.

    field: what a removal (`poisto`) took the text of, dotted; empty when it was an event's.
    """

    event: Event
    source: str
    target: str
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """An event that had been recorded already was changed (its number), which no change may do."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortened:
    """Events that had been recorded already were removed: how many."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsible:
    """The responsible group changed; empty for none."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakesPart:
    """A group was added to those that handle the matter, or left out."""

    group: str
    added: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """The way of handling was agreed on, or found not to be. agreement: a code of `yhteisymmarrys`."""

    agreement: str
    date: dt.date | None


Period = tuple[dt.date | None, dt.date | None]
"""First and last day, either of which may be open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """The agreed timetable was set or changed."""

    old: Period
    new: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Where in a record something changed. labels: the titles of the fields on the way, by language."""

    route: Route
    labels: tuple[Names, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked(Field):
    """A reference to another record was added or removed."""

    target: str
    added: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Field):
    """Items of a list of short values were added or removed, each by its names."""

    added: tuple[Names, ...]
    removed: tuple[Names, ...]


Short = dt.date | bool | int | float | Names | None
"""A short value: a date, a truth value, a number, or names; None for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Valued(Field):
    """A short value was set, changed or taken away."""

    old: Short
    new: Short


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded(Field):
    """A text was written, changed or taken away. added, removed: how many words."""

    old: str
    new: str
    added: int
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleansed(Field):
    """Text was replaced, whole or in part, by the mark of removal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped(Field):
    """An item of a list was removed; the route ends in its position in the base, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formed:
    """Only the form of the file changed: comments, order, quoting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """The file was deleted. allowed: sample matter may be."""

    allowed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """The file cannot be read now, and why."""

    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """The file could not be read before, so it is not known what changed."""


Fact = (
    Begun
    | Numbered
    | Happened
    | Rewritten
    | Shortened
    | Responsible
    | TakesPart
    | Agreed
    | Timetable
    | Linked
    | Listed
    | Valued
    | Worded
    | Cleansed
    | Dropped
    | Formed
    | Removed
    | Broken
    | Mended
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a change means for one record. path: of its file in the head, or where it was.

    record: as it is now, or was last; None when the file never was readable.
    """

    path: str
    record: Record | None
    facts: tuple[Fact, ...]
