"""Writing: a file is either as it was or as it should be, whenever the power goes.

The new bytes go to a hidden file beside the old one and to the disk; then one rename puts them in
its place. A name that is a link is never written through: nobody's file elsewhere is touched.
A lock lets one process at a time change a registry; the system lifts it when a process ends.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kirjuri.locale import N_
from kirjuri.model.problem import ToolError

_ENDING = ".kirjuri-new"
OWN = ".kirjuri"
"""Folder of a registry for the lock, and for what can be made again at any time."""


def write(root: Path, path: str, content: bytes) -> None:
    """Write a file below `root` in one step; missing folders are made. ToolError when it cannot be.

    An existing file keeps its permissions. A file that a killed process left half-written beside
    it is replaced.
    """
    target = _plain(root, path)
    try:
        _folder(target.parent)
        _replace(target, content)
    except OSError as error:
        raise _failed(path, error) from error


def remove(root: Path, path: str) -> None:
    """Remove a file below `root`, and the folders that it leaves empty; nothing when it is gone already."""
    target = _plain(root, path)
    try:
        target.unlink(missing_ok=True)
        _prune(root, target.parent)
    except OSError as error:
        raise _failed(path, error) from error


def _failed(path: str, error: OSError) -> ToolError:
    return ToolError(
        N_("'{path}' cannot be written: {reason}"), path=path, reason=str(error.strerror)
    )


def _plain(root: Path, path: str) -> Path:
    """Return the file's place; ToolError when it, or a folder on the way from `root`, is a link."""
    here = root
    for name in path.split("/"):
        here /= name
        if here.is_symlink():
            raise ToolError(N_("'{path}' is a link, and kirjuri writes through no link"), path=path)
    return here


def _folder(folder: Path) -> None:
    if not folder.is_dir():
        _folder(folder.parent)
        folder.mkdir(exist_ok=True)
        _sync(folder.parent)


def _prune(root: Path, folder: Path) -> None:
    while not folder.is_dir():
        folder = folder.parent
    _sync(folder)
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
        _sync(folder)


def _replace(target: Path, content: bytes) -> None:
    new = target.with_name(f".{target.name}{_ENDING}")
    new.unlink(missing_ok=True)
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    descriptor = os.open(
        new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666
    )
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            new.chmod(mode)
        new.replace(target)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    _sync(target.parent)


def _sync(folder: Path) -> None:
    """Bring a folder's list of names to the disk, where the system can (Windows cannot)."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def own_folder(root: Path) -> Path:
    """Return the registry's folder for what is nobody's record; git is told to leave it out."""
    folder = root / OWN
    folder.mkdir(exist_ok=True)
    keeps_out = folder / ".gitignore"
    if not keeps_out.exists() or not keeps_out.stat().st_size:
        keeps_out.write_bytes(b"*\n")
    return folder


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a registry, kept in `folder`; wait while another process holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / "kirjuri.lock", os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)
