"""What the forms share: a new record judged by the engine of `check`, its problems told by question."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from kirjuri import app
from kirjuri.changing import judging
from kirjuri.changing.arrivals import Place
from kirjuri.derive.context import Context
from kirjuri.engine import Findings, worded
from kirjuri.intake.answers import Fault
from kirjuri.intake.form import Form
from kirjuri.model.place import dotted
from kirjuri.model.problem import Diagnostic, Flaw, Problem, Severity
from kirjuri.model.record import Record, Registry
from kirjuri.rules import all_rules

PRIVACY = "KR5"
MOST = 20
"""Places that a text which comes into no record is searched for: enough to tell, however long it is."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A record in the registry as it would be, and what the engine says of it."""

    context: Context
    errors: tuple[Diagnostic, ...]
    warnings: tuple[Diagnostic, ...]


def judged(here: Place, path: str, content: bytes) -> Judged:
    """Judge the registry with one record added; what is said of other records is left out.

    An earlier version of a record that still waits binds nobody: its submitter may mend it.
    """
    context, found = judging.judged(_without(here, path), {path: content})
    own = [one for one in found.diagnostics if one.path == path]
    return Judged(
        context=context,
        errors=tuple(one for one in own if one.severity is Severity.ERROR),
        warnings=tuple(one for one in own if one.severity is Severity.WARNING),
    )


def _without(here: Place, path: str) -> app.Outcome:
    """Return the registry as read, unjudged, without the file at a path."""
    kept = here.context.registry
    registry = Registry(
        records=tuple(one for one in kept.records if one.path != path),
        unreadable={key: at for key, at in kept.unreadable.items() if at != path},
    )
    flaws = tuple(flaw for flaw in here.loaded.flaws if flaw.at.path != path)
    return app.Outcome(
        root=here.root,
        loaded=dataclasses.replace(here.loaded, registry=registry, flaws=flaws),
        context=dataclasses.replace(here.context, registry=registry),
        findings=Findings(diagnostics=()),
    )


def in_words(flaw: Flaw) -> Iterator[Fault]:
    """Yield in words why a file gives no record."""
    yield from (Fault(field="", problem=problem) for problem in worded(all_rules(), flaw))


def faults(
    found: Iterable[Diagnostic], form: Form, record: Record, told: Iterable[Fault]
) -> Iterator[Fault]:
    """Yield the engine's problems by question, without those of questions that have one already."""
    spoken = {fault.field for fault in told}
    for one in found:
        fault = by_question(one.problem, form, record)
        if not any(_same(fault.field or _field(one.problem), other) for other in spoken):
            yield fault


def _same(field: str, other: str) -> bool:
    return field == other or other.startswith(f"{field}.")


def _field(problem: Problem) -> str:
    return str(problem.values.get("field", ""))


def by_question(problem: Problem, form: Form, record: Record) -> Fault:
    """Return a problem as a fault of the question whose answer it is about."""
    asked = form.question(dotted(problem.at.route)) or form.question(_field(problem))
    return Fault(
        field=asked.field if asked else "",
        problem=problem,
        lines=tuple(_lines(problem, record)) if asked else (),
    )


def _lines(problem: Problem, record: Record) -> Iterator[int]:
    """Yield the line of an answer at which a problem stands, from 1; nothing for an answer of one line."""
    value: object = record.data
    for step in problem.at.route:
        value = value.get(step) if isinstance(value, Mapping) else None
    if problem.at.within is not None and isinstance(value, str) and "\n" in value:
        yield value.count("\n", 0, problem.at.within[0]) + 1


def private(values: Mapping[str, str], form: Form, context: Context) -> Iterator[Fault]:
    """Yield what is personal or secret in texts by field, for forms that lead to no record."""
    record = Record(kind=form.key, id=form.key, path="", data=dict(values))
    for rule in all_rules():
        if rule.family == PRIVACY and rule.on == "record":
            found = islice(rule.check(record, context), MOST)
            yield from (by_question(one, form, record) for one in found)
