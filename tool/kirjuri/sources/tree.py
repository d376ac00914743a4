"""Trees of files: a checkout or a dictionary, through the same door."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Entry:
    """A file of a tree: its path with `/` between names, and whether it is a regular file."""

    path: str
    regular: bool


class Tree(Protocol):
    """What records are read from."""

    def entries(self, folder: str) -> Iterator[Entry]:
        """Walk all files below a folder; nothing when there is no such folder."""
        ...

    def read(self, path: str) -> bytes | None:
        """Return a file's bytes, or None when it is not there."""
        ...


@dataclass(frozen=True, slots=True)
class WorkingTree:
    """A directory on disk. Links are listed, never followed."""

    root: Path

    def entries(self, folder: str) -> Iterator[Entry]:
        """Walk the files below `folder`, hidden ones left out."""
        top = self.root / folder
        if top.is_symlink():
            yield Entry(path=folder, regular=False)
        elif top.is_dir():
            yield from _walk(str(top), folder)

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a regular file without following a link at its end."""
        try:
            descriptor = os.open(self.root / path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        except OSError:
            return None
        with os.fdopen(descriptor, "rb") as file:
            return file.read() if stat.S_ISREG(os.fstat(descriptor).st_mode) else None


def _walk(directory: str, prefix: str) -> Iterator[Entry]:
    with os.scandir(directory) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = f"{prefix}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, path)
        else:
            yield Entry(path=path, regular=entry.is_file(follow_symlinks=False))


@dataclass(frozen=True, slots=True)
class DictTree:
    """A tree held in memory: path -> bytes."""

    files: Mapping[str, bytes]

    def entries(self, folder: str) -> Iterator[Entry]:
        """Walk the files below `folder` in order."""
        return (
            Entry(path=path, regular=True)
            for path in sorted(self.files)
            if path.startswith(f"{folder}/")
        )

    def read(self, path: str) -> bytes | None:
        """Return a file's bytes, or None."""
        return self.files.get(path)
