"""The small JSON-able pieces that views are built of; templates read them by these names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NotRequired, TypedDict


class Text(TypedDict):
    """A text and its language; `lang` is empty when it is the page's own."""

    text: str
    lang: str


class Reference(TypedDict):
    """A record as others name it; `path` is empty when it has no page, `title` when it is withheld.

    shows_id: its identifier stands beside its title; not the long ones that repeat a group's name.
    """

    id: str
    title: Text
    path: str
    sample: bool
    shows_id: bool


class Mark(TypedDict):
    """A state in words with the shape that goes with it; `computed` states come from dates."""

    key: str
    name: Text
    shape: str
    computed: bool


class Standing(TypedDict):
    """Where a matter stands: its state, what happens next, whose turn it is, and since when.

    entered: `since` is only the day on which the fact was entered from a source.
    """

    mark: Mark
    meaning: Text
    next_step: Text
    turn: Text
    phase: int
    open: bool
    since: str
    entered: bool


class Due(TypedDict):
    """A deadline: `late` in days, and the days on which the clock stood: waiting, in the summer break.

    basis: a message that says what it rests on.
    """

    day: str
    basis: str
    late: int
    waited: int
    summer: int


class Next(TypedDict):
    """The step that is expected next, by its number in the lifecycle, and what the record still lacks."""

    key: str
    name: Text
    lacks: list[str]


class Acting(TypedDict):
    """Whose turn it is in an open matter.

    fitted: it follows another timetable. waiting: for the submitter, so the clock stands.
    resting: it is the summer break. closing: from when a wait may be closed, or nothing.
    """

    who: Text
    group: Reference | None
    due: Due | None
    fitted: bool
    waiting: bool
    resting: bool
    closing: str
    next: Next | None


class Publication(TypedDict):
    """A commit; `url` is empty when the repository has no address.

    apart: days from an event's own day to its publication when they are told, else 0.
    """

    day: str
    commit: str
    url: str
    apart: int


Form = Literal[
    "text",
    "prose",
    "code",
    "date",
    "flag",
    "number",
    "record",
    "part",
    "link",
    "mail",
    "list",
    "fields",
]


class Value(TypedDict):
    """A value of a record by its form; which of the optional keys stand depends on the form.

    A `part` is a place on the page of `record`: `url` is its identifier there, `text` its words.
    """

    form: Form
    text: NotRequired[Text]
    help: NotRequired[Text]
    date: NotRequired[str]
    yes: NotRequired[bool]
    url: NotRequired[str]
    record: NotRequired[Reference]
    items: NotRequired[list[Value]]
    fields: NotRequired[list[Field]]


class Field(TypedDict):
    """A labelled value; `key` is the field's name in the file."""

    key: str
    label: Text
    value: Value


class Happening(TypedDict):
    """One line of the ledger as shown; `corrected_by` and `corrects` are numbers of others, or 0.

    removed: the field whose text was removed from publication, or nothing. takes_back: a
    correction after which the mistaken event no longer counts. published: None where git does not
    tell.
    """

    number: int
    date: str
    kind_key: str
    kind: Text
    mark: Mark | None
    group: Reference | None
    role: Text
    text: Text
    reference: Value | None
    removed: str
    corrects: int
    corrected_by: int
    takes_back: bool
    published: Publication | None


NOTHING: Text = {"text": "", "lang": ""}
"""No text at all."""


def foreign(view: object) -> list[str]:
    """Return the other languages in which a view has texts."""
    return sorted(set(_foreign(view)))


def _foreign(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        if part.get("lang"):
            yield part["lang"]
        for inner in part.values():
            yield from _foreign(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _foreign(inner)
