"""Wires what compares two states of a registry: both sides are loaded as trees, nothing is checked out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from kirjuri.app import POLICY, root
from kirjuri.derive.change import Change
from kirjuri.derive.context import Context
from kirjuri.derive.difference import differences
from kirjuri.engine import worded
from kirjuri.locale import N_
from kirjuri.model.problem import Problem, ToolError
from kirjuri.model.record import Registry
from kirjuri.render.diff import Report
from kirjuri.rules import all_rules
from kirjuri.sources.base import base_commit, numbered
from kirjuri.sources.git import Repository, repository
from kirjuri.sources.load import Loaded, folders, load
from kirjuri.sources.policy import load_policy
from kirjuri.sources.tree import WorkingTree


def compare(
    directory: Path, base: str, head: str | None, *, today: dt.date, policy: Path | None = None
) -> Report:
    """Return what changed between a base (`auto` or a commit's name) and a commit, or the work tree.

    policy: a trusted directory whose schemas and settings give the words, instead of the registry's own.

    Raises:
        ToolError: there is no registry or no repository, or a commit cannot be found.
    """
    here = root(directory)
    git = repository(here)
    if git is None:
        raise ToolError(
            N_("'{path}' is not in a git repository, so there is no base to compare with"),
            path=str(here),
        )
    before = base_commit(git, base)
    if before is None:
        raise ToolError(N_("nothing has been committed here yet, so there is nothing to compare"))
    after = base_commit(git, head) if head else None
    rules = load_policy(root(policy) if policy else here)
    touched = git.changed(before, after)
    new = load(git.tree(after) if after else WorkingTree(here))
    old = earlier(git, before, touched, new.registry)
    change = Change(base=old, head=new.registry, numbered=numbered(git, before))
    return Report(
        differences=differences(change, rules, touched=touched, broken=_broken(new)),
        base=Context(registry=old, policy=rules, today=today),
        head=Context(registry=new.registry, policy=rules, today=today, change=change),
        name=before,
        policy=tuple(sorted(path for path in touched if path.startswith(POLICY))),
        others=sum(not path.startswith((*POLICY, *_tops())) for path in touched),
    )


def earlier(git: Repository, base: str, touched: frozenset[str], head: Registry) -> Registry:
    """Return the registry of a commit; only what differs from the head is read."""
    read = load(git.tree(base, only=touched)).registry
    same = (record for record in head.records if record.path not in touched)
    unread = {name: path for name, path in head.unreadable.items() if path not in touched}
    return Registry(
        records=tuple(sorted((*read.records, *same), key=lambda record: record.path)),
        unreadable={**unread, **read.unreadable},
    )


def _tops() -> tuple[str, ...]:
    return tuple(f"{folder}/" for folder in folders())


def _broken(loaded: Loaded) -> Mapping[str, Problem]:
    """Return why files that gave no record gave none, by path."""
    rules = all_rules()
    found: dict[str, Problem] = {}
    for flaw in loaded.flaws:
        for problem in worded(rules, flaw):
            found.setdefault(flaw.at.path, problem)
    return found
