"""The engine: runs rules in order of what they require, resolves places to spans, decides the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kirjuri.derive.context import Context
from kirjuri.derive.shape import ShapeError, Shapes
from kirjuri.derive.spans import span_of
from kirjuri.model.place import Document
from kirjuri.model.problem import Diagnostic, Flaw, Problem, Severity, Verdict
from kirjuri.model.record import Record
from kirjuri.model.rule import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything a run found, sorted by file and place."""

    diagnostics: tuple[Diagnostic, ...]

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
        """The verdict without a base: clean, or broken by an error."""
        return Verdict.BROKEN if self.errors else Verdict.CLEAN

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
            for rule in self.rules[f"flaw:{flaw.kind}"]:
                yield from ((rule, problem) for problem in rule.check(flaw))
        shapes = Shapes(self.context.policy.schemas)
        for record in self.context.registry.records:
            yield from self._shape(record, shapes.errors(record))
        for record in self.context.registry.records:
            touched = self.touched.get(record.path, frozenset())
            for rule in self.rules.get("record", ()):
                if not touched.intersection(rule.reads):
                    found = rule.check(record, self.context)
                    yield from (
                        (rule, problem) for problem in found if problem.about not in touched
                    )
        for document in self.documents.values():
            for rule in self.rules.get("document", ()):
                yield from ((rule, problem) for problem in rule.check(document))
        for rule in self.rules.get("registry", ()):
            yield from ((rule, problem) for problem in rule.check(self.context))

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
