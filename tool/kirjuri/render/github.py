"""GitHub: diagnostics as workflow commands, so that they stand at their lines in a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from kirjuri.derive.privacy import masked
from kirjuri.engine import Findings
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.render.words import advice, message, visible


def lines(findings: Findings, language: str) -> Iterator[str]:
    """Yield one annotation for each diagnostic, errors first: the platform shows only the first ones."""
    for d in sorted(findings.diagnostics, key=lambda d: (d.severity.value, d.order)):
        span = d.span
        place = f"file={_property(masked(d.path))},line={span.line},endLine={span.end_line},col={span.column}"
        # the platform draws columns only for a stretch within one line
        end = f",endColumn={span.end_column}" if span.end_line == span.line else ""
        words = message(d.problem, language)
        if fix := advice(d.problem, language):
            mend = translations(language).gettext(N_("fix"))
            words += f"\n{mend}: {fix}"
        yield f"::{d.severity.value} {place}{end},title={_property(d.code)}::{_data(words)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
