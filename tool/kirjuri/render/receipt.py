"""The receipt: the message to the submitter of an input, ready to send, as text or as Markdown."""

from __future__ import annotations

import re
import textwrap

from kirjuri.derive.context import Context
from kirjuri.model.record import Record
from kirjuri.render.letter import Letter, Section

WIDTH = 76
"""Longest line of a message as text, as mail programs like it."""


def receipt(record: Record, context: Context, *, markdown: bool = False) -> str:
    """Return the whole message with a line end: what was received, what happens next, by when, who acts."""
    letter = Letter(record, context)
    write = _markdown if markdown else _text
    blocks = [write(section) for section in letter.sections() if section.lines or section.quoted]
    title = _escaped(letter.subject) if markdown else letter.subject
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


def _markdown(section: Section) -> str:
    blocks = [f"### {_escaped(section.heading)}"] if section.heading else []
    blocks += ["  \n".join(_escaped(line) for line in section.lines)] if section.lines else []
    if section.quoted:
        quoted = _CALLS.sub(lambda found: f"&#{ord(found.group())};", section.quoted)
        blocks.append("\n".join(f"> {line}".rstrip() for line in quoted.split("\n")))
    if section.after:
        blocks.append(_escaped(section.after))
    return "\n\n".join(blocks)


_CALLS = re.compile(r"<|@|#(?=[0-9])|!(?=\[)")
"""What would be HTML, call a person or a thread by name, or be an image where the message is posted."""
_ESCAPES = str.maketrans(
    {
        **{mark: f"\\{mark}" for mark in "\\`*_[]|~"},
        "<": "&lt;",
        ">": "&gt;",
        "@": "&#64;",
        "#": "&#35;",
    }
)


def _escaped(text: str) -> str:
    """Return a text that Markdown shows as it is; addresses that the registry itself made stay links."""
    return "".join(
        part if part.startswith("https://") else part.translate(_ESCAPES)
        for part in re.split(r"(https://[A-Za-z0-9./_-]+)", text)
    )
