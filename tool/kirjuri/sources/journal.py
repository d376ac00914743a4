"""A branch moved to a commit, with its files and the index, so that a kill at any point can be mended.

Moving the branch is one step of git's, with the old commit as a condition: that step is the change.
A note in the git directory (the journal) is written before it and taken away when the
files on disk and the index have followed; whoever starts next and finds the note finishes
the work. This holds more simply than an undo log: before the step nothing needs undoing, after it
everything needed is in the commit.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kirjuri.locale import N_
from kirjuri.model.problem import ToolError
from kirjuri.sources import atomic
from kirjuri.sources.commit import DURABLE, GONE, Workshop, refuse_dirty
from kirjuri.sources.git import GitFailed, repository

_JOURNAL = "kirjuri-journal"
_MODES = frozenset({"100644", "100755", "000000"})


def unfinished(root: Path) -> Workshop | None:
    """Return the repository of a registry if a change of it was interrupted, else None."""
    found = repository(root) if _may_be_git(root) else None
    made = Workshop(top=found.top, prefix=found.prefix) if found else None
    return made if made and (made.folder / _JOURNAL).exists() else None


def _may_be_git(root: Path) -> bool:
    return any((folder / ".git").exists() for folder in (root, *root.parents))


def advance(shop: Workshop, old: str, new: str) -> None:
    """Move the branch from `old` to `new`, then the files and the index; whole or, after `repair`, whole."""
    changes = _changes(shop, old, new)
    refuse_dirty(shop, [path.removeprefix(shop.prefix) for path in changes])
    branch = shop.branch
    note = json.dumps({"branch": branch, "old": old, "new": new}).encode()
    atomic.write(shop.folder, _JOURNAL, note)
    try:
        options = ("--no-deref",) if branch == "HEAD" else ()
        shop.execute(*DURABLE, "update-ref", "-m", "kirjuri", *options, branch, new, old)
    except GitFailed as error:
        atomic.remove(shop.folder, _JOURNAL)
        raise ToolError(
            N_("the branch was changed by someone else meanwhile; nothing was written, try again")
        ) from error
    _follow(shop, changes)
    atomic.remove(shop.folder, _JOURNAL)


def repair(shop: Workshop) -> None:
    """Finish what a killed process left: nothing, when its branch was not moved yet."""
    try:
        note = json.loads((shop.folder / _JOURNAL).read_bytes())
    except FileNotFoundError:
        return
    if _reached(shop, note["new"], note["branch"]):
        changes = _changes(shop, note["old"], note["new"])
        _refuse_edited(shop, changes)
        _follow(shop, changes)
    atomic.remove(shop.folder, _JOURNAL)


def _reached(shop: Workshop, commit: str, branch: str) -> bool:
    try:
        shop.execute("merge-base", "--is-ancestor", commit, branch)
    except GitFailed:
        return False
    return branch == shop.branch


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """A file of one commit: its mode and object, zeros when it is not there."""

    mode: str
    blob: str


_Changes = Mapping[str, tuple[_Side, _Side]]


def _changes(shop: Workshop, old: str, new: str) -> _Changes:
    """Return what differs between two commits: path from the top -> (before, after)."""
    out = shop.execute("diff-tree", "-r", "-z", "--no-renames", "--full-index", old, new)
    parts = out.decode("utf-8", "surrogateescape").split("\0")
    found = {}
    for facts, path in zip(parts[0::2], parts[1::2], strict=False):
        before, after, blob, made, _ = facts.removeprefix(":").split(" ")
        if {before, after} - _MODES:
            raise ToolError(
                N_(
                    "'{path}' is a link or a submodule, which kirjuri does not touch; run: {command}"
                ),
                path=path,
                command="git pull --ff-only",
            )
        found[path] = (_Side(mode=before, blob=blob), _Side(mode=after, blob=made))
    return found


def _follow(shop: Workshop, changes: _Changes) -> None:
    """Bring the files on disk and the index to what a commit made of them; may be done again."""
    for path, (_, after) in changes.items():
        if after.blob == GONE:
            atomic.remove(shop.top, path)
    for path, content in _contents(shop, changes):
        atomic.write(shop.top, path, content)
        if changes[path][1].mode != changes[path][0].mode:
            (shop.top / path).chmod(0o755 if changes[path][1].mode == "100755" else 0o644)
    lines = "".join(f"{side.mode} {side.blob} 0\t{path}\0" for path, (_, side) in changes.items())
    feed = lines.replace(f"000000 {GONE}", f"0 {GONE}")
    shop.execute("update-index", "-z", "--index-info", feed=feed.encode("utf-8", "surrogateescape"))
    shop.execute("update-index", "-q", "--refresh", "--unmerged")


def _contents(shop: Workshop, changes: _Changes) -> Iterator[tuple[str, bytes]]:
    """Walk the new files with their bytes as they stand on disk (line ends as git is told)."""
    for path, (_, after) in changes.items():
        if after.blob != GONE:
            yield path, shop.execute("cat-file", "--filters", f"--path={path}", after.blob)


def _refuse_edited(shop: Workshop, changes: _Changes) -> None:
    """Raise ToolError when a file is neither as it was nor as it will be: somebody has edited it."""
    present = [path for path in changes if (shop.top / path).is_file()]
    for path in present:
        feed = (shop.top / path).read_bytes()
        blob = shop.execute("hash-object", "--stdin", f"--path={path}", feed=feed).decode().strip()
        if blob not in {side.blob for side in changes[path]}:
            raise ToolError(
                N_(
                    "an interrupted change cannot be finished, because '{path}' has been edited since; "
                    "put your text aside, run 'git checkout HEAD -- {path}', and try again"
                ),
                path=path,
            )
