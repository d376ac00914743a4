"""What every input speaks of, kept beside the registry so that a question is answered at once.

The cache is a small database that a change of a file makes old only for that file. Where it cannot
be kept, the inputs are read anew: slower, with the same answer.
"""

from __future__ import annotations

import functools
import json
import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from kirjuri.derive import similar, stems, terms, vocabulary
from kirjuri.derive.similar import KIND, Index
from kirjuri.derive.terms import Terms
from kirjuri.kinds import kind
from kirjuri.locale import N_
from kirjuri.model.place import Document
from kirjuri.model.problem import ToolError
from kirjuri.model.record import Record
from kirjuri.sources.load import place, record_of
from kirjuri.sources.tree import Entry, Tree, WorkingTree
from kirjuri.sources.yaml_text import read

FORM = 1
"""The form of the database: raise it when its tables change."""

_TABLES = """
DROP TABLE IF EXISTS form; DROP TABLE IF EXISTS file; DROP TABLE IF EXISTS text;
DROP TABLE IF EXISTS term; DROP TABLE IF EXISTS spread;
CREATE TABLE form (digest TEXT);
CREATE TABLE file (path TEXT PRIMARY KEY, stamp TEXT NOT NULL);
CREATE TABLE text (number INTEGER PRIMARY KEY, path TEXT NOT NULL, terms TEXT NOT NULL);
CREATE INDEX text_path ON text (path);
CREATE TABLE term (key TEXT, number INTEGER, PRIMARY KEY (key, number)) WITHOUT ROWID;
CREATE TABLE spread (key TEXT PRIMARY KEY, texts INTEGER) WITHOUT ROWID;
"""


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """The inputs of a registry by identifier, found by their paths; each is read when it is asked for."""

    root: Path
    paths: Mapping[str, str]

    @cached_property
    def tree(self) -> Tree:
        """The files."""
        return WorkingTree(self.root)

    def record(self, identifier: str) -> Record | None:
        """Return the input of an identifier; None when there is none or its file cannot be read."""
        path = self.paths.get(identifier)
        return self.at(path) if path else None

    def at(self, path: str) -> Record | None:
        """Return the input in a file; None when it cannot be read."""
        placed, content = place(path), self.tree.read(path)
        document = read(path, content) if placed and content is not None else None
        if placed is None or not isinstance(document, Document):
            return None
        return record_of(document, placed)

    def index(self, cache: Path) -> Index:
        """Return the inputs ready to be asked, by the database in a folder, or without it."""
        try:
            return self._kept(cache)
        except (sqlite3.Error, OSError):
            return similar.index(filter(None, map(self.at, self.paths.values())))

    def _kept(self, cache: Path) -> Index:
        cache.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(cache / "inputs.sqlite", timeout=5, isolation_level=None)
        try:
            self._refresh(base)
        except sqlite3.Error:
            base.close()
            (cache / "inputs.sqlite").unlink(missing_ok=True)  # not whole: made again
            base = sqlite3.connect(cache / "inputs.sqlite", timeout=5, isolation_level=None)
            self._refresh(base)
        kept = Kept(base=base)
        return Index(
            owner=functools.cache(lambda number: self._whole(kept.path(number))), within=kept
        )

    def _whole(self, path: str) -> Record:
        record = self.at(path)
        if record is None:
            raise ToolError(N_("'{path}' cannot be read; 'kirjuri check' says why"), path=path)
        return record

    def _refresh(self, base: sqlite3.Connection) -> None:
        base.execute("BEGIN IMMEDIATE")
        try:
            _prepare(base)
            known = dict(base.execute("SELECT path, stamp FROM file"))
            now = {path: _stamp(self.root / path) for path in self.paths.values()}
            old = [path for path, stamp in known.items() if now.get(path) != stamp]
            new = [path for path, stamp in now.items() if known.get(path) != stamp]
            for path in old:
                _forget(base, path)
            for path in new:
                self._learn(base, path, now[path])
            if old or new:
                base.execute("DELETE FROM spread")
                base.execute("INSERT INTO spread SELECT key, count(*) FROM term GROUP BY key")
            base.execute("COMMIT")
        except BaseException:
            base.execute("ROLLBACK")
            raise

    def _learn(self, base: sqlite3.Connection, path: str, stamp: str) -> None:
        base.execute("INSERT INTO file VALUES (?, ?)", (path, stamp))
        record = self.at(path)
        for text in similar.texts(record) if record else ():
            found = json.dumps(text.terms, ensure_ascii=False)
            row = base.execute("INSERT INTO text (path, terms) VALUES (?, ?)", (path, found))
            pairs = ((key, row.lastrowid) for key in text.terms)
            base.executemany("INSERT INTO term VALUES (?, ?)", pairs)


def inputs(root: Path) -> Inputs:
    """Return the inputs of the registry at `root`, waiting ones too, without reading any."""
    placed = ((entry.path, place(entry.path)) for entry in _entries(WorkingTree(root)))
    return Inputs(root=root, paths={f.id: path for path, f in placed if f and f.kind.name == KIND})


def _entries(tree: Tree) -> Iterable[Entry]:
    return (entry for entry in tree.entries(kind(KIND).folder) if entry.regular)


def _stamp(path: Path) -> str:
    """Return what changes when a file does: its length and the times of its content and its place."""
    try:
        found = os.lstat(path)
    except OSError:
        return "-"
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def _prepare(base: sqlite3.Connection) -> None:
    wanted = _digest()
    try:
        kept = base.execute("SELECT digest FROM form").fetchone()
    except sqlite3.OperationalError:
        kept = None
    if kept != (wanted,):
        for statement in filter(str.strip, _TABLES.split(";")):
            base.execute(statement)
        base.execute("INSERT INTO form VALUES (?)", (wanted,))


def _digest() -> str:
    """Return the digest of what terms follow from: other words or endings make the database old."""
    digest = sha256(str(FORM).encode())
    for module in (similar, stems, terms, vocabulary):
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()


def _forget(base: sqlite3.Connection, path: str) -> None:
    rows = base.execute("SELECT number, terms FROM text WHERE path = ?", (path,)).fetchall()
    for number, found in rows:
        keys = ((key, number) for key in json.loads(found))
        base.executemany("DELETE FROM term WHERE key = ? AND number = ?", keys)
    base.execute("DELETE FROM text WHERE path = ?", (path,))
    base.execute("DELETE FROM file WHERE path = ?", (path,))


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Holdings in the database (`derive.scale.Holdings`)."""

    base: sqlite3.Connection

    @cached_property
    def size(self) -> int:
        """How many texts there are."""
        found: int = self.base.execute("SELECT count(*) FROM text").fetchone()[0]
        return found

    def holders(self, key: str) -> Sequence[int]:
        """Return the numbers of the texts that hold a term."""
        rows = self.base.execute("SELECT number FROM term WHERE key = ? ORDER BY number", (key,))
        return [number for (number,) in rows]

    def spread(self, key: str) -> int:
        """Return how many texts hold a term."""
        row = self.base.execute("SELECT texts FROM spread WHERE key = ?", (key,)).fetchone()
        return int(row[0]) if row else 0

    def terms(self, number: int) -> Terms:
        """Return the terms of a text."""
        with closing(self.base.execute("SELECT terms FROM text WHERE number = ?", (number,))) as at:
            found: Terms = json.loads(at.fetchone()[0])
        return found

    def path(self, number: int) -> str:
        """Return the file of a text."""
        found = self.base.execute("SELECT path FROM text WHERE number = ?", (number,)).fetchone()
        return str(found[0])
