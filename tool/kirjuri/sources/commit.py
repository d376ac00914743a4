"""Commits made without a work tree: blobs, tree and commit through an index of their own.

Nothing that anybody sees changes by that; `journal` moves the branch to what was made.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kirjuri.locale import N_
from kirjuri.model.problem import ToolError
from kirjuri.sources.git import MENDING, NO_TRANSPORT, GitFailed, Repository, repository

if TYPE_CHECKING:
    from git import Git

_INDEX = "kirjuri-index"
_BUSY = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")
GONE = "0" * 40
"""The object that stands for none."""
DURABLE = ("-c", "core.fsync=committed,loose-object,reference")
"""Options by which git brings what it writes to the disk at once."""
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
        git.update_environment(**{**NO_TRANSPORT, **self.environment})
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
        tree = private.line(*DURABLE, "write-tree")
    finally:
        index.unlink(missing_ok=True)
    made = shop.execute(
        *DURABLE,
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
        else f"0 {GONE} 0\t{shop.prefix}{path}\0"
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
            *DURABLE, "hash-object", "-w", "--no-filters", "--stdin-paths", feed=feed
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
