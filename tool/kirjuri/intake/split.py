"""A form's text -> answers: split only at the form's own headings.

GitHub writes `### Question` and the answer below it; people then edit it, move parts about,
empty it, quote it, or write a mail with `Question:` in it. A heading exactly as the form writes it
counts first; one written otherwise counts only for a question that has none so written. What
looks like a heading but is no question of the form is text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kirjuri.intake.form import Form, named
from kirjuri.intake.text import trimmed

LONGEST = 240
"""Most characters of a line that is looked at as a heading."""
_MARKED = re.compile(r" {0,3}#{1,6}[ \t]+(?P<label>\S.*)")
_LISTED = re.compile(r"[ \t]*(?:[-*•][ \t]+|[0-9]{1,2}[.)][ \t]+)?")
_QUOTE = re.compile(r" {0,3}> ?")
_DEEPEST = 3
"""How many times a text may have been quoted as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A heading found in a text: the number of its line from 0, its question, and how it stands.

    rest: what follows the question on the same line (`Question: answer` of a mail).
    """

    line: int
    field: str
    language: str
    exact: bool
    rest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """What a text holds.

    answers: by the question's field, for each heading found, the empty ones too. twice: fields of
    questions that stand more than once. language: that of most headings. before: whether text
    stands before the first heading.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    twice: tuple[str, ...] = ()
    language: str = ""
    before: bool = False


def split(lines: list[str], form: Form) -> Split:
    """Split a text at the headings of a form; a text quoted as a whole is unquoted first."""
    lines, marks = _unquoted(lines, form)
    kept, twice = _chosen(marks)
    if twice or not kept:
        return Split(twice=twice, language=_language(marks))
    ends = [mark.line for mark in kept[1:]] + [len(lines)]
    return Split(
        answers={
            mark.field: trimmed([mark.rest, *lines[mark.line + 1 : end]])
            for mark, end in zip(kept, ends, strict=True)
        },
        language=_language(kept),
        before=any(line.strip() for line in lines[: kept[0].line]),
    )


def recognised(lines: list[str], forms: tuple[Form, ...]) -> Form | None:
    """Return the form of which a text holds most headings, the first of equals; None when of none."""
    counts = {form.key: len({m.field for m in _unquoted(lines, form)[1]}) for form in forms}
    best = max(forms, key=lambda form: counts[form.key])
    return best if counts[best.key] else None


def _unquoted(lines: list[str], form: Form) -> tuple[list[str], list[Mark]]:
    """Return a text without the marks of a quotation around the whole form, and its headings."""
    names = _names(form)
    marks = _marks(lines, names)
    for _ in range(_DEEPEST):
        if marks or not any(line.lstrip().startswith(">") for line in lines):
            break
        lines = [_QUOTE.sub("", line, count=1) for line in lines]
        marks = _marks(lines, names)
    return lines, marks


def _names(form: Form) -> Mapping[str, tuple[str, str, str]]:
    """Return by each heading as compared: (field, language, heading as written)."""
    return {
        _folded(label): (question.field, language, label)
        for question in form.questions
        for language in reversed(form.languages)
        for label in (named(question.label, language),)
    }


def _folded(label: str) -> str:
    """Return a heading as it is compared: letters, case, marks and spaces made alike."""
    text = unicodedata.normalize("NFC", label).strip(" \t#*_:")
    return " ".join(text.split()).casefold()


def _marks(lines: list[str], names: Mapping[str, tuple[str, str, str]]) -> list[Mark]:
    """Return the headings of a text: those marked with `#`, or where there is none, bare lines."""
    short = [(n, line) for n, line in enumerate(lines) if line and len(line) <= LONGEST]
    marked = [mark for n, line in short if (mark := _marked(n, line, names))]
    if marked:
        return marked
    return [mark for n, line in short if (mark := _bare(n, line, names))]


def _marked(number: int, line: str, names: Mapping[str, tuple[str, str, str]]) -> Mark | None:
    found = _MARKED.fullmatch(line)
    known = names.get(_folded(found["label"])) if found else None
    if known is None:
        return None
    exact = unicodedata.normalize("NFC", line).rstrip() == f"### {known[2]}"
    return Mark(line=number, field=known[0], language=known[1], exact=exact)


def _bare(number: int, line: str, names: Mapping[str, tuple[str, str, str]]) -> Mark | None:
    """Return the heading that a mail's line is: the question alone, or with a colon and its answer."""
    text = _LISTED.sub("", line, count=1)
    label, colon, rest = text.partition(":")
    known = names.get(_folded(label))
    if known is None or (not colon and rest):
        return None
    return Mark(
        line=number, field=known[0], language=known[1], exact=False, rest=rest.strip(" \t*_")
    )


def _chosen(marks: list[Mark]) -> tuple[list[Mark], tuple[str, ...]]:
    """Return the headings that split, and the fields of those that stand more than once."""
    exact = {mark.field for mark in marks if mark.exact}
    kept = [mark for mark in marks if mark.exact or mark.field not in exact]
    seen: set[str] = set()
    twice: dict[str, None] = {}
    for mark in kept:
        if mark.field in seen:
            twice[mark.field] = None
        seen.add(mark.field)
    return kept, tuple(twice)


def _language(marks: list[Mark]) -> str:
    found = [mark.language for mark in marks]
    return max(dict.fromkeys(found), key=found.count) if found else ""


TITLE = "alkuperainen.otsikko"
"""The question that an issue's own title answers when nothing stands under its heading."""


def titled(found: Split, form: Form, title: str) -> Split:
    """Return a split text with the issue's title as the answer to an empty question of the title."""
    asked = form.question(TITLE)
    if asked is None or not found.answers or found.answers.get(TITLE, "").strip():
        return found
    for language in form.languages:
        title = title.strip().removeprefix(f"{named(form.title, language)}:")
    return replace(found, answers={**found.answers, TITLE: title.strip()})
