"""Text: diagnostics for people at a terminal, with the line shown and marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kirjuri.derive.privacy import masked
from kirjuri.engine import Findings
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.problem import Diagnostic, Severity, Verdict
from kirjuri.render.style import Style
from kirjuri.render.words import advice, message, visible

_WIDE = 110
_SEVERITY = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning")}


def blocks(
    findings: Findings,
    sources: Mapping[str, str],
    language: str,
    style: Style,
    url: str = "saannot/",
) -> Iterator[str]:
    """Yield one block of lines for each diagnostic."""
    for diagnostic in findings.diagnostics:
        older = not findings.own(diagnostic) and diagnostic.severity is Severity.ERROR
        yield block(diagnostic, sources.get(diagnostic.path, ""), language, style, url, older=older)


def block(
    diagnostic: Diagnostic,
    source: str,
    language: str,
    style: Style,
    url: str,
    *,
    older: bool = False,
) -> str:
    """Return one diagnostic as people read it, its last line without a line end.

    older: the base had the same already, which is said.
    """
    gettext = translations(language).gettext
    severity = gettext(_SEVERITY[diagnostic.severity])
    span = diagnostic.span
    gutter = " " * len(str(span.line))
    head = style.severity(f"{severity}[{diagnostic.code}]", diagnostic.severity)
    lines = [
        f"{head}: {style.strong(message(diagnostic.problem, language))}",
        f"{gutter}{style.dim('-->')} {visible(masked(diagnostic.path))}:{span.line}:{span.column}",
        *_frame(diagnostic, source, gutter, style),
    ]
    fix, mend, more = advice(diagnostic.problem, language), N_("fix"), N_("read more")
    notes = [f"{gettext(mend)}: {fix}"] if fix else []
    if older:
        notes.append(gettext(N_("this was wrong already before the change")))
    notes.append(
        f"{gettext(more)}: {url}{diagnostic.code.lower()}/, kirjuri explain {diagnostic.code}"
    )
    lines += [f"{gutter} {style.dim('=')} {note}" for note in notes]
    return "\n".join(lines)


def _frame(diagnostic: Diagnostic, source: str, gutter: str, style: Style) -> Iterator[str]:
    span = diagnostic.span
    lines = source.split("\n")
    if not source or span.line > len(lines):
        return
    line = visible(masked(lines[span.line - 1].replace("\t", " ")))
    start, end = span.column - 1, span.end_column - 1 if span.end_line == span.line else len(line)
    shown, cut = _window(line, start, end)
    start, end = start - cut, min(max(end - cut, start - cut + 1), max(len(shown), start - cut + 1))
    bar = style.dim("|")
    yield f"{gutter} {bar}"
    yield f"{style.dim(str(span.line))} {bar} {shown}"
    mark = style.severity("^" * (end - start), diagnostic.severity)
    yield f"{gutter} {bar} {' ' * start}{mark}"


def _window(line: str, start: int, end: int) -> tuple[str, int]:
    """Return what is shown of a long line, and how many characters are left out before it."""
    if len(line) <= _WIDE:
        return line, 0
    cut = max(0, min(start - _WIDE // 3, len(line) - _WIDE)) if end > _WIDE else 0
    shown = line[cut : cut + _WIDE]
    left, right = "…" if cut else "", "…" if cut + _WIDE < len(line) else ""
    return left + shown[len(left) : len(shown) - len(right)] + right, cut


_VERDICT = {
    Verdict.CLEAN: N_("The change is in order."),
    Verdict.HEALED: N_("The change mends everything that was wrong before it. Thank you!"),
    Verdict.STILL_BROKEN: N_(
        "The change is in order: what is wrong was wrong before it, and is not yours to mend."
    ),
    Verdict.INTRODUCED: N_(
        "The change brings in errors that were not there before; they are yours to mend."
    ),
}


def verdict(findings: Findings, language: str) -> str:
    """Return in a sentence whose it is to mend what was found; empty when there was no base."""
    if findings.base is None:
        return ""
    return translations(language).gettext(_VERDICT[findings.verdict])


def summary(findings: Findings, records: int, language: str) -> str:
    """Return the closing line: how many records, errors and warnings."""
    words = translations(language)
    if not findings.diagnostics:
        text = words.ngettext(
            "{count} record checked, nothing to mend",
            "{count} records checked, nothing to mend",
            records,
        )
        return text.format(count=records)
    return ", ".join(
        (
            words.ngettext("{count} record checked", "{count} records checked", records).format(
                count=records
            ),
            words.ngettext("{count} error", "{count} errors", findings.errors).format(
                count=findings.errors
            ),
            words.ngettext("{count} warning", "{count} warnings", findings.warnings).format(
                count=findings.warnings
            ),
        )
    )
