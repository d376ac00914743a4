"""The index: for every key the documents that hold it, and how strongly.

A posting is one whole number: `number * 8 + strength`. Documents of one kind stand in one range of
numbers, so that a new record moves no other and a filter by kind is a comparison.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kirjuri.derive.stems import folded, stem, words
from kirjuri.derive.terms import STOPWORDS, parts
from kirjuri.derive.vocabulary import concepts
from kirjuri.publish.search.documents import PAGES, Document, Said

ROOM = 1 << 17
"""How many numbers each kind has."""

STRENGTHS = 8
"""How many strengths there are: 0-2 in the body by how often, 4 in a summary, 6 in a title, one more for both."""

_PLACES = {"title": 6, "summary": 4, "body": 0}
_IDENTIFIER = re.compile(r"[a-z]{3}-[0-9]{4}-[0-9]+")
_MANY = 8
"""So often in a body that more says no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An index whole.

    starts: the first number of each kind. numbered: the documents with their numbers. postings: by
    key, in order. aliases: by the stem of a word the concept it stands for, a key itself.
    """

    starts: Mapping[str, int]
    numbered: Sequence[tuple[int, Document]]
    postings: Mapping[str, Sequence[int]]
    aliases: Mapping[str, str]


def index(documents: Iterable[Document], kinds: Sequence[str]) -> Index:
    """Return the index of documents; kinds: their names in order, which gives the ranges of numbers."""
    starts = {name: place * ROOM for place, name in enumerate((*kinds, PAGES))}
    free = dict(starts)
    numbered: list[tuple[int, Document]] = []
    postings: dict[str, list[int]] = {}
    for document in documents:
        number = free[document.kind]
        free[document.kind] += 1
        numbered.append((number, document))
        for key, strength in strengths(document).items():
            postings.setdefault(key, []).append(number * STRENGTHS + strength)
    return Index(
        starts=starts,
        numbered=tuple(sorted(numbered, key=lambda pair: pair[0])),
        postings={key: sorted(postings[key]) for key in sorted(postings)},
        aliases=_aliases(postings),
    )


def strengths(document: Document) -> dict[str, int]:
    """Return the keys that a document is found by, each with its strength."""
    counts: dict[str, dict[str, int]] = {}
    for said in document.said:
        for key in _keys(said):
            places = counts.setdefault(key, {})
            places[said.place] = places.get(said.place, 0) + 1
    found = {key: _strength(places) for key, places in counts.items()}
    found.update((key, 7) for key in identifiers(document.id))
    return found


def _strength(places: Mapping[str, int]) -> int:
    best = max(_PLACES[place] for place in places)
    often = min(_MANY, places.get("body", 0))
    return min(7, best + (int(math.log2(often)) if not best and often else 0) + (len(places) > 1))


def _keys(said: Said) -> Iterator[str]:
    """Yield the keys of a text's words: the stems of the whole and of its parts, and their concepts."""
    for word in words(said.text):
        plain = folded(word)
        if len(plain) < 2 or plain in STOPWORDS.get(said.language, ()):  # noqa: PLR2004
            continue
        for part in dict.fromkeys((plain, *parts(plain, said.language))):
            base = stem(part, said.language)
            yield base
            if concept := concepts().get((said.language, base)):
                yield concept.key


def identifiers(identifier: str) -> Iterator[str]:
    """Yield the keys of a record's identifier: the whole, and for a numbered one the parts people remember."""
    whole = identifier.casefold()
    if not whole:
        return
    yield whole
    if _IDENTIFIER.fullmatch(whole):
        _, year, number = whole.split("-")
        yield f"{year}-{number}"
        yield number
        yield number.lstrip("0") or "0"


def _aliases(postings: Mapping[str, object]) -> dict[str, str]:
    """Return the words of the concepts that some document speaks of, whether anybody writes them or not."""
    found: dict[str, str] = {}
    for (_, base), concept in sorted(concepts().items()):
        if concept.key in postings:
            found.setdefault(base, concept.key)
    return dict(sorted(found.items()))
