"""A check as Markdown that is safe to post: the summary of a job, or a part of a comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.engine import Findings
from kirjuri.locale import N_, NN_
from kirjuri.locale.catalogue import translations
from kirjuri.model.problem import Diagnostic, Severity
from kirjuri.render import markdown
from kirjuri.render import text as plain

_OWN = N_("Errors of this change")
_OLDER = N_("Errors that were there before this change")
_ERRORS = N_("Errors")
_WARNINGS = N_("Warnings")


def summary(
    findings: Findings,
    records: int,
    language: str,
    *,
    rules_at: str = "saannot/",
    unrun: str = "",
    limit: int = markdown.LIMIT // 2,
) -> str:
    """Return the verdict, the counts and every finding with its place, what to do and its rule's page.

    unrun: a sentence about rules that did not run. The result has a line end and, by default, half
    the length of a comment at most, so that a difference has room beside it.
    """
    head = [markdown.text(plain.summary(findings, records, language))]
    if said := plain.verdict(findings, language):
        head.insert(0, f"**{markdown.text(said)}**")
    if unrun:
        head.append(markdown.text(unrun))
    parts = list(_parts(findings, language, rules_at))
    whole = markdown.fitted([*head, *parts], lambda n: _more(n, language), limit=limit - 1)
    return whole + "\n"


def _more(count: int, language: str) -> str:
    one, many = NN_(
        "And {count} more, which does not fit here; 'kirjuri check' tells all of them.",
        "And {count} more, which do not fit here; 'kirjuri check' tells all of them.",
    )
    return markdown.text(translations(language).ngettext(one, many, count).format(count=count))


def _parts(findings: Findings, language: str, rules_at: str) -> Iterator[str]:
    """Yield each finding as a part of its own, the first of a group with the group's heading."""
    for heading, group in _groups(findings):
        title = f"### {markdown.text(translations(language).gettext(heading))}\n\n"
        for number, diagnostic in enumerate(group):
            yield ("" if number else title) + _item(diagnostic, language, rules_at)


def _groups(findings: Findings) -> Iterator[tuple[str, Sequence[Diagnostic]]]:
    errors = [d for d in findings.diagnostics if d.severity is Severity.ERROR]
    own = [d for d in errors if findings.own(d)]
    yield (_ERRORS if findings.base is None else _OWN), own
    yield _OLDER, [d for d in errors if not findings.own(d)]
    yield _WARNINGS, [d for d in findings.diagnostics if d.severity is Severity.WARNING]


def _item(diagnostic: Diagnostic, language: str, rules_at: str) -> str:
    span = diagnostic.span
    place = markdown.code(f"{diagnostic.path}:{span.line}:{span.column}")
    rule = markdown.link(diagnostic.code, f"{rules_at}{diagnostic.code.lower()}/")
    lines = [f"- **{rule}** {place}  ", f"  {markdown.message(diagnostic.problem, language)}"]
    if does := markdown.advice(diagnostic.problem, language):
        mend = translations(language).gettext(N_("fix"))
        lines[-1] += "  "
        lines.append(f"  {markdown.text(mend)}: {does}")
    return "\n".join(lines)
