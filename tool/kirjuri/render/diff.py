"""A whole change for people: as text, or as Markdown that is safe to post."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from kirjuri.derive.context import Context
from kirjuri.derive.privacy import masked
from kirjuri.derive.state import state
from kirjuri.kinds import kind
from kirjuri.locale import N_, NN_
from kirjuri.locale.catalogue import translations
from kirjuri.model.difference import Begun, Broken, Difference, Fact, Happened, Numbered
from kirjuri.model.problem import Names, Severity, Translated
from kirjuri.model.record import Record
from kirjuri.render import markdown
from kirjuri.render.difference import Line, Teller
from kirjuri.render.excerpt import excerpt
from kirjuri.render.speech import filled, title
from kirjuri.render.style import Style
from kirjuri.render.words import named, sentence, visible

MOST = 20
"""How many paths of rules and settings are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A change: what it means for each record, and what else it touches.

    base, head: the registry before and after. name: the commit it was compared with. policy: paths
    of rules, settings and tool. others: how many other files.
    """

    differences: tuple[Difference, ...]
    base: Context
    head: Context
    name: str
    policy: tuple[str, ...]
    others: int


def told(one: Difference, report: Report, language: str) -> tuple[Line, ...]:
    """Return the sentences about one record, what happens next at the end."""
    if one.record is None:
        return tuple(_unreadable(fact) for fact in one.facts if isinstance(fact, Broken))
    teller = Teller(record=one.record, head=report.head, base=report.base, language=language)
    return (*teller.lines(one.facts), *_next(one.record, one.facts, report.head))


def _unreadable(fact: Broken) -> Line:
    problem = Translated(fact.problem.says, fact.problem.values)
    return Line(
        says=N_("The file is left out of the registry: {problem}"), values={"problem": problem}
    )


_WAITS = N_("It gets its identifier and its first events when it has been accepted and merged.")


def _next(record: Record, facts: tuple[Fact, ...], context: Context) -> Iterator[Line]:
    """Yield what happens next to a record that is new or has moved."""
    if not any(map(_leads_on, facts)):
        return
    if record.new:
        yield Line(says=_WAITS)
    elif now := state(record, context.policy.lifecycles[record.kind]):
        yield Line(says=N_("What happens next: {next}"), values={"next": now.next_step})


def _leads_on(fact: Fact) -> bool:
    moved = isinstance(fact, Happened) and fact.source != fact.target
    return moved or isinstance(fact, Begun | Numbered)


def text(report: Report, language: str, style: Style, width: int | None) -> Iterator[str]:
    """Yield the lines for a terminal."""
    yield summary(report, language)
    for one in report.differences:
        yield ""
        yield from _head(one, language, style)
        for line in told(one, report, language):
            said = sentence(line.says, line.values, language)
            first, *rest = filled(said, "    ", width)
            yield f"  - {first.lstrip()}"
            yield from rest
            yield from filled(line.quoted, "      ", width) if line.quoted else ()
            yield from _texts(line, style)
    if beside := _beside(report, language):
        yield ""
        yield from beside
        yield from (f"  {visible(masked(path))}" for path in report.policy[:MOST])
        yield from _left_out(report, "  ")


def _left_out(report: Report, before: str) -> Iterator[str]:
    left = len(report.policy) - MOST
    if left > 0:
        yield f"{before}… (+{left})"


def _head(one: Difference, language: str, style: Style) -> Iterator[str]:
    if one.record is None:
        yield style.strong(visible(masked(one.path)))
        return
    name = title(one.record, language)
    name = "" if name == one.record.id else name
    yield style.strong(f"{visible(masked(one.record.id))}  {name}".rstrip())
    yield f"{named(Names(kind(one.record.kind).names), language)}, {visible(masked(one.path))}"


def _texts(line: Line, style: Style) -> Iterator[str]:
    shown = excerpt(*line.texts) if line.texts else None
    if shown:
        yield style.severity(f"      − {visible(shown[0])}", Severity.ERROR)
        yield style.good(f"      + {visible(shown[1])}")


def summary(report: Report, language: str) -> str:
    """Return in a sentence how many records change, and compared with what."""
    count = len(report.differences)
    if not count:
        says = N_("No record changes. Compared with: {base}")
        return sentence(says, {"base": report.name[:12]}, language)
    one, many = NN_(
        "{count} record changes. Compared with: {base}",
        "{count} records change. Compared with: {base}",
    )
    found = translations(language).ngettext(one, many, count)
    return found.format(count=count, base=report.name[:12])


def _beside(report: Report, language: str) -> list[str]:
    """Return in sentences what a change touches beside records."""
    words, lines = translations(language), []
    if report.others:
        one, many = NN_("{count} other file changes too.", "{count} other files change too.")
        lines.append(words.ngettext(one, many, report.others).format(count=report.others))
    if report.policy:
        lines.append(words.gettext(N_("Rules, settings or the tool change too:")))
    return lines


def as_markdown(report: Report, language: str, limit: int = markdown.LIMIT // 2) -> str:
    """Return the change as Markdown with a line end; by default half of a comment at most."""
    parts = [markdown.text(summary(report, language))]
    parts += [_section(one, report, language) for one in report.differences]
    head, *records = parts
    tail = _rest(report, language)
    room = limit - sum(markdown.size(part) + 2 for part in (head, *tail))
    body = [markdown.fitted(records, lambda n: _more(n, language), limit=room)] if records else []
    return "\n\n".join((head, *body, *tail)) + "\n"


def _more(count: int, language: str) -> str:
    one, many = NN_(
        "And {count} more record, which does not fit here.",
        "And {count} more records, which do not fit here.",
    )
    return markdown.text(translations(language).ngettext(one, many, count).format(count=count))


def _section(one: Difference, report: Report, language: str) -> str:
    lines = [f"### {_heading(one, language)}", ""]
    for line in told(one, report, language):
        lines.append(f"- {markdown.sentence(line.says, line.values, language)}")
        if line.quoted:
            lines += ["", markdown.block(line.quoted, indent="  "), ""]
        if line.texts and (shown := excerpt(*line.texts)):
            rows = (*_rows("-", shown[0]), *_rows("+", shown[1]))
            lines += ["", markdown.block("\n".join(rows), info="diff", indent="  "), ""]
    return "\n".join(lines).rstrip()


def _rows(sign: str, shown: str) -> Iterator[str]:
    rows = textwrap.wrap(shown, markdown.WIDE - 2, break_on_hyphens=False)
    yield from (f"{sign} {row}" for row in rows)


def _heading(one: Difference, language: str) -> str:
    if one.record is None:
        return markdown.code(one.path)
    name = title(one.record, language)
    words = [markdown.code(one.record.id)]
    words += [markdown.code(name)] if name != one.record.id else []
    words.append(f"({markdown.text(named(Names(kind(one.record.kind).names), language))})")
    return " ".join(words)


def _rest(report: Report, language: str) -> list[str]:
    parts = [markdown.text(line) for line in _beside(report, language)]
    if report.policy:
        paths = [f"- {markdown.code(path)}" for path in report.policy[:MOST]]
        parts.append("\n".join([*paths, *_left_out(report, "- ")]))
    return parts
