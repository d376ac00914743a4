"""Numbering in words: what was given, what keeps waiting and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kirjuri.derive.numbering import Numbered
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.problem import Diagnostic
from kirjuri.render.words import message, sentence


def given(made: Iterable[Numbered]) -> Iterator[str]:
    """Yield a line for each record that got its number."""
    for item in made:
        yield f"{item.record.path} → {item.id}"


def waiting(
    stays: Iterable[Diagnostic], uncommitted: Iterable[str], language: str
) -> Iterator[str]:
    """Yield a line for everything that keeps a record waiting."""
    gettext = translations(language).gettext
    stays = list(stays)
    if stays:
        yield gettext(N_("Without a number until their errors are mended:"))
    for diagnostic in stays:
        yield f"  - {diagnostic.path}:{diagnostic.span.line}: {message(diagnostic.problem, language)}"
    for path in uncommitted:
        yield sentence(
            N_("'{path}' is not committed yet, so it gets no number; commit it first"),
            {"path": path},
            language,
        )
