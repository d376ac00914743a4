"""The engine: runs rules in order of what they require, resolves places to spans, decides the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kirjuri.derive.context import Context
from kirjuri.derive.shape import ShapeError, Shapes
from kirjuri.derive.spans import span_of
from kirjuri.model.place import Document, Route
from kirjuri.model.problem import Diagnostic, Flaw, Problem, Severity, Verdict
from kirjuri.model.record import Record
from kirjuri.model.rule import Rule

Sort = tuple[str, str, Route]
"""What makes two errors the same across a change: code, record, route."""


def sort_of(diagnostic: Diagnostic) -> Sort:
    """Return the sort of a diagnostic; a record's identifier stands for its file where the file has one."""
    return (diagnostic.code, diagnostic.path.rpartition("/uudet/")[2], diagnostic.route)


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything a run found, sorted by file and place.

    base: the sorts of errors that the base had; None when there was nothing to compare with.
    """

    diagnostics: tuple[Diagnostic, ...]
    base: frozenset[Sort] | None = None

    def own(self, diagnostic: Diagnostic) -> bool:
        """Return whether an error is the change's own: the base lacks its sort, or there is no base."""
        return self.base is None or sort_of(diagnostic) not in self.base

    @property
    def introduced(self) -> int:
        """Number of errors that are the change's own."""
        return sum(d.severity is Severity.ERROR and self.own(d) for d in self.diagnostics)

    @property
    def errors(self) -> int:
        """Number of errors."""
        return sum(d.severity is Severity.ERROR for d in self.diagnostics)

    @property
    def warnings(self) -> int:
        """Number of warnings."""
        return len(self.diagnostics) - self.errors

    @property
    def verdict(self) -> Verdict:
        """Without a base clean or broken; with one, who broke it and whether it is mended."""
        if self.base is None:
            return Verdict.BROKEN if self.errors else Verdict.CLEAN
        if self.introduced:
            return Verdict.INTRODUCED
        if self.errors:
            return Verdict.STILL_BROKEN
        return Verdict.HEALED if self.base else Verdict.CLEAN

    @property
    def broken(self) -> frozenset[str]:
        """Paths of files with an error."""
        return frozenset(d.path for d in self.diagnostics if d.severity is Severity.ERROR)


def run(
    rules: Iterable[Rule],
    context: Context,
    flaws: Iterable[Flaw],
    documents: Mapping[str, Document],
) -> Findings:
    """Run every rule over a registry and return what they found."""
    judge = _Judge(tuple(rules), context, documents)
    found = {
        (d.order, d.route): d
        for rule, problem in judge.problems(flaws)
        for d in (_diagnostic(rule, problem, documents),)
    }
    return Findings(diagnostics=tuple(sorted(found.values(), key=lambda d: d.order)))


def worded(rules: Iterable[Rule], fault: Flaw | ShapeError) -> Iterator[Problem]:
    """Put a reader's flaw or a difference from a schema into words, by the rules of its sort."""
    sort = f"flaw:{fault.kind}" if isinstance(fault, Flaw) else f"shape:{fault.keyword}"
    fitting = [rule for rule in rules if rule.on == sort] or [
        rule for rule in rules if rule.on == "shape:*"
    ]
    for rule in fitting:
        yield from rule.check(fault)


class _Judge:
    """Rules by what they are given; a record's shape errors silence what would echo them."""

    def __init__(
        self, rules: tuple[Rule, ...], context: Context, documents: Mapping[str, Document]
    ) -> None:
        self.context, self.documents = context, documents
        self.rules: dict[str, list[Rule]] = {}
        for rule in rules:
            self.rules.setdefault(rule.on, []).append(rule)
        self.touched: dict[str, frozenset[str]] = {}

    def problems(self, flaws: Iterable[Flaw]) -> Iterator[tuple[Rule, Problem]]:
        for flaw in flaws:
            yield from self._asked(f"flaw:{flaw.kind}", flaw)
        shapes = Shapes(self.context.policy.schemas)
        for record in self.context.registry.records:
            yield from self._shape(record, shapes.errors(record))
        for record in self.context.registry.records:
            yield from self._record(record)
        for document in self.documents.values():
            yield from self._asked("document", document)
        if self.context.change:
            yield from self._asked("change", self.context.change, self.context)
        yield from self._asked("registry", self.context)

    def _asked(self, sort: str, *given: object) -> Iterator[tuple[Rule, Problem]]:
        for rule in self.rules.get(sort, ()):
            yield from ((rule, problem) for problem in rule.check(*given))

    def _record(self, record: Record) -> Iterator[tuple[Rule, Problem]]:
        touched = self.touched.get(record.path, frozenset())
        for rule in self.rules.get("record", ()):
            if not touched.intersection(rule.reads):
                for problem in rule.check(record, self.context):
                    if problem.about not in touched:
                        yield rule, problem

    def _shape(
        self, record: Record, errors: tuple[ShapeError, ...]
    ) -> Iterator[tuple[Rule, Problem]]:
        if errors:
            self.touched[record.path] = frozenset().union(*(error.touches for error in errors))
        for error in errors:
            for rule in self.rules.get(f"shape:{error.keyword}", self.rules["shape:*"]):
                yield from ((rule, problem) for problem in rule.check(error))


def _diagnostic(rule: Rule, problem: Problem, documents: Mapping[str, Document]) -> Diagnostic:
    return Diagnostic(
        code=rule.code,
        rule=rule.name,
        severity=rule.severity,
        path=problem.at.path,
        span=span_of(problem.at, documents.get(problem.at.path)),
        route=problem.at.route,
        problem=problem,
    )
