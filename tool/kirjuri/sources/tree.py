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
        """Walk the files below `folder` in order, hidden ones left out."""
        top = self.root / folder
        if top.is_symlink():
            yield Entry(path=folder, regular=False)
        elif top.is_dir():
            yield from sorted(_walk(str(top), folder))

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a regular file without following a link at its end."""
        try:
            descriptor = os.open(self.root / path, _READ)
        except OSError:
            return None
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                return file.read()
        finally:
            os.close(descriptor)


_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""How a file is opened: a link is not followed, a pipe that nobody writes to is not waited for."""


def _walk(top: str, prefix: str) -> Iterator[Entry]:
    waiting = [(top, prefix)]
    while waiting:
        directory, prefix = waiting.pop()
        try:
            found = list(os.scandir(directory))
        except OSError:
            yield Entry(path=prefix, regular=False)
            continue
        if directory != top and any(entry.name == ".git" for entry in found):
            yield Entry(path=prefix, regular=False)  # a repository of its own: a commit shows it so
            continue
        for entry in found:
            path = f"{prefix}/{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, path))
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
