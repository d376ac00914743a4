"""Git, read only: a repository, and its commits as trees.

GitPython is imported only here (and by what builds on this file) and only when history is needed. Every
call is a fixed list of arguments; hooks, the file-system monitor and prompts are off, paths are
literal and end in NUL bytes. Nothing is ever checked out.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kirjuri.locale import N_
from kirjuri.model.problem import ToolError
from kirjuri.sources.tree import Entry

if TYPE_CHECKING:
    from git import Git

_SAFE = (
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.quotePath=false"),
    *("-c", "protocol.allow=never"),
    "--literal-pathspecs",
    "--no-replace-objects",
    "--no-optional-locks",
)
NUMBERED = "Kirjuri-numero"
"""Trailer of a commit that gives numbers: `<path> -> <identifier>`."""
MENDING = "git fetch --unshallow"
"""The command that brings a shallow clone its history."""
_REGULAR = frozenset({"100644", "100755"})
_ENVIRONMENT = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_CONFIG_NOSYSTEM": "1"}
NO_TRANSPORT = {"GIT_ALLOW_PROTOCOL": "none"}
"""A repository's own settings may allow any protocol again; this variable has the last word."""
_LEAKING = (
    *("GIT_DIR", "GIT_COMMON_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE"),
    *("GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_REPLACE_REF_BASE"),
)
"""Variables by which a caller (a hook, say) points git at another repository than the registry's."""
_NONE_HERE = ("not a git repository", "must be run in a work tree")
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class GitFailed(ToolError):  # noqa: N818 - says what happened, as the others of this tool do
    """Git ended with an error: its exit status and what it said."""

    def __init__(self, status: int, said: str) -> None:
        """Keep what git said: its whole words, and the first sentence for a message."""
        words = said.strip().removeprefix("stderr: ").strip("'")
        super().__init__(
            N_("git could not do its part: {said}"), said=(words.splitlines() or [""])[0]
        )
        self.status, self.said = status, said


@dataclass(frozen=True)
class Repository:
    """A git repository that holds a registry.

    top: its work tree's top. prefix: the registry's folder below it, "" or with a "/" at its end.
    """

    top: Path
    prefix: str

    @cached_property
    def _git(self) -> Git:
        from git import Git

        git = Git(str(self.top))
        git.update_environment(**NO_TRANSPORT)
        return git

    def execute(self, *arguments: str, feed: bytes = b"") -> bytes:
        """Run git with fixed arguments and return its output; GitFailed when it says no."""
        from git.exc import GitCommandError, GitCommandNotFound

        with tempfile.TemporaryFile() as stdin:
            stdin.write(feed)
            stdin.seek(0)
            try:
                out = self._git.execute(
                    ["git", *_SAFE, *arguments],
                    istream=stdin,
                    stdout_as_string=False,
                    strip_newline_in_stdout=False,
                    env=_ENVIRONMENT,
                )
            except GitCommandNotFound as error:
                raise ToolError(N_("git is not installed, and history is needed here")) from error
            except GitCommandError as error:
                status = error.status if isinstance(error.status, int) else 1
                raise GitFailed(status, str(error.stderr)) from error
        return bytes(out)

    def line(self, *arguments: str) -> str:
        """Run git and return its one line of output."""
        return self.execute(*arguments).decode("utf-8", "replace").strip()

    def commit(self, name: str) -> str | None:
        """Return the commit a name stands for, or None when there is none."""
        try:
            found = self.line(
                "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
            )
        except GitFailed:
            return None
        return found if _COMMIT.fullmatch(found) else None  # `^name` stands for what to leave out

    @property
    def shallow(self) -> bool:
        """Whether history has been cut off."""
        return self.line("rev-parse", "--is-shallow-repository") == "true"

    def tree(self, commit: str, only: frozenset[str] | None = None) -> CommitTree:
        """Return the registry's files as they are in a commit, all of them or only some paths."""
        return CommitTree(self, commit, only)

    def changed(self, base: str, head: str | None = None) -> frozenset[str]:
        """Return the paths below the registry that differ between a commit and another, or the work tree."""
        sides = (base, head) if head else (base,)
        out = self.execute("diff", "--name-only", "--no-renames", "-z", "--end-of-options", *sides)
        new = (
            b""
            if head
            else self.execute("ls-files", "--others", "--exclude-standard", "-z", "--full-name")
        )
        names = {
            name for name in (out + new).decode("utf-8", "surrogateescape").split("\0") if name
        }
        return frozenset(
            name.removeprefix(self.prefix) for name in names if name.startswith(self.prefix)
        )


def repository(root: Path) -> Repository | None:
    """Return the git repository around a registry, or None when there is none or it has no work tree.

    Raises ToolError when there is one and git refuses to read it.
    """
    for name in _LEAKING:
        os.environ.pop(name, None)
    # without it GitPython's import itself fails where git is not installed
    os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")
    # a look at the disk is cheaper than starting git where there is none; in a work tree `.git` is a file
    if not any(
        (folder / ".git").exists() for folder in (root.absolute(), *root.absolute().parents)
    ):
        return None
    try:
        top = Path(Repository(top=root, prefix="").line("rev-parse", "--show-toplevel"))
    except GitFailed as error:
        if any(words in error.said for words in _NONE_HERE):
            return None
        raise _distrusted(root) if "dubious ownership" in error.said else error from error
    inside = root.resolve().relative_to(top.resolve()).as_posix()
    return Repository(top=top, prefix="" if inside == "." else f"{inside}/")


def _distrusted(root: Path) -> ToolError:
    return ToolError(
        N_("git does not trust this folder, for somebody else owns it; if you do, run: {command}"),
        command=f"git config --global --add safe.directory '{root.absolute()}'",
    )


@dataclass(frozen=True)
class CommitTree:
    """A commit as a tree of files; read in two calls of git, whatever its size."""

    repository: Repository
    commit: str
    only: frozenset[str] | None = None

    @cached_property
    def _listed(self) -> Mapping[str, tuple[str, str]]:
        """Path below the registry -> (mode, object)."""
        prefix = self.repository.prefix
        arguments = ["ls-tree", "-r", "-z", "--full-tree", self.commit]
        out = (
            self.repository.execute(*arguments, "--", prefix.rstrip("/"))
            if prefix
            else self.repository.execute(*arguments)
        )
        found = {}
        for line in out.decode("utf-8", "surrogateescape").split("\0"):
            if line:
                facts, _, path = line.partition("\t")
                mode, _kind, identifier = facts.split(" ")
                found[path.removeprefix(prefix)] = (mode, identifier)
        if self.only is not None:
            return {path: facts for path, facts in found.items() if path in self.only}
        return found

    @cached_property
    def _contents(self) -> Mapping[str, bytes]:
        """Object -> bytes, of every regular file in the folders of records."""
        from kirjuri.sources.load import folders

        tops = tuple(f"{folder}/" for folder in folders())
        wanted = dict.fromkeys(
            identifier
            for path, (mode, identifier) in self._listed.items()
            if mode in _REGULAR and path.startswith(tops)
        )
        return dict(_blobs(self.repository, wanted))

    def entries(self, folder: str) -> Iterator[Entry]:
        """Walk the files below a folder in order, hidden ones left out."""
        for path, (mode, _identifier) in sorted(self._listed.items()):
            if path.startswith(f"{folder}/") and not any(
                part.startswith(".") for part in path.split("/")
            ):
                yield Entry(path=path, regular=mode in _REGULAR)
            elif path == folder:
                yield Entry(path=path, regular=False)

    def read(self, path: str) -> bytes | None:
        """Return a file's bytes, or None."""
        mode, identifier = self._listed.get(path, ("", ""))
        if mode not in _REGULAR:
            return None
        found = self._contents.get(identifier)
        return (
            found if found is not None else self.repository.execute("cat-file", "blob", identifier)
        )


def _blobs(repository: Repository, identifiers: Mapping[str, None]) -> Iterator[tuple[str, bytes]]:
    out = repository.execute(
        "cat-file", "--batch", feed="".join(f"{i}\n" for i in identifiers).encode()
    )
    position = 0
    for identifier in identifiers:
        end = out.index(b"\n", position)
        size = int(out[position:end].split(b" ")[2])
        yield identifier, out[end + 1 : end + 1 + size]
        position = end + 2 + size
