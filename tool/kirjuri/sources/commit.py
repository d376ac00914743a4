"""Commits made without a work tree, and a branch moved to one so that a kill at any point can be mended.

A change of many files is made in git's own store first: blobs, tree and commit, through an index of
its own. Nothing that anybody sees has changed until then. Moving the branch to the commit is one
step of git's, with the old commit as a condition: that step is the change. A note in the
git directory (the journal) is written before it and taken away when the files on disk and the
index have followed; whoever starts next and finds the note finishes the work. This holds
more simply than an undo log: before the step nothing needs undoing, after it everything needed is
in the commit.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kirjuri.locale import N_
from kirjuri.model.problem import ToolError
from kirjuri.sources import atomic
from kirjuri.sources.git import MENDING, GitFailed, Repository, repository

if TYPE_CHECKING:
    from git import Git

_JOURNAL = "kirjuri-journal"
_INDEX = "kirjuri-index"
_BUSY = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")
_GONE = "0" * 40
_DURABLE = ("-c", "core.fsync=committed,loose-object,reference")
_MODES = frozenset({"100644", "100755", "000000"})
NAME, ADDRESS = "Kirjuri", "kirjuri@localhost"
"""Who commits when git has nobody configured: the tool, not a person."""


@dataclass(frozen=True)
class Workshop(Repository):
    """A repository in which commits are made; `environment` goes to git beside the usual one."""

    environment: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _git(self) -> Git:
        from git import Git

        git = Git(str(self.top))
        git.update_environment(**self.environment)
        return git

    @cached_property
    def folder(self) -> Path:
        """The git directory of this work tree."""
        return Path(self.line("rev-parse", "--absolute-git-dir"))

    @cached_property
    def shared(self) -> Path:
        """The git directory that all work trees of the repository share."""
        found = Path(self.line("rev-parse", "--git-common-dir"))
        return found if found.is_absolute() else self.top / found

    @property
    def branch(self) -> str:
        """The full name of the branch, or `HEAD` when none is checked out."""
        try:
            return self.line("symbolic-ref", "--quiet", "HEAD")
        except GitFailed:
            return "HEAD"

    @property
    def head(self) -> str:
        """The commit that is checked out; ToolError before the first one."""
        found = self.commit("HEAD")
        if found is None:
            raise ToolError(N_("nothing has been committed here yet; commit the new records first"))
        return found


def workshop(root: Path) -> Workshop:
    """Return the repository of a registry, ready for a commit.

    Raises ToolError outside git, in a shallow clone and while a merge or a rebase is under way.
    """
    found = repository(root)
    if found is None:
        raise ToolError(
            N_(
                "numbers are given in git, so that none is given twice, but '{path}' is in no git repository"
            ),
            path=str(root),
        )
    made = Workshop(top=found.top, prefix=found.prefix)
    if made.shallow:
        raise ToolError(
            N_(
                "this clone lacks its history, in which the numbers stand; bring it with: {command}"
            ),
            command=MENDING,
        )
    if any((made.folder / name).exists() for name in _BUSY):
        raise ToolError(N_("a merge or a rebase is under way here; finish it first, or give it up"))
    return made


def unfinished(root: Path) -> Workshop | None:
    """Return the repository of a registry if a change of it was interrupted, else None."""
    found = repository(root) if _may_be_git(root) else None
    made = Workshop(top=found.top, prefix=found.prefix) if found else None
    return made if made and (made.folder / _JOURNAL).exists() else None


def _may_be_git(root: Path) -> bool:
    return any((folder / ".git").exists() for folder in (root, *root.parents))


def refuse_dirty(shop: Workshop, paths: Iterator[str] | list[str]) -> None:
    """Raise ToolError when a path (below the registry) differs from the commit that is checked out."""
    names = [shop.prefix + path for path in paths]
    if not names:
        return
    out = shop.execute("status", "--porcelain=v1", "-z", "--untracked-files=all", "--", *names)
    first = out.decode("utf-8", "surrogateescape").split("\0")[0]
    if first:
        raise ToolError(
            N_("'{path}' has changes that are not committed; commit them first, or take them back"),
            path=first[3:].removeprefix(shop.prefix),
        )


def build(shop: Workshop, base: str, changes: Mapping[str, bytes | None], message: str) -> str:
    """Return a new commit on `base` with files (paths below the registry) changed, or removed by None.

    Nothing but git's store of objects is touched.
    """
    index = shop.folder / _INDEX
    index.unlink(missing_ok=True)
    private = Workshop(top=shop.top, prefix=shop.prefix, environment={"GIT_INDEX_FILE": str(index)})
    try:
        private.execute("read-tree", base)
        private.execute("update-index", "-z", "--index-info", feed=_entries(shop, changes))
        tree = private.line(*_DURABLE, "write-tree")
    finally:
        index.unlink(missing_ok=True)
    made = shop.execute(
        *_DURABLE,
        *_identity(shop),
        "commit-tree",
        tree,
        "-p",
        base,
        "-F",
        "-",
        feed=message.encode(),
    )
    return made.decode().strip()


def _entries(shop: Workshop, changes: Mapping[str, bytes | None]) -> bytes:
    contents = {path: content for path, content in changes.items() if content is not None}
    blobs = _stored(shop, contents)
    lines = [
        f"100644 {blobs[path]} 0\t{shop.prefix}{path}\0"
        if path in blobs
        else f"0 {_GONE} 0\t{shop.prefix}{path}\0"
        for path in changes
    ]
    return "".join(lines).encode()


def _stored(shop: Workshop, contents: Mapping[str, bytes]) -> dict[str, str]:
    """Put contents into git's store in one call; return the object of each path."""
    if not contents:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder) / str(number) for number in range(len(contents))]
        for name, content in zip(names, contents.values(), strict=True):
            name.write_bytes(content)
        feed = "".join(f"{name}\n" for name in names).encode()
        out = shop.execute(
            *_DURABLE, "hash-object", "-w", "--no-filters", "--stdin-paths", feed=feed
        )
    return dict(zip(contents, out.decode().split(), strict=True))


def _identity(shop: Workshop) -> tuple[str, ...]:
    """Return the options that name the tool as committer, unless git has a name of its own."""
    try:
        shop.line("var", "GIT_COMMITTER_IDENT")
        shop.line("config", "--get", "user.email")
    except GitFailed:
        return ("-c", f"user.name={NAME}", "-c", f"user.email={ADDRESS}")
    return ()


def advance(shop: Workshop, old: str, new: str) -> None:
    """Move the branch from `old` to `new`, then the files and the index; whole or, after `repair`, whole."""
    changes = _changes(shop, old, new)
    refuse_dirty(shop, [path.removeprefix(shop.prefix) for path in changes])
    branch = shop.branch
    note = json.dumps({"branch": branch, "old": old, "new": new}).encode()
    atomic.write(shop.folder, _JOURNAL, note)
    try:
        options = ("--no-deref",) if branch == "HEAD" else ()
        shop.execute(*_DURABLE, "update-ref", "-m", "kirjuri", *options, branch, new, old)
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
        if after.blob == _GONE:
            atomic.remove(shop.top, path)
    for path, content in _contents(shop, changes):
        atomic.write(shop.top, path, content)
        if changes[path][1].mode != changes[path][0].mode:
            (shop.top / path).chmod(0o755 if changes[path][1].mode == "100755" else 0o644)
    lines = "".join(f"{side.mode} {side.blob} 0\t{path}\0" for path, (_, side) in changes.items())
    feed = lines.replace(f"000000 {_GONE}", f"0 {_GONE}")
    shop.execute("update-index", "-z", "--index-info", feed=feed.encode("utf-8", "surrogateescape"))
    shop.execute("update-index", "-q", "--refresh", "--unmerged")


def _contents(shop: Workshop, changes: _Changes) -> Iterator[tuple[str, bytes]]:
    """Walk the new files with their bytes as they stand on disk (line ends as git is told)."""
    for path, (_, after) in changes.items():
        if after.blob != _GONE:
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
