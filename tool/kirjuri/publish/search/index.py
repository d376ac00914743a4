"""The index: for every key the documents that hold it, and how strongly.

A posting is one whole number: `number * 8 + strength`. Documents of one kind stand in one range of
numbers, so that a new record moves no other and a filter by kind is a comparison.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from kirjuri.derive.stems import folded, stem, words
from kirjuri.derive.terms import STOPWORDS, parts
from kirjuri.derive.vocabulary import concepts
from kirjuri.publish.search.documents import PAGES, Document

ROOM = 1 << 17
"""How many numbers each kind has."""

STRENGTHS = 8
"""How many strengths there are: 0-3 in the body by how often, 4 in a summary, 5 in a title, 6 in a title and
elsewhere, 7 in a title of so few words that the key is what it is about, and for identifiers."""

_FEW = 2
"""So many words of meaning make a short title."""

_IDENTIFIER = re.compile(r"[a-z]{3}-[0-9]{4}-[0-9]+")


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
    body: dict[str, int] = {}
    above: dict[str, set[str]] = {"title": set(), "summary": set(), "short": set()}
    for said in document.said:
        held = [_keys(word, said.language) for word in words(said.text)]
        if said.place == "body":
            for key in chain.from_iterable(held):
                body[key] = body.get(key, 0) + 1
            continue
        above[said.place].update(*held)
        if said.place == "title" and sum(map(bool, held)) <= _FEW:
            above["short"].update(*held)
    found = {key: min(3, int(math.log2(often))) for key, often in body.items()}
    found.update(dict.fromkeys(above["summary"], 4))
    found.update((key, 6 if key in found else 5) for key in above["title"])
    found.update(dict.fromkeys([*above["short"], *identifiers(document.id)], 7))
    return found


@lru_cache(maxsize=1 << 18)
def _keys(word: str, language: str) -> tuple[str, ...]:
    """Return the keys of a word: the stems of the whole and of its parts, and their concepts."""
    plain = folded(word)
    if len(plain) < 2 or plain in STOPWORDS.get(language, ()):  # noqa: PLR2004
        return ()
    found: list[str] = []
    for part in dict.fromkeys((plain, *parts(plain, language))):
        base = stem(part, language)
        found.append(base)
        if concept := concepts().get((language, base)):
            found.append(concept.key)
    return tuple(found)


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
