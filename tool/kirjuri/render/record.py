"""One record for a terminal: where it stands, what it says, what it is linked with, what has happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kirjuri.derive.context import Context
from kirjuri.derive.links import Link
from kirjuri.derive.queue import Step, Turn
from kirjuri.derive.schemas import at, label
from kirjuri.kinds import kind
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.problem import Names, Severity
from kirjuri.model.record import Record
from kirjuri.model.timeline import Timeline
from kirjuri.render.fields import Fields
from kirjuri.render.ledger import Ledger, lines
from kirjuri.render.speech import title, title_at
from kirjuri.render.style import Style
from kirjuri.render.turn import standing_lines
from kirjuri.render.words import named

_ELSEWHERE = frozenset({"tunnus", "esimerkki", "tapahtumat"})
"""Fields that other parts of the page tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Everything that is shown of a record; `git` tells whether there is any history to join."""

    record: Record
    context: Context
    turn: Turn | None
    steps: tuple[Step, ...]
    timeline: Timeline
    git: bool


def page(shown: Shown, language: str, style: Style, width: int | None) -> Iterator[str]:
    """Yield the lines of a record's page."""
    gettext = translations(language).gettext
    record, context = shown.record, shown.context
    yield from _head(record, language, style)
    yield ""
    yield from standing_lines(record, context, language, width)
    if shown.turn and shown.turn.next:
        command = shown.turn.next.command(record)
        yield gettext(N_("The command: {command}")).format(command=command)
        yield gettext(N_("All that can follow: kirjuri explain {id}")).format(id=record.id)
    fields = Fields(record=record, context=context, language=language, style=style, width=width)
    yield from _section(N_("Fields"), fields.lines(_ELSEWHERE), language, style)
    yield from _section(N_("Refers to"), _outwards(record, context, language), language, style)
    yield from _section(N_("Referred to by"), _inwards(record, context, language), language, style)
    ledger = Ledger(record=record, timeline=shown.timeline, context=context, language=language)
    events = lines(ledger, style, width, git=shown.git)
    yield from _section(N_("Events"), events, language, style)


def _head(record: Record, language: str, style: Style) -> Iterator[str]:
    name = title(record, language)
    yield style.strong(f"{record.id}  {name if name != record.id else ''}".rstrip())
    yield f"{named(Names(kind(record.kind).names), language)}, {record.path}"
    if record.sample:
        text = translations(language).gettext(N_("Sample: this matter is invented."))
        yield style.severity(text, Severity.WARNING)


def _section(heading: str, body: Iterable[str], language: str, style: Style) -> Iterator[str]:
    told = list(body)
    if told:
        yield ""
        yield style.good(translations(language).gettext(heading))
        yield from told


def _outwards(record: Record, context: Context, language: str) -> Iterator[str]:
    found: dict[str, list[str]] = {}
    for link in context.links_from.get(record.path, ()):
        if link.field.split(".")[0] not in _ELSEWHERE:
            found.setdefault(link.target, []).append(_labelled(link, context, language))
    yield from (_link(target, names, context, language) for target, names in found.items())


def _inwards(record: Record, context: Context, language: str) -> Iterator[str]:
    found: dict[str, list[str]] = {}
    for link in context.links_to.get(record.id, ()):
        found.setdefault(link.source.id, []).append(_labelled(link, context, language))
    yield from (_link(source, found[source], context, language) for source in sorted(found))


def _labelled(link: Link, context: Context, language: str) -> str:
    """Return the label of the top-level field that types a link."""
    field = link.field.split(".")[0]
    names = label(at(context.policy.schemas[link.source.kind], (field,)))
    return named(names, language) if names.by_language else field


def _link(identifier: str, labels: Iterable[str], context: Context, language: str) -> str:
    name = title_at(identifier, context, language)
    return f"  {identifier}{'  ' if name else ''}{name} ({', '.join(dict.fromkeys(labels))})"
