"""Inputs that may be about the same thing, as text, rows and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kirjuri.derive.similar import Match
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.lifecycle import State
from kirjuri.render.speech import filled, title
from kirjuri.render.style import Style
from kirjuri.render.tables import Row
from kirjuri.render.words import named, visible

KEYS = (
    "id", "title", "sample", "state", "state_name", "open", "score", "shared", "linked", "page",
    "path",
)  # fmt: skip

MOST_SHARED = 8
"""How many shared things are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A match as it is shown.

    state: None when its ledger tells none. page: the address of its page, empty for a waiting
    input. linked: somebody has already written that the two belong together.
    """

    match: Match
    state: State | None
    page: str
    linked: bool = False


def shared(match: Match, language: str) -> list[str]:
    """Return what both speak of, in words of a language where the vocabulary has them."""
    names = dict.fromkeys(visible(one.name(language)) for one in match.shared)
    return list(names)[:MOST_SHARED]


def rows(found: Sequence[Alike], language: str) -> Iterator[Row]:
    """Yield matches as rows, the nearest first; `score` in hundredths, `shared` parted by `; `."""
    for one in found:
        record = one.match.record
        yield {
            "id": record.id,
            "title": title(record, language),
            "sample": record.sample,
            "state": one.state.key if one.state else None,
            "state_name": named(one.state.names, language) if one.state else None,
            "open": one.state.open if one.state else None,
            "score": round(one.match.score * 100),
            "shared": "; ".join(shared(one.match, language)),
            "linked": one.linked,
            "page": one.page or None,
            "path": record.path,
        }


def blocks(found: Sequence[Alike], language: str, style: Style, width: int | None) -> Iterator[str]:
    """Yield matches for people: a block for each, then what they are."""
    for one in found:
        record = one.match.record
        sample = " " + _say(N_("(sample)"), language) if record.sample else ""
        yield f"{style.strong(record.id)}  {title(record, language)}{sample}"
        for line in facts(one, language):
            yield from filled(line, "  ", width)
        yield ""
    yield from filled(summary(found, language), "", width)


def markdown(found: Sequence[Alike], language: str) -> Iterator[str]:
    """Yield matches as a Markdown list for a thread; nothing in a title is taken for Markdown."""
    for one in found:
        record = one.match.record
        name = _escaped(title(record, language))
        link = f"[{_escaped(record.id)}]({one.page})" if one.page else _escaped(record.id)
        sample = " " + _say(N_("(sample)"), language) if record.sample else ""
        yield f"- {link} {name}{sample}"
        yield from (f"  - {_escaped(line)}" for line in facts(one, language, page=False))
    if found:
        yield ""
    yield summary(found, language)


def summary(found: Sequence[Alike], language: str) -> str:
    """Return in a sentence how many there are, and what the list is worth."""
    if not found:
        return _say(N_("No input seems to be about the same thing."), language)
    words = translations(language)
    count = words.ngettext(
        "{count} input may be about the same thing.",
        "{count} inputs may be about the same thing.",
        len(found),
    ).format(count=len(found))
    return f"{count} {_say(COMPUTED, language)}"


COMPUTED = N_("The list is computed from the words; people judge whether the matter is the same.")


def facts(one: Alike, language: str, *, page: bool = True) -> Iterator[str]:
    """Yield what is told of a match: its state, what both speak of, where it is."""
    if one.match.record.new:
        yield _say(N_("A new input that waits for its number"), language)
    elif one.state:
        name = named(one.state.names, language)
        yield _say(N_("State: {state}"), language).format(state=name)
    if names := shared(one.match, language):
        yield _say(N_("Both speak of: {things}"), language).format(things=", ".join(names))
    if one.linked:
        yield _say(N_("Already written down as related"), language)
    if page:
        yield one.page or one.match.record.path


def _say(message: str, language: str) -> str:
    return translations(language).gettext(message)


_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#|~&!])")
_LIVE = re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
"""Where a thread would name somebody, point to another thread or make an address a link."""


def _escaped(text: str) -> str:
    """Return text in which no sign is Markdown's (CommonMark 2.4) and nothing becomes a link."""
    return _SIGNS.sub(r"\\\1", _LIVE.sub("\N{WORD JOINER}", text))
