"""A tree of files -> a registry: every file is read, a bad one hides no other."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from kirjuri.kinds import all_kinds
from kirjuri.model.kind import Kind
from kirjuri.model.place import START, Document, Place
from kirjuri.model.problem import Choice, Flaw
from kirjuri.model.record import Record, Registry
from kirjuri.sources.tree import Entry, Tree
from kirjuri.sources.yaml_text import read

_PAPERS = frozenset({"README.md"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A registry with the documents its spans come from and the flaws of files that gave no record."""

    registry: Registry
    documents: Mapping[str, Document]
    flaws: tuple[Flaw, ...]


def load(tree: Tree) -> Loaded:
    """Read every record file of a tree."""
    records: list[Record] = []
    documents: dict[str, Document] = {}
    flaws: list[Flaw] = []
    unreadable: dict[str, str] = {}
    with _quiet_collector():
        for entry in _entries(tree):
            placed = place(entry.path)
            result = _read(tree, entry, placed)
            if isinstance(result, Flaw):
                flaws.append(result)
                if placed:
                    unreadable[placed.id] = entry.path
            elif placed:
                documents[entry.path] = result
                records.append(record_of(result, placed))
    return Loaded(
        registry=Registry(records=tuple(records), unreadable=unreadable),
        documents=documents,
        flaws=tuple(flaws),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What a path says of its record: the kind, the identifier (`uusi:<stem>` of a new one), year and owner."""

    kind: Kind
    id: str
    year: str
    new: bool
    owner: str = ""


def place(path: str) -> Placed | None:
    """Return what a record's path says of it, or None when it is no place of a record."""
    for kind in all_kinds():
        if found := kind.placed.fullmatch(path):
            return _placed(kind, found, found["id"], new=False)
        if kind.waiting and (found := kind.waiting.fullmatch(path)):
            return _placed(kind, found, f"uusi:{found['id']}", new=True)
    return None


def _placed(kind: Kind, found: re.Match[str], identifier: str, *, new: bool) -> Placed:
    parts = found.groupdict()
    return Placed(
        kind=kind,
        id=identifier,
        year=parts.get("year") or "",
        new=new,
        owner=parts.get("owner") or "",
    )


def folders() -> tuple[str, ...]:
    """Return the top folders that hold records, in order."""
    return tuple(sorted({kind.top for kind in all_kinds()}))


def _entries(tree: Tree) -> Iterator[Entry]:
    for folder in folders():
        for entry in tree.entries(folder):
            if entry.path.rpartition("/")[2] not in _PAPERS:
                yield entry


def _read(tree: Tree, entry: Entry, placed: Placed | None) -> Document | Flaw:
    here = Place(path=entry.path, span=START)
    if not entry.regular:
        return Flaw(kind="not_a_file", at=here, values={})
    if placed is None:
        folder = entry.path.partition("/")[0]
        examples = tuple(kind.example for kind in all_kinds() if kind.top == folder)
        return Flaw(
            kind="wrong_place",
            at=here,
            values={"name": entry.path.rpartition("/")[2], "examples": Choice(examples)},
        )
    content = tree.read(entry.path)
    if content is None:
        return Flaw(kind="not_a_file", at=here, values={})
    return read(entry.path, content)


def record_of(document: Document, placed: Placed) -> Record:
    """Return the record of a file that has been read, by what its path says."""
    return Record(
        kind=placed.kind.name,
        id=placed.id,
        path=document.path,
        data=document.data,
        new=placed.new,
        year=placed.year,
        owner=placed.owner,
    )


@contextmanager
def _quiet_collector() -> Iterator[None]:
    """Keep the collector from walking ten thousand growing trees again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
