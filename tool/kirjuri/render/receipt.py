"""The receipt: the message to the submitter of an input, ready to send, as text or as Markdown."""

from __future__ import annotations

import re
import textwrap

from kirjuri.derive.context import Context
from kirjuri.model.record import Record
from kirjuri.render import markdown as safe
from kirjuri.render.letter import Letter, Section

WIDTH = 76
"""Longest line of a message as text, as mail programs like it."""


def receipt(record: Record, context: Context, *, markdown: bool = False) -> str:
    """Return the whole message with a line end: what was received, what happens next, by when, who acts."""
    letter = Letter(record, context)
    own = context.policy.settings.site
    blocks = [
        _markdown(section, own) if markdown else _text(section)
        for section in letter.sections()
        if section.lines or section.quoted
    ]
    title = escaped(letter.subject) if markdown else letter.subject
    head = f"## {title}" if markdown else textwrap.fill(title, WIDTH)
    return "\n\n".join((head, *blocks)) + "\n"


def _text(section: Section) -> str:
    lines = [section.heading.upper()] if section.heading else []
    lines += [
        textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False)
        for line in section.lines
    ]
    for paragraph in re.split(r"\n\s*\n", section.quoted) if section.quoted else ():
        kept = [
            textwrap.fill(
                line,
                WIDTH,
                initial_indent="  ",
                subsequent_indent="  ",
                break_long_words=False,
                break_on_hyphens=False,
            )
            for line in paragraph.split("\n")
        ]
        lines += ["", *kept]
    if section.after:
        lines += [""] * bool(section.quoted) + [textwrap.fill(section.after, WIDTH)]
    return "\n".join(lines)


def _markdown(section: Section, own: str) -> str:
    blocks = [f"### {escaped(section.heading)}"] if section.heading else []
    blocks += ["  \n".join(escaped(line, own) for line in section.lines)] if section.lines else []
    if section.quoted:
        blocks.append(safe.quote(section.quoted))
    if section.after:
        blocks.append(escaped(section.after, own))
    return "\n\n".join(blocks)


def escaped(text: str, own: str = "") -> str:
    """Return a text as Markdown in which nothing is alive but addresses that begin with `own`, the registry's."""
    if not own:
        return safe.text(text)
    parts = re.split(rf"({re.escape(own)}[A-Za-z0-9./_-]*)", text)
    made = [f"<{part}>" if number % 2 else safe.text(part) for number, part in enumerate(parts)]
    return " ".join(filter(None, made))
