"""History: one pass of git over all commits for all records, and only what is new after that.

The pass is `git log --raw` without a path (a path doubles its cost), then `git cat-file --batch` for
the versions of records that it named. Of a merge only what none of its parents had is its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kirjuri.derive.timeline import event_keys
from kirjuri.locale import N_
from kirjuri.model.problem import ToolError
from kirjuri.model.timeline import Facts, Node, Touch
from kirjuri.sources.cache import keep, kept
from kirjuri.sources.git import MENDING, GitFailed, Repository, repository
from kirjuri.sources.guard import MAX_BYTES
from kirjuri.sources.ledger import ledger
from kirjuri.sources.load import place

CACHE = "history.json"
EMPTY = Facts(head="", nodes={}, touches=())

_WHOLE = "git fetch --refetch --no-filter"
LOG = (
    *("-c", "log.showSignature=false"),
    *("log", "--raw", "-z", "-c", "--no-abbrev", "--no-renames", "--no-relative", "--no-color"),
    *("--topo-order", "--reverse", "--no-notes", "--no-ext-diff"),
    "--format=%H %P%x0a%ct%x0a%(trailers:key=Kirjuri-numero,key=Muutoslaji,unfold)",
)
"""The pass over history that `commits_of` understands; commits and a `--` follow."""
_HEADER = re.compile(r"(?P<id>[0-9a-f]{40,64}) (?P<parents>[0-9a-f ]*)\n(?P<time>[0-9]+)\n")
_NUMBERED = re.compile(
    r"^kirjuri-numero: *(?P<path>\S+) *-> *(?P<id>\S+) *$", re.IGNORECASE | re.MULTILINE
)
_TECHNICAL = re.compile(r"^muutoslaji: *tekninen *$", re.IGNORECASE | re.MULTILINE)
_REGULAR = ("1006", "1007")
_CHUNK = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A line of `git log --raw`: the versions of the parents and the commit's own, empty when there is none."""

    path: str
    before: tuple[str, ...]
    after: str
    added: bool
    removed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A commit as read: its parents, its time, what its trailers say, and the records' files it touched."""

    id: str
    parents: tuple[str, ...]
    time: int
    trailers: str
    raws: tuple[Raw, ...]


def history(root: Path, cache: Path | None = None) -> Facts | None:
    """Return the facts of git about the registry at `root`; None when it is in no repository.

    cache: folder in which facts are kept between calls.

    Raises:
        ToolError: history is cut off or lacks files, or git failed; with the command that mends it.
    """
    found = repository(root)
    if found is None:
        return None
    try:
        return _history(found, cache / CACHE if cache else None)
    except GitFailed as error:
        raise ToolError(
            N_("git could not read the history: {reason}"), reason=error.said.strip()[:200]
        ) from error


def _history(found: Repository, cache: Path | None) -> Facts:
    if found.shallow:
        raise ToolError(
            N_("history is cut off (shallow clone), and timelines need it whole; run: {command}"),
            command=MENDING,
        )
    head = found.commit("HEAD")
    if head is None:
        return EMPTY
    old = _usable(found, kept(cache, found.prefix) if cache else None, head)
    if old.head == head:
        return old
    facts = _extended(found, old, head)
    if cache:
        keep(cache, found.prefix, facts)
    return facts


def _usable(found: Repository, old: Facts | None, head: str) -> Facts:
    """Return the cached facts when they reach a commit that history still has; else none."""
    if old is None or not old.head:
        return EMPTY
    try:
        found.execute("merge-base", "--is-ancestor", old.head, head)
    except GitFailed:
        return EMPTY
    return old


def _extended(found: Repository, old: Facts, head: str) -> Facts:
    new = (head, "--not", old.head) if old.head else (head,)
    reads = list(commits_of(found.execute(*LOG, *new, "--"), found.prefix))
    nodes = dict(old.nodes)
    for read in reads:
        nodes[read.id] = _node(read, nodes, found.prefix)
    keys = _Keys(found, reads)
    touches = [keys.touch(read, raw) for read in reads for raw in read.raws]
    return Facts(head=head, nodes=nodes, touches=(*old.touches, *touches))


def commits_of(out: bytes, prefix: str) -> Iterator[Read]:
    """Yield the commits of the log's output, whose parts end in NUL: a header, or a change and its path."""
    header, raws = None, list[Raw]()
    parts = iter(out.decode("utf-8", "surrogateescape").split("\0"))
    for part in parts:
        if part.lstrip("\n").startswith(":"):
            raw = _raw(part.lstrip("\n"), next(parts), prefix)
            raws += [raw] if raw else []
        elif found := _HEADER.match(part):
            if header:
                yield _read(header, raws)
            header, raws = found, []
    if header:
        yield _read(header, raws)


def _read(header: re.Match[str], raws: Iterable[Raw]) -> Read:
    return Read(
        id=header["id"],
        parents=tuple(header["parents"].split()),
        time=int(header["time"]),
        trailers=header.string[header.end() :],
        raws=tuple(raws),
    )


def _raw(line: str, path: str, prefix: str) -> Raw | None:
    """Return a change of a record's file, None for any other file; `::…` lines of merges name every parent."""
    inside = path.removeprefix(prefix)
    if not path.startswith(prefix) or place(inside) is None:
        return None
    parents = len(line) - len(line.lstrip(":"))
    words = line.lstrip(":").split(" ")
    modes, versions = words[: parents + 1], words[parents + 1 : 2 * parents + 2]
    known = [
        version if mode.startswith(_REGULAR) else ""
        for mode, version in zip(modes, versions, strict=True)
    ]
    there = [bool(version.strip("0")) for version in versions]
    return Raw(
        path=inside,
        before=tuple(filter(None, known[:-1])),
        after=known[-1],
        added=not any(there[:-1]),
        removed=not there[-1],
    )


def _node(read: Read, nodes: Mapping[str, Node], prefix: str) -> Node:
    parents = [nodes[parent].order for parent in read.parents]
    return Node(
        id=read.id,
        time=read.time,
        order=(
            max((read.time, *(latest for latest, _ in parents))),
            max((0, *(depth + 1 for _, depth in parents))),
        ),
        technical=bool(_TECHNICAL.search(read.trailers)),
        numbered=tuple(
            (found["path"].removeprefix(prefix), found["id"])
            for found in _NUMBERED.finditer(read.trailers)
        ),
    )


class _Keys:
    """Event keys of every version of a record's file that a reading of history named."""

    def __init__(self, found: Repository, reads: Sequence[Read]) -> None:
        raws = [raw for read in reads for raw in read.raws if raw.after]
        versions = dict.fromkeys(v for raw in raws for v in (raw.after, *raw.before))
        self.keys = dict(_versions(found, list(versions)))

    def touch(self, read: Read, raw: Raw) -> Touch:
        had = {key for version in raw.before for key in self.keys.get(version, ())}
        new = (key for key in self.keys.get(raw.after, ()) if key not in had)
        placed = place(raw.path)
        return Touch(
            commit=read.id,
            record=placed.id if placed and not placed.new else raw.path,
            added=raw.added,
            removed=raw.removed,
            events=tuple(new),
        )


def _versions(found: Repository, versions: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the event keys of versions, read in chunks; one too large to be a record has none."""
    for start in range(0, len(versions), _CHUNK):
        for version, content in contents(found, versions[start : start + _CHUNK]):
            yield version, event_keys(ledger(content))


def _small(found: Repository, versions: list[str]) -> Mapping[str, int]:
    sizes = {}
    for line in _fed(found, versions, "--batch-check").decode().splitlines():
        words = line.split(" ")
        if words[1] == "missing":
            raise _lacking()
        if words[1] == "blob" and int(words[2]) <= MAX_BYTES:
            sizes[words[0]] = int(words[2])
    return sizes


def contents(found: Repository, blobs: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield versions of files with their bytes; one too large to be a record is left out."""
    small = _small(found, blobs)
    out = memoryview(_fed(found, small, "--batch"))
    position = 0
    for version, size in small.items():
        begin = position + len(f"{version} blob {size}\n")
        yield version, bytes(out[begin : begin + size])
        position = begin + size + 1


def _fed(found: Repository, versions: Iterable[str], mode: str) -> bytes:
    try:
        return found.execute("cat-file", mode, feed="".join(f"{v}\n" for v in versions).encode())
    except GitFailed as error:
        raise _lacking() from error


def _lacking() -> ToolError:
    return ToolError(
        N_(
            "this clone lacks files of the history (partial clone), and timelines need them; run: {command}"
        ),
        command=_WHOLE,
    )
