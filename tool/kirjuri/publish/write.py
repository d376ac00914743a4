"""Files into a directory: only what changed is rendered and written, each file at once or not at all.

A manifest beside the site (never in it) keeps the key of every file and how the disk showed it
after writing, so that a file changed by hand is written again. A file whose key is new but whose
bytes turn out to be the old ones is left as it is.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import cast

from kirjuri.locale import N_
from kirjuri.model.problem import ToolError

_FORMAT = 1
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A file of the site: its path, the key that its bytes follow from, and how they are made.

    make: returns the bytes, or pieces of them for a file that is too large to be held whole.
    fallback: it is written only where the directory has no file of that path from before.
    """

    path: str
    key: str
    make: Callable[[], bytes | Iterable[bytes]]
    fallback: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the manifest knows of a file: its key, and its size and time on the disk."""

    key: str
    size: int
    time: int


@dataclass(slots=True, kw_only=True)
class Written:
    """The outcome: paths written and removed, and how many files were left as they were."""

    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0


def write(
    artifacts: Iterable[Artifact], out: Path, cache: Path, *, expected: Container[str] = ()
) -> Written:
    """Make `out` hold exactly these files and return what was done.

    out: a directory that is missing or was made by an earlier call with the same `cache`, or
    one with no other files than the `expected` paths. cache: a directory for the manifest.
    Raises ToolError when `out` holds files of others, and ValueError when two artifacts have
    one path. A run that was stopped leaves every file whole,
    and the next run tidies up after it.
    """
    manifest = cache / f"site-{sha256(str(out.resolve()).encode()).hexdigest()[:16]}.json"
    known = _known(manifest, out, expected)
    _save(manifest, known, complete=False)
    done, kept = Written(), dict[str, Known]()
    for artifact in artifacts:
        if artifact.path in kept:
            raise ValueError(f"two files for {artifact.path}")
        kept[artifact.path] = _settled(artifact, known.get(artifact.path), out, done)
    for path in sorted(known.keys() - kept.keys()):
        _remove(out, path)
        done.removed.append(path)
    _save(manifest, kept, complete=True)
    return done


def _settled(artifact: Artifact, known: Known | None, out: Path, done: Written) -> Known:
    target = out / artifact.path
    if known and known == _seen(target, known.key if artifact.fallback else artifact.key):
        done.unchanged += 1
        return known
    if replace(target, artifact.make()):
        done.written.append(artifact.path)
    else:
        done.unchanged += 1
    return _seen(target, artifact.key) or Known(key="", size=0, time=0)


def replace(target: Path, content: bytes | Iterable[bytes]) -> bool:
    """Put bytes in the place of a file at once: a reader sees the old ones or the new ones.

    Returns whether they differ from the old ones, which otherwise stay untouched.
    """
    half = target.with_name(f".{target.name}.part")
    try:
        _put(half, content)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        _put(half, content)
    if _same(half, target):
        half.unlink()
        return False
    half.replace(target)
    return True


def _put(half: Path, content: bytes | Iterable[bytes]) -> None:
    if isinstance(content, bytes):
        half.write_bytes(content)
        return
    with half.open("wb") as file:
        file.writelines(content)


def _same(one: Path, other: Path) -> bool:
    """Return whether two files hold the same bytes; a file that is missing is like no other."""
    try:
        if one.stat().st_size != other.stat().st_size:
            return False
        with one.open("rb") as first, other.open("rb") as second:
            while (piece := first.read(_PIECE)) == second.read(_PIECE):
                if not piece:
                    return True
    except OSError:
        pass
    return False


def _seen(path: Path, key: str) -> Known | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return Known(key=key, size=found.st_size, time=found.st_mtime_ns)


def _known(manifest: Path, out: Path, expected: Container[str]) -> dict[str, Known]:
    kept = _load(manifest)
    if kept is None:
        if any(path not in expected for path in _all(out)):
            raise ToolError(
                N_(
                    "'{path}' is not empty and was not made here: "
                    "delete it, or choose another directory for the site"
                ),
                path=out.name,
            )
        return _all(out)
    known, complete = kept
    return known if complete else {**_all(out), **known}


def _all(out: Path) -> dict[str, Known]:
    """Return every file of a directory, as files whose content nobody vouches for."""
    files = (Path(top) / name for top, _, names in os.walk(out) for name in names)
    return {file.relative_to(out).as_posix(): Known(key="", size=0, time=0) for file in files}


def _load(manifest: Path) -> tuple[dict[str, Known], bool] | None:
    try:
        data = json.loads(manifest.read_bytes())
    except (OSError, ValueError):
        return None
    if data.get("version") != _FORMAT:
        return {}, False
    files = cast("dict[str, list[str | int]]", data["files"])
    return {
        path: Known(key=str(key), size=int(size), time=int(time))
        for path, (key, size, time) in files.items()
    }, bool(data["complete"])


def _save(manifest: Path, known: dict[str, Known], *, complete: bool) -> None:
    files = {path: [item.key, item.size, item.time] for path, item in sorted(known.items())}
    data = {"version": _FORMAT, "complete": complete, "files": files}
    replace(manifest, json.dumps(data, separators=(",", ":")).encode())


def _remove(out: Path, path: str) -> None:
    target = out / path
    target.unlink(missing_ok=True)
    for parent in target.parents:
        if parent == out or any(parent.iterdir()):
            return
        parent.rmdir()
