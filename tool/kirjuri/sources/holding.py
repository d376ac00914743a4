"""Where git still holds a text that was removed: commits, files and branches, never the text itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kirjuri.model.place import Document
from kirjuri.model.problem import Flaw
from kirjuri.sources.git import Repository
from kirjuri.sources.guard import MAX_BYTES
from kirjuri.sources.history import LOG, commits_of, contents
from kirjuri.sources.yaml_text import read

_CHUNK = 500
_NAMED = 100

Holds = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What git holds: the commits that brought a version with the text, oldest first, and their files.

    branches: names of the branches and tags whose history has any of them (of the first hundred).
    """

    commits: tuple[str, ...]
    paths: tuple[str, ...]
    branches: tuple[str, ...]


def held(git: Repository, holds: Holds) -> Held:
    """Search every version of every record's file on every branch and tag; GitFailed when git says no."""
    brought: dict[str, list[tuple[str, str]]] = {}
    for commit in commits_of(git.execute(*LOG, "--all", "--"), git.prefix):
        for raw in commit.raws:
            if raw.after:
                brought.setdefault(raw.after, []).append((commit.id, raw.path))
    found = [place for blob in _holding(git, brought, holds) for place in brought[blob]]
    commits = tuple(dict.fromkeys(commit for commit, _ in _in_order(brought, found)))
    return Held(
        commits=commits,
        paths=tuple(sorted({path for _, path in found})),
        branches=tuple(_branches(git, commits[:_NAMED])) if commits else (),
    )


def _in_order(
    brought: dict[str, list[tuple[str, str]]], found: list[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Walk what was found in the order of history, in which it was read."""
    wanted = set(found)
    yield from (place for places in brought.values() for place in places if place in wanted)


def _holding(
    git: Repository, brought: dict[str, list[tuple[str, str]]], holds: Holds
) -> Iterator[str]:
    names = iter(brought)
    while chunk := list(islice(names, _CHUNK)):
        for blob, content in contents(git, chunk):
            path = brought[blob][0][1]
            if len(content) <= MAX_BYTES and _has(path, content, holds):
                yield blob


def _has(path: str, content: bytes, holds: Holds) -> bool:
    """Return whether a version holds the text: as it is written, or in any of its values."""
    text = content.decode("utf-8", "replace")
    if holds(text):
        return True
    if '"' not in text and "'" not in text and "#" not in text:
        return False  # nothing is written otherwise than it reads
    document: Document | Flaw = read(path, content)
    return isinstance(document, Document) and any(map(holds, _strings(document.data)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _branches(git: Repository, commits: Sequence[str]) -> Iterator[str]:
    having = [f"--contains={commit}" for commit in commits]
    out = git.line("for-each-ref", *having, "--format=%(refname:short)")
    yield from sorted(filter(None, out.split("\n")))
