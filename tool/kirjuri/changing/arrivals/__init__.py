"""What arrives at the door: a form's text is understood, judged in memory, and only a sound one is written.

One file a form; each takes the understood answers and says what would be written, or what is wrong.
"""

from __future__ import annotations

import datetime as dt
import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kirjuri.changing.forms import forms
from kirjuri.derive.context import Context
from kirjuri.derive.similar import Match
from kirjuri.intake.answers import Answers, Fault, answers, joined
from kirjuri.intake.event import Issue
from kirjuri.intake.form import Form
from kirjuri.intake.split import recognised, split, titled
from kirjuri.intake.text import lines_of, unsigned
from kirjuri.locale import N_
from kirjuri.model.problem import Misused
from kirjuri.model.record import Record, Registry
from kirjuri.sources import batch
from kirjuri.sources.guard import forbidden
from kirjuri.sources.load import Loaded, load
from kirjuri.sources.policy import find_root, load_policy
from kirjuri.sources.tree import WorkingTree

Similar = Callable[[Record, Registry], Sequence[Match]]
"""Finds the inputs of a registry that may be about the same thing as a new one, the nearest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A text that has come: its body, the issue it came as (if it did), and how it is to be taken.

    form: the form's key, empty when it is to be recognised. on_behalf: somebody sends it for the
    submitter. name: of the file, empty when the title or the issue gives it. arrived: the day,
    None for the issue's own or today.
    """

    body: str
    issue: Issue | None = None
    form: str = ""
    on_behalf: bool = False
    name: str = ""
    arrived: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The registry that a text arrives at, read once."""

    root: Path
    loaded: Loaded
    context: Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of the answers of one form.

    faults: what stands in the way. record, context: the new record in the registry as it would be.
    files: path -> (bytes as they were, None for no file; bytes as they will be). told: says in a
    language what has happened. ended: no mending of the text would help.
    """

    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()
    record: Record | None = None
    context: Context | None = None
    files: Mapping[str, tuple[bytes | None, bytes]] = field(default_factory=dict)
    told: Callable[[str], list[str]] = lambda _language: []
    ended: bool = False


@dataclass(frozen=True, kw_only=True)
class Received:
    """A text understood and judged: what it is, in which language, what is wrong, what it would write."""

    root: Path
    arrival: Arrival
    form: Form
    language: str
    answers: Answers
    taken: Taken
    context: Context
    similar: tuple[Match, ...] = ()

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """Everything that is wrong, in the order of the form's questions."""
        order = [question.field for question in self.form.questions]
        found = joined((*self.answers.faults, *self.taken.faults))
        return tuple(
            sorted(found, key=lambda one: order.index(one.field) if one.field in order else -1)
        )

    @property
    def notices(self) -> tuple[Fault, ...]:
        """Everything that is only told."""
        return (*self.answers.notices, *self.taken.notices)

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    @property
    def path(self) -> str:
        """The file that is written, empty when none or several are."""
        return next(iter(self.taken.files), "") if len(self.taken.files) == 1 else ""


def receive(
    directory: Path,
    arrival: Arrival,
    *,
    today: dt.date,
    language: str,
    similar: Similar | None = None,
) -> Received:
    """Understand and judge a text; nothing is written. `language` is used when the text tells none.

    Raises Misused for a form that does not exist or cannot be recognised, ToolError when the
    registry cannot be read.
    """
    root = find_root(directory)
    loaded = load(WorkingTree(root))
    context = Context(registry=loaded.registry, policy=load_policy(root), today=today)
    lines = lines_of(arrival.body)
    lines = lines if arrival.issue else unsigned(lines)
    form = _form(arrival, forms(context.policy), lines)
    found = titled(split(lines, form), form, arrival.issue.title if arrival.issue else "")
    spoken = found.language or (language if language in form.languages else form.languages[0])
    understood = answers(found, form, spoken, forbidden)
    here = Place(root=root, loaded=loaded, context=context)
    taken = _taker(form)(arrival, form, spoken, understood, here)
    near = similar(taken.record, context.registry) if similar and taken.record else ()
    return Received(
        root=root,
        arrival=arrival,
        form=form,
        language=spoken,
        answers=understood,
        taken=taken,
        context=context,
        similar=tuple(near),
    )


Taker = Callable[[Arrival, Form, str, Answers, Place], Taken]


def _taker(form: Form) -> Taker:
    taker: Taker = importlib.import_module(f"{__name__}.{form.key}").take
    return taker


def _form(arrival: Arrival, known: tuple[Form, ...], lines: list[str]) -> Form:
    if arrival.form:
        for form in known:
            if form.key == arrival.form:
                return form
        raise Misused(
            N_("there is no form '{name}'; there are {names}"),
            name=arrival.form,
            names=", ".join(form.key for form in known),
        )
    labels = arrival.issue.labels if arrival.issue else ()
    found = recognised(lines, known) or next((f for f in known if f.key in labels), None)
    if found is None:
        raise Misused(
            N_("the text has no question of any form; name the form with --form: {names}"),
            names=", ".join(form.key for form in known),
        )
    return found


def keep(received: Received) -> None:
    """Write what a sound text leads to. ToolError when a file has changed since it was read."""
    if not received.sound:
        raise ValueError(received.faults[0].problem.says)
    batch.write_all(received.root, received.taken.files)
