"""The queue: duties as rows for programs and as blocks for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.derive.context import Context
from kirjuri.derive.duties import Duty
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.problem import Names, Severity
from kirjuri.render.speech import day_words, filled, holder, title
from kirjuri.render.style import Style
from kirjuri.render.tables import Row
from kirjuri.render.words import named, sentence

KEYS = (
    "id", "kind", "title", "sample", "state", "state_name", "work", "holder", "group", "since",
    "due", "late", "next", "command", "path",
)  # fmt: skip


def rows(duties: Sequence[Duty], language: str) -> Iterator[Row]:
    """Yield duties as rows; days as YYYY-MM-DD, `late` in calendar days, texts in the language."""
    for duty in duties:
        yield {
            "id": duty.record.id,
            "kind": duty.record.kind,
            "title": title(duty.record, language),
            "sample": duty.record.sample,
            "state": duty.state.key if duty.state else None,
            "state_name": named(duty.state.names, language) if duty.state else None,
            "work": duty.work.value,
            "holder": duty.holder,
            "group": duty.group or None,
            "since": duty.since.isoformat() if duty.since else None,
            "due": duty.due.isoformat() if duty.due else None,
            "late": duty.late,
            "next": next_step(duty, language),
            "command": duty.command or None,
            "path": duty.record.path,
        }


def next_step(duty: Duty, language: str) -> str:
    """Return in a sentence what to do next."""
    if isinstance(duty.says, Names):
        return named(duty.says, language)
    return sentence(duty.says.says, duty.says.values, language)


def blocks(
    duties: Sequence[Duty], context: Context, language: str, style: Style, width: int | None
) -> Iterator[str]:
    """Yield the queue for people: a block for each duty, then how many there are."""
    for duty in duties:
        yield from _block(duty, context, language, style, width)
        yield ""
    yield summary(duties, language)


def _block(
    duty: Duty, context: Context, language: str, style: Style, width: int | None
) -> Iterator[str]:
    gettext = translations(language).gettext
    name = title(duty.record, language)
    sample = " " + gettext(N_("(sample)")) if duty.record.sample else ""
    yield f"{style.strong(duty.record.id)}  {name if name != duty.record.id else ''}{sample}".rstrip()
    who = holder(duty.holder, duty.group, context, language)
    state = [named(duty.state.names, language)] if duty.state else []
    yield "  " + " · ".join([*_when(duty, language, style), who, *state])
    yield from filled(next_step(duty, language), "  ", width)
    yield f"  {style.dim(duty.command or duty.record.path)}"


def _when(duty: Duty, language: str, style: Style) -> Iterator[str]:
    words = translations(language)
    if duty.late:
        text = words.ngettext("{count} day late", "{count} days late", duty.late)
        yield style.severity(text.format(count=duty.late), Severity.ERROR)
    if duty.due:
        yield words.gettext(N_("due {day}")).format(day=day_words(duty.due, language))
    if duty.since:
        yield words.gettext(N_("since {day}")).format(day=day_words(duty.since, language))


def summary(duties: Sequence[Duty], language: str) -> str:
    """Return how many duties there are, and how many of them are late."""
    words = translations(language)
    if not duties:
        return words.gettext(N_("Nothing waits."))
    late = sum(duty.late > 0 for duty in duties)
    count = words.ngettext("{count} thing to do", "{count} things to do", len(duties))
    told = words.gettext(N_("{late} late")).format(late=late)
    return f"{count.format(count=len(duties))}, {told}"
