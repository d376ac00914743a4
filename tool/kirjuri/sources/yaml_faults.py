"""What a YAML parser stumbled over -> the mistake that is nearly always behind it."""

from __future__ import annotations

import re

import yaml

from kirjuri.model.place import Place, Span
from kirjuri.model.problem import Flaw
from kirjuri.sources.guard import character_name, span_at

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?= |$)", re.MULTILINE)
_ODD_INDENT = re.compile("^[ \t-]*([\u00a0\u2000-\u200a\u202f\u3000])", re.MULTILINE)


def _sign(path: str, text: str) -> Flaw | None:
    """Return what breaks a file for a reason that the parser does not know of."""
    if found := _CONFLICT.search(text):
        return Flaw(
            kind="merge_conflict", at=Place(path=path, span=span_at(text, found.start(), 7))
        )
    if found := _ODD_INDENT.search(text):
        return Flaw(
            kind="hidden_character",
            at=Place(path=path, span=span_at(text, found.start(1))),
            values={"character": character_name(found[1])},
        )
    return None


def fault(path: str, text: str, error: yaml.YAMLError) -> Flaw:
    """Return the flaw of a text that the parser could not end: its likely cause, where it began."""
    if sign := _sign(path, text):
        return sign
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    line = min(line, len(lines))
    shown = lines[line - 1]
    column = min(column, len(shown) + 1)
    kind = _cause(
        f"{getattr(error, 'context', '')}, {getattr(error, 'problem', error)}", shown, column
    )
    if kind == "tab_indent" and "\t" in shown:
        column = shown.index("\t") + 1
    if kind in _BEGUN_EARLIER and getattr(error, "context_mark", None):
        line, column = error.context_mark.line + 1, error.context_mark.column + 1  # type: ignore[attr-defined]
    span = Span(line=line, column=column, end_line=line, end_column=column + 1)
    return Flaw(kind=kind, at=Place(path=path, span=span), values={})


_BEGUN_EARLIER = frozenset({"open_quote", "colon_missing", "quote_needed"})
"""Mistakes that stand where the parser began what it could not end."""
_AFTER_QUOTE = re.compile(r"[ -]*(?:[\w-]+:\s+)?(?P<quote>['\"]).+(?P=quote)\Z")
_CAUSES = (
    (
        r"cannot start any token|(?:scanning|parsing) (?:a tag|an alias|an anchor)|undefined tag handle",
        "quote_needed",
    ),
    (r"escape", "bad_escape"),
    (r"unexpected end of stream|quoted scalar", "open_quote"),
    (r"could not find expected ':'", "colon_missing"),
)
"""What the parser says, and the mistake that is nearly always behind it."""


def _cause(problem: str, line: str, column: int) -> str:
    """Return which likely mistake the parser stumbled over; it only knows where."""
    if "\t" in line[: len(line) - len(line.lstrip())] or "'\\t'" in problem:
        return "tab_indent"
    if "mapping values are not allowed" in problem:
        # the first colon of a line ends a field name: it is the line's indentation that is wrong
        return (
            "yaml_syntax" if re.fullmatch(r"[ -]*[\w-]+", line[: column - 1]) else "colon_in_text"
        )
    if re.match(r"\s*[%@`]", line):
        return "quote_needed"
    if re.match(r" *\* ", line):  # a star as the sign of a list
        return "yaml_syntax"
    if "did not find expected" in problem and _AFTER_QUOTE.match(line[: column - 1]):
        return "text_after_quote"
    return next((kind for pattern, kind in _CAUSES if re.search(pattern, problem)), "yaml_syntax")
