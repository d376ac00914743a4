"""Moves: a plan is made and judged in memory; only a sound one is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kirjuri import app
from kirjuri.changing.judging import introduced, judged, spliced
from kirjuri.derive.context import Context
from kirjuri.derive.moving import Step, Wish, lacking, step
from kirjuri.derive.near import nearest
from kirjuri.edit.asking import Question, questions, refused
from kirjuri.edit.setting import KEPT, Setting, edits, refusals
from kirjuri.edit.splice import Append, Edit
from kirjuri.locale import N_
from kirjuri.model.problem import Misused, Problem, ToolError
from kirjuri.model.record import Record
from kirjuri.sources import atomic
from kirjuri.sources.tree import WorkingTree
from kirjuri.sources.yaml_text import read


@dataclass(frozen=True, kw_only=True)
class Move:
    """A planned move: the record before and after, its bytes, and what stands in its way.

    before, after: the registry's contexts. problems: empty when the move can be written.
    """

    root: Path
    record: Record
    moved: Record
    old: bytes
    new: bytes
    step: Step
    settings: tuple[Setting, ...]
    problems: tuple[Problem, ...]
    before: Context
    after: Context

    @property
    def questions(self) -> tuple[Question, ...]:
        """What a person can be asked to fill what is missing."""
        return questions(self.moved, self.after, self.problems) if self.step.event else ()

    def refused(self, given: Setting) -> Problem | None:
        """Return why a setting's value will not do, or None."""
        return refused(given, self.record, self.before, read)


def plan_move(
    outcome: app.Outcome, record: Record, wish: Wish, settings: Sequence[Setting]
) -> Move:
    """Plan a move of a record and judge the registry as it would then be. Nothing is written.

    Raises Misused for a state that does not exist.
    """
    named(record, wish, outcome.context)
    old = WorkingTree(outcome.root).read(record.path) or b""
    planned = step(record, wish, outcome.context)
    schema = outcome.context.policy.schemas[record.kind]
    problems = [*refusals(settings, record), *planned.problems]
    wanted: list[Edit] = [
        edit for edit in edits(settings, record, schema, read) if edit.route[0] not in KEPT
    ]
    if planned.event:
        wanted.append(Append(route=("tapahtumat",), value=planned.event))
    new, faults = spliced(record, old, wanted, outcome.context.policy)
    context, findings = judged(outcome, {record.path: new})
    moved = context.registry.by_path[record.path]
    told = [*problems, *faults]
    if planned.event:
        told += lacking(moved, context)
        listed = {str(problem.values.get("field")) for problem in told}
        new_errors = introduced(outcome.findings, findings, {moved.path})
        told += [
            p
            for p in new_errors
            if "example" not in p.values or p.values.get("field") not in listed
        ]
    return Move(
        root=outcome.root,
        record=record,
        moved=moved,
        old=old,
        new=new,
        step=planned,
        settings=tuple(settings),
        problems=tuple(told),
        before=outcome.context,
        after=context,
    )


def named(record: Record, wish: Wish, context: Context) -> None:
    """Raise Misused for a record that waits for its number, and for a state that its kind does not have."""
    table = context.policy.lifecycles[record.kind]
    if record.new:
        raise Misused(N_("'{id}' has no number yet; 'kirjuri number' gives it one"), id=record.id)
    names = (*table.states, *table.parts)
    if wish.state and wish.state not in names:
        raise Misused(
            N_("there is no state '{name}'; did you mean '{near}'?")
            if nearest(wish.state, names)
            else N_("there is no state '{name}'"),
            name=wish.state,
            near=nearest(wish.state, names) or "",
        )


def write_move(move: Move) -> None:
    """Write a planned move. ToolError when it has problems or the file has changed since."""
    if move.problems:
        raise ValueError(move.problems[0].says)
    write(move.root, move.record.path, old=move.old, new=move.new)


def write(root: Path, path: str, *, old: bytes, new: bytes) -> None:
    """Write a planned change of one file. ToolError when somebody has changed the file since."""
    with atomic.locked(atomic.own_folder(root)):
        if WorkingTree(root).read(path) != old:
            raise ToolError(
                N_(
                    "'{path}' was changed by someone else meanwhile; nothing was written, try again"
                ),
                path=path,
            )
        atomic.write(root, path, new)
