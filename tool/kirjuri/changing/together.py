"""Changes of several records at once: planned and judged in memory, written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kirjuri import app
from kirjuri.changing.judging import introduced, judged, spliced
from kirjuri.derive.context import Context
from kirjuri.derive.moving import lacking
from kirjuri.edit.splice import Edit
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.sources import batch
from kirjuri.sources.tree import WorkingTree

Told = tuple[str, Problem]
"""The identifier of the record that stands in the way, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One record's share of a change.

    record: as it is; for a new one only its path and kind count. edits: in order. problems: what is
    known to stand in the way. begun: the first text of a new file, else None. moved: whether its
    state changes, so that everything the new state requires is asked.
    """

    record: Record
    edits: tuple[Edit, ...] = ()
    problems: tuple[Problem, ...] = ()
    begun: bytes | None = None
    moved: bool = False


@dataclass(frozen=True, kw_only=True)
class Together:
    """A planned change of several records: bytes by path, and what stands in its way.

    before, after: the registry's contexts. skipped: identifiers of records that are left as they are.
    """

    root: Path
    old: Mapping[str, bytes | None]
    new: Mapping[str, bytes]
    problems: tuple[Told, ...]
    before: Context
    after: Context
    skipped: tuple[str, ...] = ()

    def changed(self) -> tuple[tuple[Record | None, Record], ...]:
        """Return every record of the change, before (None: new) and after, in the order of the files."""
        then, now = self.before.registry.by_path, self.after.registry.by_path
        return tuple((then.get(path), now[path]) for path in sorted(self.new))


def plan(outcome: app.Outcome, parts: Sequence[Part], *, skipped: Iterable[str] = ()) -> Together:
    """Plan a change of several records and judge the registry as it would then be."""
    tree, policy = WorkingTree(outcome.root), outcome.context.policy
    old: dict[str, bytes | None] = {}
    new: dict[str, bytes] = {}
    told: list[Told] = []
    for part in parts:
        path = part.record.path
        old[path] = None if part.begun is not None else tree.read(path) or b""
        begun = part.begun if part.begun is not None else old[path] or b""
        new[path], faults = spliced(part.record, begun, part.edits, policy)
        told += [(part.record.id, problem) for problem in (*part.problems, *faults)]
    context, findings = judged(outcome, new)
    for part in parts:
        if part.moved:
            moved = context.registry.by_path[part.record.path]
            told += [(moved.id, problem) for problem in lacking(moved, context)]
    asked = {part.record.path for part in parts if part.moved}
    told += _errors(context, introduced(outcome.findings, findings, asked), told)
    return Together(
        root=outcome.root,
        old=old,
        new=new,
        problems=tuple(told),
        before=outcome.context,
        after=context,
        skipped=tuple(skipped),
    )


def _errors(context: Context, problems: Iterable[Problem], told: Sequence[Told]) -> Iterable[Told]:
    """Walk the errors that a change would bring, those left out that are listed already."""
    listed = {(identifier, problem.values.get("field")) for identifier, problem in told}
    for problem in problems:
        path = problem.at.path
        record = context.registry.by_path.get(path)
        identifier = record.id if record else path
        missing = "example" in problem.values
        if not missing or (identifier, problem.values.get("field")) not in listed:
            yield identifier, problem


def write(planned: Together) -> None:
    """Write a planned change. ToolError when it has problems or a file has changed since."""
    if planned.problems:
        raise ValueError(planned.problems[0][1].says)
    changes = {path: (planned.old[path], new) for path, new in planned.new.items()}
    batch.write_all(planned.root, changes)
