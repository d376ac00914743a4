"""Several files written as one change: all of them or none, whenever the power goes.

A note with every new text is written first, in one step: that step is the change. Then each file
follows. Whoever starts next and finds the note finishes the work, so nothing ever needs undoing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from kirjuri.locale import N_
from kirjuri.model.problem import ToolError
from kirjuri.sources import atomic
from kirjuri.sources.tree import WorkingTree

NOTE = "change.json"
"""Name of the note in the registry's own folder."""

Changes = Mapping[str, tuple[bytes | None, bytes]]
"""Path -> the bytes as they were (None: there was no file) and as they should be."""


def write_all(root: Path, changes: Changes) -> None:
    """Write files below `root` as one change. ToolError when one has changed since it was read."""
    folder = atomic.own_folder(root)
    with atomic.locked(folder):
        for path, (old, _) in changes.items():
            if WorkingTree(root).read(path) != old:
                raise ToolError(
                    N_(
                        "'{path}' was changed by someone else meanwhile; nothing was written, try again"
                    ),
                    path=path,
                )
        told = {path: [_text(old), _text(new)] for path, (old, new) in changes.items()}
        atomic.write(folder, NOTE, json.dumps(told, ensure_ascii=False).encode())
        _follow(root, changes)
        atomic.remove(folder, NOTE)


def finish(root: Path) -> None:
    """Finish a change that was interrupted; nothing to do when there is none.

    Raises ToolError when one of its files has been edited since.
    """
    if not (root / atomic.OWN / NOTE).is_file():
        return
    folder = atomic.own_folder(root)
    with atomic.locked(folder):
        try:
            told = json.loads((folder / NOTE).read_bytes())
        except FileNotFoundError:
            return
        changes = {path: (_bytes(old), _bytes(new) or b"") for path, (old, new) in told.items()}
        for path, sides in changes.items():
            if WorkingTree(root).read(path) not in sides:
                raise ToolError(
                    N_(
                        "an interrupted change cannot be finished, because '{path}' has been edited since; "
                        "put your text aside, run 'git checkout HEAD -- {path}', and try again"
                    ),
                    path=path,
                )
        _follow(root, changes)
        atomic.remove(folder, NOTE)


def _follow(root: Path, changes: Changes) -> None:
    for path, (_, new) in changes.items():
        atomic.write(root, path, new)


def _text(content: bytes | None) -> str | None:
    return None if content is None else content.decode("utf-8")


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode("utf-8")
