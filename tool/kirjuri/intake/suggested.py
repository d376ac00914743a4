"""The answer in which new texts are suggested: one part a field, each below a line that names it.

    [kenttä: kuvaus.fi | 1a2b3c4d]
    The new text.

The word before the colon is in the form's language. What follows the bar is the print of the text
that the form showed, by which a text changed meanwhile is noticed; who writes by hand leaves it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kirjuri.intake.text import trimmed
from kirjuri.locale import N_

FIELD = N_("field")
"""The word before the colon, as the forms write it."""
AWAY = "-"
"""The whole of a new text that takes the field away."""
_HEAD = re.compile(
    r"[ \t]*\[[ \t]*(?:kenttä|kentta|fält|falt|field)[ \t]*:[ \t]*(?P<field>[^|\n]+?)[ \t]*"
    r"(?:\|[ \t]*(?P<print>[0-9a-fA-F]{8})[ \t]*)?\][ \t]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A new text of one field.

    field: as typed. print: of the text it was made from, empty when none is told. line, begins: the
    lines of the head and of the first words below it, from 1.
    """

    field: str
    text: str
    line: int
    begins: int
    print: str = ""


def pieces(answer: str) -> tuple[tuple[Piece, ...], int]:
    """Return the pieces of an answer, and the line of words that stand before the first (0 for none)."""
    lines = answer.split("\n")
    heads = [
        (number, found) for number, line in enumerate(lines) if (found := _HEAD.fullmatch(line))
    ]
    ends = [*(number for number, _found in heads), len(lines)][1:]
    made = tuple(
        _piece(lines, number, end, found) for (number, found), end in zip(heads, ends, strict=True)
    )
    return made, _first(lines[: heads[0][0] if heads else len(lines)])


def _piece(lines: list[str], number: int, end: int, found: re.Match[str]) -> Piece:
    below = lines[number + 1 : end]
    return Piece(
        field=found["field"],
        text=trimmed(below),
        line=number + 1,
        begins=number + 1 + (_first(below) or 1),
        print=(found["print"] or "").lower(),
    )


def _first(lines: Iterable[str]) -> int:
    return next((number for number, line in enumerate(lines, 1) if line.strip()), 0)
