"""Small words that lists, records and timelines share: days, roles, groups, titles."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.privacy import masked
from kirjuri.derive.text import title_of
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.lifecycle import Target
from kirjuri.model.record import Record
from kirjuri.render.words import named, visible

WIDEST = 100
"""Longest line of running text, in characters."""

_TURNS = {"kaikki": N_("everyone"), "ei_kukaan": N_("nobody")}


def day_words(day: dt.date | None, language: str) -> str:
    """Return a day as people write it: `22.11.2026`, in English `22 November 2026`; empty for none."""
    if day is None:
        return ""
    if language != "en":
        return f"{day.day}.{day.month}.{day.year}"
    from babel.dates import format_date

    return format_date(day, "d MMMM y", locale="en")


def title(record: Record, language: str) -> str:
    """Return a record's title on one line, in the language nearest to the reader's."""
    return visible(masked(title_of(record, language)[0]))


def title_at(identifier: str, context: Context, language: str) -> str:
    """Return the title of the record of an identifier; empty when there is none or it has none."""
    found = context.registry.by_id.get(identifier)
    name = title(found, language) if found else ""
    return "" if name == identifier else name


def holder(role: str, group: str, context: Context, language: str) -> str:
    """Return who acts: the group by its name when it is known, else the role."""
    if group:
        return title_at(group, context, language) or visible(group)
    return role_name(role, context, language)


def role_name(role: str, context: Context, language: str) -> str:
    """Return a role, or a turn that is no role's, in words."""
    if role in _TURNS:
        return translations(language).gettext(_TURNS[role])
    return named(context.policy.code("rooli", role), language)


def filled(text: str, indent: str, width: int | None) -> Iterator[str]:
    """Yield a text's lines, its paragraphs kept, wrapped and indented."""
    wide = max(20, min(width or WIDEST, WIDEST))
    for paragraph in text.strip().split("\n"):
        line = visible(masked(paragraph.strip()))
        yield from textwrap.wrap(
            line, wide, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
        ) or [""]


def days_of(time: Target, language: str) -> str:
    """Return a target time in words: `5 working days`, `30 days`."""
    words = translations(language)
    text = (
        words.ngettext("{days} working day", "{days} working days", time.days)
        if time.working
        else words.ngettext("{days} day", "{days} days", time.days)
    )
    return text.format(days=time.days)
