"""The form of a suggestion: a change of the record's own file that keeps everything else in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kirjuri.app import Outcome
from kirjuri.changing import known, opened
from kirjuri.changing.arrivals import Arrival, Place, Taken
from kirjuri.changing.arrivals._judging import private
from kirjuri.changing.arrivals._wishes import Wish, refused, wish
from kirjuri.changing.judging import introduced, judged, spliced
from kirjuri.derive.suggesting import value_at
from kirjuri.intake.answers import Answers, Fault, fault
from kirjuri.intake.form import Form, named, spoken
from kirjuri.intake.forms.muutos import CHANGES, REASON, TARGET
from kirjuri.intake.suggested import FIELD, Piece, pieces
from kirjuri.locale import N_
from kirjuri.model.place import Place as At
from kirjuri.model.place import dotted
from kirjuri.model.problem import Misused, Problem, ToolError
from kirjuri.model.record import Record
from kirjuri.render.speech import title
from kirjuri.render.words import sentence
from kirjuri.sources.tree import WorkingTree


def take(_arrival: Arrival, form: Form, language: str, found: Answers, here: Place) -> Taken:
    """Return the record's file as it would be, judged with its base, or what stands in the way."""
    if not found.typed:
        return Taken()
    outcome = opened(here.root, here.context.today)
    record = _record(found, outcome)
    given, wrong = _pieces(found, language)
    wishes, refusals = _wishes(given, record, outcome, language)
    faults = [*([record] if isinstance(record, Fault) else []), *wrong, *refusals]
    if found.faults or faults or not isinstance(record, Record):
        return Taken(faults=(*faults, *private(found.typed, form, here.context)))
    old = WorkingTree(here.root).read(record.path) or b""
    return _judged(old, record, wishes, outcome, [*private(_reason(found), form, here.context)])


def _reason(found: Answers) -> dict[str, str]:
    return {REASON: found.typed.get(REASON, "")}


def _judged(
    old: bytes, record: Record, wishes: Sequence[Wish], outcome: Outcome, told: Sequence[Fault]
) -> Taken:
    edits = [edit for one in wishes for edit in one.edits]
    new, problems = spliced(record, old, edits, outcome.context.policy)
    context, findings = judged(outcome, {record.path: new})
    after = context.registry.by_path[record.path]
    problems += introduced(outcome.findings, findings, ())
    placed = sorted((_placed(one, wishes, after) for one in problems), key=lambda one: one.lines)
    changed = [one.piece.field for one in wishes if one.edits]
    return Taken(
        faults=(*told, *placed),
        files={record.path: (old, new)},
        told=lambda language: [_told(record, changed, language)],
    )


def _record(found: Answers, outcome: Outcome) -> Record | Fault | None:
    """Return the record that is named; None when the answer is missing, which is told already."""
    target = str(found.values.get(TARGET, "")).strip()
    if not target:
        return None
    try:
        record = known(outcome, target)
    except (Misused, ToolError) as error:
        problem = Problem(says=error.says, values=error.values, at=At(path=""))
        return Fault(field=TARGET, problem=problem)
    if record.new:
        return fault(
            TARGET,
            N_("'{id}' has no number yet, so it is still changed in its own thread"),
            id=record.id,
        )
    return record


def _pieces(found: Answers, language: str) -> tuple[tuple[Piece, ...], list[Fault]]:
    answer = str(found.values.get(CHANGES, ""))
    given, before = pieces(answer)
    if answer.strip() and before:
        told = fault(
            CHANGES,
            N_("no field is named above this text"),
            fix=N_("write above it a line such as: {example}"),
            example=f"[{named(spoken(FIELD), language)}: kuvaus]",
        )
        return given, [replace(told, lines=(before,))]
    return given, []


def _wishes(
    given: Sequence[Piece], record: Record | Fault | None, outcome: Outcome, language: str
) -> tuple[list[Wish], list[Fault]]:
    """Return the pieces as understood, and what is wrong with the others."""
    if not isinstance(record, Record):
        return [], []
    found = [wish(piece, record, outcome.context.policy, language) for piece in given]
    wishes = [one for one in found if isinstance(one, Wish)]
    faults = [one for one in found if isinstance(one, Fault)]
    faults += _twice(wishes)
    if wishes and not faults and not any(one.edits for one in wishes):
        faults.append(
            fault(CHANGES, N_("nothing would change: the record has the same texts already"))
        )
    return wishes, faults


def _twice(wishes: Sequence[Wish]) -> Iterator[Fault]:
    seen: set[object] = set()
    for one in wishes:
        place = one.edits[-1].route if one.edits else None
        if place and place in seen:
            yield refused(one.piece, N_("the field '{field}' is named more than once"))
        seen.add(place)


def _placed(problem: Problem, wishes: Sequence[Wish], after: Record) -> Fault:
    """Return a problem at the line of the piece that it is about; of the whole text when of none."""
    own = (one for one in wishes if problem.at.path == after.path and _concerns(problem, one))
    about = next(own, None)
    if about is None:
        return Fault(field="", problem=problem)
    return Fault(field=CHANGES, problem=problem, lines=(_line(problem, about, after),))


def _concerns(problem: Problem, one: Wish) -> bool:
    here = problem.at.route
    depth = min(len(here), len(one.route))
    missing = problem.values.get("field") == dotted(one.route)
    return missing or bool(here and here[:depth] == one.route[:depth])


def _line(problem: Problem, about: Wish, after: Record) -> int:
    value = value_at(after.data, problem.at.route)
    if problem.at.within is None or not isinstance(value, str):
        return about.piece.line
    return about.piece.begins + value.count("\n", 0, problem.at.within[0])


def _told(record: Record, changed: Sequence[str], language: str) -> str:
    return sentence(
        N_("The suggestion changes in the record {id} ({title}): {fields}."),
        {"id": record.id, "title": title(record, language), "fields": ", ".join(changed)},
        language,
    )
