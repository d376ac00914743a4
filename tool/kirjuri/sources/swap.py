"""A whole folder put in the place of another at once: a reader finds the old one or the new one.

The new files are written beside the folder and renamed into its place; what stood there is renamed
away first and removed last, so that a run which is stopped between the two can be mended.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from kirjuri.locale import N_
from kirjuri.model.problem import ToolError

_NEW = ".kirjuri-new"
_OLD = ".kirjuri-old"

Files = Iterable[tuple[str, Iterable[bytes] | bytes]]


def put(folder: Path, files: Files, *, sums: str) -> int:
    """Make `folder` hold exactly these files and return how many there are.

    folder: missing, empty, or made by an earlier call: then it has a file `sums` whose lines
    (`checksum  path`) name every other file. Raises ToolError when anything else is in it.
    """
    new, old = (folder.with_name(f".{folder.name}{ending}") for ending in (_NEW, _OLD))
    if old.exists() and not folder.exists():
        old.rename(folder)
    _refuse_others(folder, sums)
    shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
    try:
        count = _fill(new, files)
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    except OSError as error:
        if old.exists() and not folder.exists():
            old.rename(folder)
        shutil.rmtree(new, ignore_errors=True)
        raise ToolError(
            N_("'{path}' cannot be written: {reason}"), path=str(folder), reason=str(error.strerror)
        ) from error
    shutil.rmtree(old, ignore_errors=True)
    return count


def _fill(folder: Path, files: Files) -> int:
    folder.mkdir(parents=True)
    count = 0
    for count, (path, content) in enumerate(files, 1):  # noqa: B007 - the last number is the answer
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            file.writelines((content,) if isinstance(content, bytes) else content)
            file.flush()
            os.fsync(file.fileno())
    return count


def _refuse_others(folder: Path, sums: str) -> None:
    """Raise ToolError when a folder holds what no earlier call has put there."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise ToolError(
            N_("'{path}' is not a folder: choose another for the export"), path=str(folder)
        )
    if not folder.exists() or not any(folder.iterdir()):
        return
    known = {sums, *_named(folder / sums)}
    others = sorted(path for path in _all(folder) if path not in known)
    if others:
        raise ToolError(
            N_(
                "'{path}' holds '{other}', which no export has put there: "
                "delete it, or choose another folder for the export"
            ),
            path=str(folder),
            other=others[0],
        )


def _named(sums: Path) -> Iterator[str]:
    try:
        lines = sums.read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return
    yield from (line.partition("  ")[2] for line in lines)


def _all(folder: Path) -> Iterator[str]:
    for top, _, names in os.walk(folder):
        yield from ((Path(top) / name).relative_to(folder).as_posix() for name in names)
