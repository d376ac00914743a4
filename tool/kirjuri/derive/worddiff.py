"""Word-level difference of two texts, for people to read: what was taken out and what was added.

Anchors are words that both texts have exactly once (patience diff, Bram Cohen); between them the
same is done with pairs and triples of words, and short stretches are compared in full. So the time
grows with the length of the texts, not with its square.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

Kind = Literal["same", "removed", "added"]
_Pair = tuple[int, int]

_TOKEN = re.compile(
    r"https?://[^\s<>()]*[^\s<>().,;:!?]"  # an address is one word
    r"|[-–]?\w+(?:[-–‑:.,'’/@\u00ad]\w+)*-?"  # EU:n, sosiaali- ja, -järjestelmä, 1,5, 2026–2027
    r"|([^\w\s])\1*"  # a row of the same marks is one
)
_FULL = 120
"""Longest stretch, in words, that is compared in full when it has no anchors."""
_GLUE = 4
"""Longest word that does not stand alone as kept between two changes: ja, och, the."""
_FEW = 3
"""Changed words at each side, in both texts together, between which no mark stands alone as kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of words: kept, taken out or added.

    text: the words with the white space before them; of a kept stretch as the later text has it.
    earlier: a kept stretch as the earlier text has it: the same but for white space.
    """

    kind: Kind
    text: str
    earlier: str = ""


def words(before: str, after: str) -> tuple[Piece, ...]:
    """Return what was kept, removed and added, in the order of reading.

    Joined, the kept pieces (`earlier`) and the removed ones give back `before`; the kept (`text`)
    and the added ones `after`. Words differ, white space never does.
    """
    old, new = _tokens(before), _tokens(after)
    old_words, new_words = [word for _, word in old], [word for _, word in new]
    pairs = _without_crumbs(_matched(old_words, new_words), old_words, new_words)
    return tuple(_joined(_pieces(pairs, old, new)))


def changed(pieces: Sequence[Piece]) -> bool:
    """Return whether any word differs."""
    return any(piece.kind != "same" for piece in pieces)


def _tokens(text: str) -> list[tuple[str, str]]:
    """Return (white space before, word); the last word is empty and carries the text's end."""
    found, end = [], 0
    for match in _TOKEN.finditer(text):
        found.append((text[end : match.start()], match.group()))
        end = match.end()
    return [*found, (text[end:], "")]


def _matched(old: Sequence[str], new: Sequence[str]) -> list[_Pair]:
    """Return pairs of positions of the same words, rising in both; the ends always match."""
    found: list[_Pair] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        a, b, c, d = waiting.pop()
        while a < b and c < d and old[a] == new[c]:
            found.append((a, c))
            a, c = a + 1, c + 1
        while a < b and c < d and old[b - 1] == new[d - 1]:
            b, d = b - 1, d - 1
            found.append((b, d))
        if a == b or c == d:
            continue
        anchors = _anchors(old[a:b], new[c:d])
        if anchors:
            edges = [(a - 1, c - 1), *((a + i, c + j) for i, j in anchors), (b, d)]
            found += edges[1:-1]
            waiting += [(i + 1, k, j + 1, m) for (i, j), (k, m) in pairwise(edges)]
        elif max(b - a, d - c) <= _FULL:
            found += [(a + i, c + j) for i, j in _compared(old[a:b], new[c:d])]
    return sorted(found)


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[_Pair]:
    for length in (1, 2, 3):
        first, second = _unique(old, length), _unique(new, length)
        pairs = [(i, second[gram]) for gram, i in first.items() if gram in second]
        if rising := _rising(pairs):
            return rising
    return []


def _unique(tokens: Sequence[str], length: int) -> dict[tuple[str, ...], int]:
    """Return the runs of words that stand exactly once, in order, with where they begin."""
    grams = list(zip(*(tokens[n:] for n in range(length)), strict=False))
    counts = Counter(grams)
    return {gram: at for at, gram in enumerate(grams) if counts[gram] == 1}


def _rising(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Return the longest run of pairs that rises in both; the first numbers rise already."""
    ends: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for at, (_, second) in enumerate(pairs):
        place = bisect_left(ends, second)
        before.append(tops[place - 1] if place else -1)
        ends[place : place + 1] = [second]
        tops[place : place + 1] = [at]
    found, at = [], tops[-1] if tops else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[_Pair]:
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    for i, j, size in blocks:
        yield from ((i + n, j + n) for n in range(size))


def _without_crumbs(
    pairs: Sequence[_Pair], old: Sequence[str], new: Sequence[str]
) -> Iterator[_Pair]:
    """Leave out short words and marks that stand alone between words changed on both sides.

    A text written anew is then one change, not confetti of commas and conjunctions.
    """
    edges = [(-1, -1), *pairs, (len(old), len(new))]
    for (i, j), (k, m), (p, q) in zip(edges, edges[1:], edges[2:], strict=False):
        replaced = k - i > 1 and m - j > 1 and p - k > 1 and q - m > 1
        amid = k - i + m - j - 2 >= _FEW and p - k + q - m - 2 >= _FEW
        mark = not any(map(str.isalnum, old[k]))
        if not old[k] or not (amid if mark else replaced and len(old[k]) <= _GLUE):
            yield k, m


def _pieces(
    pairs: Iterator[_Pair], old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]
) -> Iterator[Piece]:
    i = j = 0
    for k, m in pairs:
        yield from (Piece(kind="removed", text="".join(token)) for token in old[i:k])
        yield from (Piece(kind="added", text="".join(token)) for token in new[j:m])
        yield Piece(kind="same", text="".join(new[m]), earlier="".join(old[k]))
        i, j = k + 1, m + 1


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    run: list[Piece] = []
    for piece in pieces:
        if run and piece.kind != run[0].kind:
            yield from _one(run)
            run = []
        run.append(piece)
    yield from _one(run)


def _one(run: Sequence[Piece]) -> Iterator[Piece]:
    text, earlier = (
        "".join(parts) for parts in zip(*((p.text, p.earlier) for p in run), strict=True)
    )
    if text or earlier:
        yield Piece(kind=run[0].kind, text=text, earlier=earlier)
