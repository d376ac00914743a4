"""Texts for people: a string in the record's language, or a map by language."""

from __future__ import annotations

from collections.abc import Mapping

from kirjuri.kinds import kind
from kirjuri.locale import LANGUAGES
from kirjuri.model.record import Record


def text_in(value: object, language: str, original: str) -> tuple[str, str]:
    """Return (text, its language): in the wanted language, else the original, else any there is."""
    if isinstance(value, str):
        return value, original
    if isinstance(value, Mapping):
        for candidate in (language, original, *LANGUAGES):
            found = value.get(candidate)
            if isinstance(found, str) and found:
                return found, candidate
    return "", language


def has_language(value: object, language: str, original: str) -> bool:
    """Return whether a text exists in a language."""
    return text_in(value, language, original)[1] == language and bool(value)


def title_of(record: Record, language: str) -> tuple[str, str]:
    """Return a record's (title, language of the title); its identifier when it has none."""
    for field in kind(record.kind).title:
        text, found = text_in(record.get(field), language, record.language)
        if text:
            return text, found
    return record.id, language
