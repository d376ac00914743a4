"""The ledger: events joined with commits, as lines for people and rows for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kirjuri.derive.context import Context
from kirjuri.derive.privacy import masked
from kirjuri.derive.text import text_in
from kirjuri.derive.timeline import recorded_late
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.problem import Severity
from kirjuri.model.record import Record
from kirjuri.model.timeline import Commit, Line, Timeline
from kirjuri.render.speech import day_words, filled, role_name, title_at
from kirjuri.render.style import Style
from kirjuri.render.tables import Row
from kirjuri.render.words import named, visible

KEYS = (
    "number", "date", "kind", "state", "group", "role", "text", "reference", "corrects",
    "corrected_by", "commit", "published", "apart", "url",
)  # fmt: skip
_SHORT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A record's timeline in a language, and where commits can be seen."""

    record: Record
    timeline: Timeline
    context: Context
    language: str

    def url(self, commit: Commit | None) -> str:
        """Return the address of a commit; empty when the settings give none."""
        repository = self.context.policy.settings.repository.rstrip("/")
        return f"{repository}/commit/{commit.id}" if commit and repository else ""

    def state(self, line: Line) -> str:
        """Return the state an event tells, in words."""
        table = self.context.policy.lifecycles[self.record.kind]
        key = line.event.state
        state = table.states.get(key)
        names = table.parts.get(key) if line.event.group else state.names if state else None
        return named(names, self.language) if names else visible(key)

    def text(self, line: Line) -> str:
        """Return an event's own words."""
        return masked(text_in(line.event.text, self.language, self.record.language)[0])


def rows(ledger: Ledger) -> Iterator[Row]:
    """Yield events as rows, then the commits that brought none; days as YYYY-MM-DD."""
    for line in ledger.timeline.lines:
        event, commit = line.event, line.commit
        yield {
            "number": event.number,
            "date": event.date.isoformat() if event.date else None,
            "kind": event.kind,
            "state": event.state or None,
            "group": event.group or None,
            "role": event.role or None,
            "text": ledger.text(line) or None,
            "reference": masked(event.reference) or None,
            "corrects": event.corrects,
            "corrected_by": line.corrected_by or None,
            "commit": commit.id if commit else None,
            "published": commit.day.isoformat() if commit else None,
            "apart": line.apart,
            "url": ledger.url(commit) or None,
        }
    for commit in others(ledger.timeline):
        yield {
            **dict.fromkeys(KEYS),
            "commit": commit.id,
            "published": commit.day.isoformat(),
            "url": ledger.url(commit) or None,
        }


def others(timeline: Timeline) -> Sequence[Commit]:
    """Return the commits that changed the record's file and brought none of its events."""
    brought = {line.commit.id for line in timeline.lines if line.commit}
    changes = timeline.history.changes if timeline.history else ()
    return [change.commit for change in changes if change.commit.id not in brought]


def lines(ledger: Ledger, style: Style, width: int | None, *, git: bool) -> Iterator[str]:
    """Yield the ledger for people: every event, what was mended, and in which commit it came."""
    gettext = translations(ledger.language).gettext
    for line in ledger.timeline.lines:
        yield from _event(ledger, line, style, width, git=git)
    for commit in others(ledger.timeline):
        text = gettext(N_("The file was changed, its events were not"))
        yield f"     {day_words(commit.day, ledger.language)}  {text}"
        yield f"     {_commit(ledger, commit, style)}"
    if not git:
        yield gettext(N_("There is no git here, so it is not known when anything was published."))


def _event(
    ledger: Ledger, line: Line, style: Style, width: int | None, *, git: bool
) -> Iterator[str]:
    event, language = line.event, ledger.language
    what = [named(ledger.context.policy.code("tapahtumalaji", event.kind), language)]
    what += [title_at(event.group, ledger.context, language) or event.group] if event.group else []
    what += [f"→ {ledger.state(line)}"] if event.state else []
    who = f" ({role_name(event.role, ledger.context, language)})" if event.role else ""
    head = f"{event.number:>3}. {day_words(event.date, language)}  {visible(' '.join(what))}{who}"
    yield style.dim(head) if line.corrected_by else style.strong(head)
    yield from filled(ledger.text(line), "     ", width) if ledger.text(line) else ()
    yield from (f"     {note}" for note in _notes(ledger, line, style, git=git))


def _notes(ledger: Ledger, line: Line, style: Style, *, git: bool) -> Iterator[str]:
    gettext = translations(ledger.language).gettext
    if line.event.reference:
        reference = visible(masked(line.event.reference))
        yield gettext(N_("Reference: {reference}")).format(reference=reference)
    if line.event.corrects:
        yield gettext(N_("Corrects event {number}")).format(number=line.event.corrects)
    if line.corrected_by:
        text = gettext(N_("Corrected by event {number}")).format(number=line.corrected_by)
        yield style.severity(text, Severity.WARNING)
    if line.commit:
        yield _commit(ledger, line.commit, style) + _apart(ledger, line)
    elif git:
        yield gettext(N_("Not committed yet"))


def _commit(ledger: Ledger, commit: Commit, style: Style) -> str:
    gettext = translations(ledger.language).gettext
    said = gettext(N_("Published {day}, commit {commit}")).format(
        day=day_words(commit.day, ledger.language), commit=commit.id[:_SHORT]
    )
    url = ledger.url(commit)
    return style.dim(f"{said}  {url}" if url else said)


def _apart(ledger: Ledger, line: Line) -> str:
    if line.apart is None or not recorded_late(ledger.record, line):
        return ""
    words = translations(ledger.language)
    days = abs(line.apart)
    text = (
        words.ngettext("{count} day after its own day", "{count} days after its own day", days)
        if line.apart > 0
        else words.ngettext(
            "{count} day before its own day", "{count} days before its own day", days
        )
    )
    return f" ({text.format(count=days)})"
