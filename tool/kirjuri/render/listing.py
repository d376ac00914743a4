"""Lists of records as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.derive.listing import Listed
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.render.speech import day_words, title
from kirjuri.render.style import Style
from kirjuri.render.tables import Column, Row, table
from kirjuri.render.words import named

KEYS = (
    "id", "kind", "title", "sample", "state", "state_name", "since", "open", "phase", "process",
    "group", "turn", "due", "late", "path",
)  # fmt: skip

_COLUMNS = (
    Column(key="id", label=N_("Identifier"), flexible=True),
    Column(key="state", label=N_("State"), flexible=True),
    Column(key="since", label=N_("Since")),
    Column(key="due", label=N_("Due")),
    Column(key="title", label=N_("Title"), flexible=True),
)


def rows(found: Sequence[Listed], language: str) -> Iterator[Row]:
    """Yield records as rows; days as YYYY-MM-DD, `late` in calendar days, names in the language."""
    for one in found:
        deadline = one.turn.deadline if one.turn else None
        yield {
            "id": one.record.id,
            "kind": one.record.kind,
            "title": title(one.record, language),
            "sample": one.record.sample,
            "state": one.state.key if one.state else None,
            "state_name": named(one.state.names, language) if one.state else None,
            "since": one.since.isoformat() if one.since else None,
            "open": one.state.open if one.state else None,
            "phase": one.state.phase if one.state else None,
            "process": one.record.text("prosessi") or None,
            "group": one.group or None,
            "turn": one.turn.holder if one.turn else None,
            "due": deadline.due.isoformat() if deadline else None,
            "late": deadline.late if deadline else None,
            "path": one.record.path,
        }


def text(found: Sequence[Listed], language: str, style: Style, width: int | None) -> Iterator[str]:
    """Yield a list for people: a table and how many there are."""
    words = translations(language)
    if found:
        yield from table(_COLUMNS, list(_shown(found, language)), language, style, width)
        yield ""
    count = words.ngettext("{count} record", "{count} records", len(found))
    yield count.format(count=len(found))


def _shown(found: Sequence[Listed], language: str) -> Iterator[Row]:
    for one in found:
        deadline = one.turn.deadline if one.turn else None
        due = day_words(deadline.due, language) if deadline else ""
        yield {
            "id": one.record.id,
            "state": named(one.state.names, language) if one.state else "",
            "since": day_words(one.since, language),
            "due": f"{due} !" if deadline and deadline.late else due,
            "title": title(one.record, language),
        }
