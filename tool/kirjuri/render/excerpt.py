"""The few words that changed in a text with those around them: one line as it was, one as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kirjuri.derive.worddiff import Piece, words

SHORT = 40
"""Most changed words, in both texts together, that are shown."""
_AROUND = 5
"""How many unchanged words are kept before and after a change."""
_WORD = re.compile(r"\s*\S+")


def excerpt(old: str, new: str) -> tuple[str, str] | None:
    """Return the changed places of a text as they were and as they are; None when too much changed."""
    pieces = words(old, new)
    changed = sum(len(_WORD.findall(piece.text)) for piece in pieces if piece.kind != "same")
    if not 0 < changed <= SHORT:
        return None
    before = [_kept(pieces, at, "removed") for at in range(len(pieces))]
    after = [_kept(pieces, at, "added") for at in range(len(pieces))]
    return _one_line(before), _one_line(after)


def _kept(pieces: Sequence[Piece], at: int, side: str) -> str:
    """Return what one side shows of a piece: all of its own, none of the other's, the edges of what is the same."""
    piece = pieces[at]
    if piece.kind != "same":
        return piece.text if piece.kind == side else ""
    found = _WORD.findall(piece.text)
    first, last = at == 0, at == len(pieces) - 1
    keep = _AROUND * (2 - first - last)
    if len(found) <= keep + 1:
        return piece.text
    head = "" if first else "".join(found[:_AROUND])
    tail = "" if last else "".join(found[-_AROUND:])
    return f"{head} …{tail}"


def _one_line(parts: Sequence[str]) -> str:
    return " ".join("".join(parts).split())
