"""The files of the search: a small guide, parts of the index by the beginnings of keys, and names by number.

The browser reads the guide once, and then only the parts that the words of a question begin with and the
names of the results that it shows. Parts are cut by beginnings, so that a new record changes few of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from kirjuri.derive.stems import SHORTEST, STEPS, Trim
from kirjuri.derive.terms import STOPWORDS
from kirjuri.publish.search.documents import SEARCH, Document
from kirjuri.publish.search.index import ROOM, STRENGTHS, Index

FOLDER = f"{SEARCH}osat/"
FORM = 1
"""The form of the files; the script reads no other."""

_LARGEST = 32_000
"""Bytes of keys and postings from which a part is cut into several."""

_NAMES = 32
"""How many names stand in one file."""


def files(index: Index, languages: Sequence[str]) -> dict[str, bytes]:
    """Return the files of an index by their path below the site's root."""
    parts = dict(_parts(index))
    made = {f"{FOLDER}{_file(name)}": _json(part) for name, part in parts.items()}
    for language in languages:
        for name, shown in _names(index, language).items():
            made[f"{FOLDER}{language}/{name}.json"] = _json(shown)
    made[f"{FOLDER}opas.json"] = _json(_guide(index, list(parts)))
    return made


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _file(beginning: str) -> str:
    """Return the file of a part: its beginning, or a digest where it has signs that no address should have."""
    plain = beginning.isascii() and beginning.isalnum()
    name = beginning if plain else sha256(beginning.encode()).hexdigest()[:12]
    return f"sanat/{'' if plain else '-'}{name}.json"


def _guide(index: Index, parts: list[str]) -> Mapping[str, object]:
    return {
        "form": FORM,
        "documents": len(index.numbered),
        "room": ROOM,
        "strengths": STRENGTHS,
        "names": _NAMES,
        "kinds": index.starts,
        "parts": {name: _file(name) for name in parts},
        "shortest": SHORTEST,
        "small": sorted(set().union(*STOPWORDS.values())),
        "steps": {
            language: [
                {"trim": step.letters, "least": step.least}
                if isinstance(step, Trim)
                else [list(rule) for rule in step]
                for step in steps
            ]
            for language, steps in STEPS.items()
        },
    }


Part = dict[str, dict[str, object]]


def _parts(index: Index) -> Iterator[tuple[str, Part]]:
    """Yield the index cut by the beginnings of its keys."""
    keys = sorted({*index.postings, *index.aliases})
    held = {key: steps(postings) for key, postings in index.postings.items()}
    sizes = {key: 2 * len(key) + 5 + len(str(held.get(key, ""))) for key in keys}
    for beginning, own in _cut("", keys, sizes):
        yield (
            beginning,
            {
                "keys": {key: held[key] for key in own if key in held},
                "also": {key: index.aliases[key] for key in own if key in index.aliases},
            },
        )


def steps(postings: Sequence[int]) -> list[int]:
    """Return postings as the steps from one document to the next, with the strength of each."""
    before, found = 0, []
    for posting in postings:
        found.append(posting - before)
        before = posting - posting % STRENGTHS
    return found


def _cut(
    beginning: str, keys: Sequence[str], sizes: Mapping[str, int]
) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield (beginning, keys) so that no part is much larger than it should be; a key stands in one part."""
    if beginning and sum(sizes[key] for key in keys) <= _LARGEST:
        yield beginning, keys
        return
    groups: dict[str, list[str]] = {}
    for key in keys:
        groups.setdefault(key[: len(beginning) + 1], []).append(key)
    if beginning in groups:  # a key that is the beginning itself can be cut no further
        yield beginning, groups.pop(beginning)
    for longer, own in groups.items():
        yield from _cut(longer, own, sizes)


def _names(index: Index, language: str) -> dict[str, list[object]]:
    """Return the names of documents by file: as many in each as the guide says, by their numbers."""
    found: dict[str, list[object]] = {}
    for number, document in index.numbered:
        found.setdefault(str(number // _NAMES), []).append(_name(document, language))
    return found


def _name(document: Document, language: str) -> list[object]:
    """Return what a result shows: address, title, its language, description, identifier, whether a sample."""
    shown = document.shown.get(language) or next(iter(document.shown.values()))
    return [
        document.path,
        shown.title,
        shown.lang,
        shown.description,
        document.id,
        int(document.sample),
    ]
