"""Numbers: new records get their identifiers in one commit, here and, when asked, at the remote."""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kirjuri import app
from kirjuri.changing import order_of
from kirjuri.clock import ZONE
from kirjuri.derive.numbering import (
    Numbered,
    commit_message,
    events,
    identifiers,
    mentions,
    numbered,
    waiting,
)
from kirjuri.edit.splice import Append, Edit, Put, splice
from kirjuri.locale import N_
from kirjuri.model.problem import Diagnostic, Severity, ToolError
from kirjuri.model.record import Record
from kirjuri.sources import atomic
from kirjuri.sources.commit import Workshop, build, refuse_dirty, workshop
from kirjuri.sources.journal import advance, repair
from kirjuri.sources.load import place
from kirjuri.sources.policy import find_root, load_policy
from kirjuri.sources.remote import Upstream, fetch, push, upstream
from kirjuri.sources.scan import added_at, descends, uncommitted, used_paths
from kirjuri.sources.tree import Entry, Tree
from kirjuri.sources.yaml_text import read

KEEPER = ".gitkeep"
_KEEPS = b"New records wait here for their numbers. This file keeps the folder in git.\n"
_EDITORS = b"# yaml-language-server: $schema="
TRIES = 12
"""How many times a push is tried again after somebody else was faster."""


@dataclass(frozen=True, kw_only=True)
class Numbering:
    """What numbering did, or would do.

    made: records with their numbers. stays: errors of those that keep waiting. uncommitted:
    new files that git does not have yet. commit: the commit made, "" when none was.
    pushed: whether the remote has it.
    """

    made: tuple[Numbered, ...]
    stays: tuple[Diagnostic, ...]
    uncommitted: tuple[str, ...]
    changes: Mapping[str, bytes | None]
    commit: str = ""
    pushed: bool = False


def number(directory: Path, *, today: dt.date, dry_run: bool = False) -> Numbering:
    """Give every sound new record its number, in one commit; nothing to do makes none.

    Raises ToolError outside git, in a shallow clone, during a merge, or when a file that would be
    touched has uncommitted changes.
    """
    root = find_root(directory)
    shop = workshop(root)
    with atomic.locked(shop.shared), atomic.locked(atomic.own_folder(root)):
        repair(shop)
        head = shop.head
        plan = _plan(shop, root, head, today)
        if dry_run or not plan.made:
            return plan
        commit = _commit(shop, head, plan)
        advance(shop, head, commit)
    return replace(plan, commit=commit)


def number_and_push(
    directory: Path, *, today: dt.date, pause: Callable[[float], None] = time.sleep
) -> Numbering:
    """Fetch, number on top of what the remote has, and push; tried again when others were faster.

    The remote takes the commit before the local branch moves to it: a refused commit was never
    anywhere but in git's store. Raises ToolError as `number` does, when the branches have parted,
    and when the remote cannot be reached or was busy every time.
    """
    root = find_root(directory)
    shop = workshop(root)
    there = upstream(shop)
    for attempt in range(TRIES):
        with atomic.locked(shop.shared), atomic.locked(atomic.own_folder(root)):
            repair(shop)
            done = _push_once(shop, root, there, today)
        if done:
            return done
        pause(random.SystemRandom().uniform(0.05, 0.4) * (attempt + 1))
    raise ToolError(
        N_("others pushed to '{remote}' faster than we, {count} times; try again in a while"),
        remote=there.remote,
        count=TRIES,
    )


def head(directory: Path) -> str:
    """Return the commit that is checked out."""
    return workshop(find_root(directory)).head


def _push_once(shop: Workshop, root: Path, there: Upstream, today: dt.date) -> Numbering | None:
    """Number on top of the remote's branch and push once; None when somebody was faster."""
    remote = fetch(shop, there)
    head = _joined(shop, there, remote)
    plan = _plan(shop, root, head, today)
    if not plan.made and head == remote:
        return plan
    commit = _commit(shop, head, plan) if plan.made else head
    if not push(shop, there, commit):
        return None
    if plan.made:
        advance(shop, head, commit)
    return replace(plan, commit=commit if plan.made else "", pushed=True)


def _joined(shop: Workshop, there: Upstream, remote: str | None) -> str:
    """Bring the local branch to the remote's where that loses nothing; return where it then is."""
    head = shop.head
    if remote is None or remote == head or descends(shop, head, remote):
        return head
    if not descends(shop, remote, head):
        raise ToolError(
            N_(
                "this branch and the one at '{remote}' have parted; join them with 'git pull', and try again"
            ),
            remote=there.remote,
        )
    advance(shop, head, remote)
    return remote


def _commit(shop: Workshop, head: str, plan: Numbering) -> str:
    refuse_dirty(shop, list(plan.changes))
    return build(shop, head, plan.changes, commit_message(plan.made))


def _plan(shop: Workshop, root: Path, head: str, today: dt.date) -> Numbering:
    """Return which records get which numbers on top of a commit, and every file as it will be."""
    tree = shop.tree(head)
    before = app.judge(root, tree, load_policy(root), today=today)
    broken = before.findings.broken
    sound = [record for record in waiting(before.context.registry) if record.path not in broken]
    stays = [d for d in before.findings.diagnostics if "/uudet/" in d.path and _is_error(d)]
    made: tuple[Numbered, ...] = ()
    changes: dict[str, bytes | None] = {}
    if sound:
        used = {*identifiers(used_paths(shop, head)), *_present(before)}
        arrivals = {p: t.astimezone(ZONE).date() for p, t in added_at(shop, head).items()}
        while sound:
            made = numbered(sound, used, arrivals, today)
            changes = _changes(before, tree, made, arrivals, today)
            faults = _faults(root, before, Overlay(tree, changes), made)
            if not faults:
                break
            bad = {item.record.path for item in made if item.path in {d.path for d in faults}}
            if not bad:
                raise ToolError(
                    N_(
                        "numbering would break '{path}'; 'kirjuri check' says what is wrong there now"
                    ),
                    path=faults[0].path,
                )
            stays += faults
            sound = [record for record in sound if record.path not in bad]
    return Numbering(
        made=made if sound else (),
        stays=tuple(stays),
        uncommitted=tuple(path for path in uncommitted(shop) if _waits(path)),
        changes=changes if sound else {},
    )


def _waits(path: str) -> bool:
    found = place(path)
    return found is not None and found.new


def _is_error(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is Severity.ERROR


def _present(before: app.Outcome) -> Iterator[str]:
    registry = before.context.registry
    paths = (*registry.by_path, *registry.unreadable.values())
    return identifiers(paths)


def _changes(
    before: app.Outcome,
    tree: Tree,
    made: tuple[Numbered, ...],
    arrivals: Mapping[str, dt.date],
    today: dt.date,
) -> dict[str, bytes | None]:
    """Return every file that numbering touches: path -> bytes, None for one that moves away."""
    context = before.context
    targets = {item.record.path: item for item in made}
    places = mentions(context, {item.record.id: item.id for item in made})
    changes: dict[str, bytes | None] = {}
    for path in dict.fromkeys((*targets, *places)):
        record = context.registry.by_path[path]
        edits: list[Edit] = [Put(route=route, value=name) for route, name in places.get(path, ())]
        item = targets.get(path)
        if item:
            changes[path] = None
            edits += _given(record, item, before, arrivals.get(path, today), today)
        content = tree.read(path) or b""
        order = order_of(context.policy, record.kind)
        new = splice(path, content, edits, read, order)
        changes[item.path if item else path] = _pointed(new, path, item.path) if item else new
    return changes | dict(_keepers(tree, targets))


def _pointed(content: bytes, old: str, new: str) -> bytes:
    """Return a moved file whose first line leads editors to the schema from where it lies now."""
    before, after = (_EDITORS + b"../" * path.count("/") for path in (old, new))
    return (
        after + content.removeprefix(before)
        if content.startswith(before + b"schemas/")
        else content
    )


def _keepers(tree: Tree, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the file that keeps a folder of new records when the last of them has moved away.

    If it vanished, git would see a renamed folder, and would move the new records of other
    branches into a year's folder when they are merged, without a number.
    """
    for folder in sorted({path.rpartition("/")[0] for path in paths}):
        if not any(tree.read(f"{folder}/{name}") for name in (KEEPER, "README.md")):
            yield f"{folder}/{KEEPER}", _KEEPS


def _given(
    record: Record, item: Numbered, before: app.Outcome, arrived: dt.date, today: dt.date
) -> Iterator[Edit]:
    yield Put(route=("tunnus",), value=item.id)
    table = before.context.policy.lifecycles[record.kind]
    for event in events(record, table, arrived, today):
        yield Append(route=("tapahtumat",), value=dict(event))


def _faults(
    root: Path, before: app.Outcome, tree: Tree, given: Iterable[Numbered]
) -> list[Diagnostic]:
    """Return the errors that numbering itself would bring."""
    how = app.Made(touched=frozenset(), numbered=frozenset(item.id for item in given))
    context = before.context
    after = app.changed(root, tree, context.policy, before, how, today=context.today)
    return [d for d in after.findings.diagnostics if _is_error(d) and after.findings.own(d)]


@dataclass(frozen=True)
class Overlay:
    """A tree with some files changed, or taken away by None."""

    below: Tree
    changes: Mapping[str, bytes | None]

    def entries(self, folder: str) -> Iterator[Entry]:
        """Walk the files below a folder as they will be, in order."""
        kept = [entry for entry in self.below.entries(folder) if entry.path not in self.changes]
        new = [
            Entry(path=path, regular=True)
            for path, content in self.changes.items()
            if content is not None and path.startswith(f"{folder}/") and "/." not in path
        ]
        return iter(sorted((*kept, *new)))

    def read(self, path: str) -> bytes | None:
        """Return a file's bytes as they will be, or None."""
        return self.changes[path] if path in self.changes else self.below.read(path)
