"""The message at once to whoever sent a form: what arrived, what was understood, what is missing, what is next."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from kirjuri.derive.context import Context
from kirjuri.derive.deadlines import due
from kirjuri.derive.privacy import masked
from kirjuri.derive.similar import Match
from kirjuri.derive.state import state
from kirjuri.derive.workdays import calendar
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.problem import Problem, Value
from kirjuri.model.record import Record
from kirjuri.render import markdown as md
from kirjuri.render.letter import month_day
from kirjuri.render.similar import Alike, facts
from kirjuri.render.speech import day_words, title
from kirjuri.render.words import advice, message, sentence, visible

WIDTH = 76
LINES = 8
"""Most line numbers that a message lists."""
SHOWN = 240
"""Most characters of an answer that the table of what was understood repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A problem or a notice as it is told: its question ("" for the whole text), its lines, what to do."""

    question: str
    problem: Problem
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """Everything that a message tells.

    form: the form's key. rows: questions and answers as understood. faults: what must be mended.
    told: what has been done, in sentences. similar: inputs that may be about the same thing.
    thread: whether it came as the first message of a thread. ended: no mending would help.
    """

    form: str
    language: str
    arrived: dt.date
    rows: tuple[tuple[str, str], ...]
    faults: tuple[Said, ...]
    notices: tuple[Said, ...]
    context: Context
    told: tuple[str, ...] = ()
    similar: tuple[Match, ...] = ()
    thread: bool = True
    ended: bool = False


def said(one: Said, language: str, *, markdown: bool) -> tuple[str, str]:
    """Return a problem as (question with its lines, sentence with what to do), as text or as Markdown."""
    where = one.question
    if where and one.lines:
        words = translations(language)
        says = words.ngettext("line {numbers}", "lines {numbers}", len(one.lines))
        more = ", …" if len(one.lines) > LINES else ""
        where += ", " + says.format(numbers=", ".join(map(str, one.lines[:LINES])) + more)
    tell, do = (md.message, md.advice) if markdown else (message, advice)
    text = "; ".join(filter(None, (tell(one.problem, language), do(one.problem, language))))
    return (md.text(where) if markdown else where), text


def arrival(about: Arrived, *, markdown: bool) -> str:
    """Return the whole message with a line end."""
    letter = _Letter(about, markdown=markdown)
    write = _markdown if markdown else _text
    return "\n\n".join(filter(None, (write(block) for block in letter.blocks()))) + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A part of the message: a heading of a level, paragraphs, a list, a table.

    items: made as they will stand; all else is text yet.
    """

    heading: str = ""
    level: int = 3
    lines: tuple[str, ...] = ()
    items: tuple[tuple[str, str], ...] = ()
    head: tuple[str, str] = ("", "")
    rows: tuple[tuple[str, str], ...] = ()


class _Letter:
    def __init__(self, about: Arrived, *, markdown: bool) -> None:
        self.about, self.language, self.markdown = about, about.language, markdown
        self.sound = not about.faults

    def _say(self, says: str, **values: Value) -> str:
        return sentence(says, values, self.language)

    def blocks(self) -> Iterator[_Block]:
        yield self._opening()
        if self.about.faults:
            yield self._missing()
        if self.about.form != "toimi":
            yield self._understood()
        if self.about.notices:
            yield self._noticed()
        yield from self._next()
        if self.about.similar:
            yield self._similar()
        if self.about.form == "syote":
            yield _Block(lines=(self._say(_CLOSING),))

    def _opening(self) -> _Block:
        heading, line = _OPENINGS[self.about.form, self.sound]
        day = day_words(self.about.arrived, self.language)
        lines = (self._say(line, day=day),) if line else ()
        return _Block(heading=self._say(heading), level=2, lines=(*lines, *self.about.told))

    def _missing(self) -> _Block:
        items = self._told(self.about.faults)
        return _Block(heading=self._say(N_("What must be mended")), items=items)

    def _understood(self) -> _Block:
        return _Block(
            heading=self._say(N_("How we understood it")),
            head=(self._say(N_("Question")), self._say(N_("Answer"))),
            rows=self.about.rows,
        )

    def _told(self, what: tuple[Said, ...]) -> tuple[tuple[str, str], ...]:
        return tuple(said(one, self.language, markdown=self.markdown) for one in what)

    def _noticed(self) -> _Block:
        items = self._told(self.about.notices)
        return _Block(heading=self._say(N_("Please note")), items=items)

    def _next(self) -> Iterator[_Block]:
        heading = self._say(N_("What happens next"))
        lines = tuple(self._following())
        if lines:
            yield _Block(heading=heading, lines=lines)

    def _following(self) -> Iterator[str]:
        if self.about.ended:
            return
        if not self.sound:
            yield self._say(_AGAIN if self.about.thread else _AGAIN_TEXT)
            if any(one.problem.says in _PRIVATE for one in self.about.faults) and self.about.thread:
                yield self._say(_ERASE)
            return
        if self.about.form == "palaute":
            yield self._say(_READ)
        if self.about.form == "muutos":
            yield self._say(_WEIGHED)
            yield self._say(_EDIT if self.about.thread else _EDIT_TEXT)
        if self.about.form == "syote":
            yield self._say(_CHECKED)
            yield from self._by_when()
            yield self._say(_EDIT if self.about.thread else _EDIT_TEXT)

    def _by_when(self) -> Iterator[str]:
        settings = self.about.context.policy.settings
        day = first_due(self.about.context, self.about.arrived)
        if day:
            yield self._say(_BY, day=day_words(day, self.language))
        rest = calendar(settings).break_
        if rest:
            first, last = (month_day(one, self.language) for one in rest)
            yield self._say(_BREAK, first=first, last=last)

    def _similar(self) -> _Block:
        return _Block(
            heading=self._say(N_("May be about the same thing")),
            lines=(self._say(_SAME),),
            items=tuple(map(self._alike, self.about.similar)),
        )

    def _alike(self, match: Match) -> tuple[str, str]:
        """Return an input by its identifier, with its title and what both speak of."""
        record = match.record
        now = state(record, self.about.context.policy.lifecycles[record.kind])
        told = facts(Alike(match=match, state=now, page=""), self.language, page=False)
        if self.markdown:
            return md.text(record.id), "; ".join(
                (md.code(title(record, self.language)), *map(md.text, told))
            )
        return record.id, "; ".join((title(record, self.language), *told))


def first_due(context: Context, arrived: dt.date) -> dt.date | None:
    """Return by when an input that arrived on a day is acknowledged, by the registry's own target."""
    table = context.policy.lifecycles["syote"]
    start = table.steps(None)[0]
    event = {"pvm": arrived.isoformat(), "laji": "siirto", "tila": start.target}
    begun = Record(kind="syote", id="", path="", data={"tapahtumat": [event]})
    found = due(begun, table, context.policy.settings, context.today)
    return found.due if found else None


_OPENINGS = {
    ("syote", True): (
        N_("Your input has arrived"),
        N_("Thank you. The input arrived on {day}, and nothing is missing from it."),
    ),
    ("syote", False): (
        N_("The input cannot be registered yet"),
        N_("Thank you. The input arrived on {day}. Something in it must be mended first."),
    ),
    ("palaute", True): (
        N_("Your feedback has arrived"),
        N_("Thank you. The feedback arrived on {day}."),
    ),
    ("palaute", False): (
        N_("The feedback needs mending"),
        N_("Thank you. The feedback arrived on {day}. Something in it must be mended first."),
    ),
    ("muutos", True): (
        N_("Your suggestion has arrived"),
        N_("Thank you. The suggestion arrived on {day}, and it can be made as it stands."),
    ),
    ("muutos", False): (
        N_("The suggestion cannot be made yet"),
        N_("Thank you. The suggestion arrived on {day}. Something in it must be mended first."),
    ),
    ("toimi", True): (N_("The act can be done"), ""),
    ("toimi", False): (N_("The act was not done"), ""),
}
_CLOSING = N_(
    "This message is not an administrative decision, and the registry does not replace "
    "the case register of any authority."
)
_AGAIN = N_(
    "Edit your first message in this thread (the menu with three dots, Edit). It is checked again at once."
)
_AGAIN_TEXT = N_("Mend the text and try again. Nothing was written.")
_ERASE = N_(
    "What you have sent is public already. Editing hides it, and from the message's list of edits you can "
    "delete the earlier version, too. Tell the secretariat if you need help."
)
_READ = N_("The secretariat reads the feedback and answers in this thread.")
_CHECKED = N_(
    "The secretariat reads the input. When it is accepted, it gets its identifier and a page of its own, "
    "and that is the acknowledgement of receipt."
)
_WEIGHED = N_(
    "The secretariat reads the suggestion. If it is taken, it becomes a change that everybody can read "
    "before it is made, and this thread tells it."
)
_BY = N_("We do this by {day}. This is our own target, not a time limit set by law.")
_BREAK = N_("The clock stands still from {first} to {last}, the summer break of the registry.")
_EDIT = N_(
    "If we have misunderstood something, edit your first message in this thread, or write here."
)
_EDIT_TEXT = N_("If we have misunderstood something, please tell us.")
_SAME = N_(
    "Look whether one of these is the same matter. If so, say so in the thread; nothing is joined without you."
)
_PRIVATE = frozenset(
    (
        "a personal identity code stands here",
        "an e-mail address that looks like a person's stands here",
        "a phone number stands here",
        "the text carries a secrecy or security classification marking",
    )
)
"""What should not be public for another moment."""


def _markdown(block: _Block) -> str:
    parts = [f"{'#' * block.level} {md.text(block.heading)}"] if block.heading else []
    parts += [md.text(line) for line in block.lines]
    if block.items:
        items = (f"**{label}**: {text}" if label else text for label, text in block.items)
        parts.append("\n".join(f"- {item}" for item in items))
    if block.rows:
        head = [md.text(one) for one in block.head]
        rows = (
            [md.text(one), md.cell(other, SHOWN) if other else "–"] for one, other in block.rows
        )
        parts.append("\n".join(md.table(head, rows)))
    return "\n\n".join(parts)


def shortened(text: str) -> str:
    """Return a text masked and cut to what a message repeats of it."""
    text = masked(text)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1].rstrip()}…"


def _text(block: _Block) -> str:
    parts = [block.heading.upper() if block.level > 2 else block.heading] if block.heading else []  # noqa: PLR2004
    parts += [_filled(line) for line in block.lines]
    parts += [
        _filled(f"{label}: {text}" if label else text, "- ", "  ") for label, text in block.items
    ]
    parts += [
        f"{question}:\n{_filled(visible(' '.join(shortened(answer).split())) or '–', '  ', '  ')}"
        for question, answer in block.rows
    ]
    return "\n".join(parts)


def _filled(line: str, first: str = "", rest: str = "") -> str:
    return textwrap.fill(
        line,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
