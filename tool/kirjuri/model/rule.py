"""A rule as a value, and the decorator by which a rule's file declares it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import TypeVar

from kirjuri.model.problem import Problem, Severity

Check = Callable[..., Iterator[Problem]]
F = TypeVar("F", bound=Check)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: `code` never changes and is never reused; `name` is its file's name.

    on: what the check is given: `flaw:<kind>` a reader's flaw, `shape:<keyword>` a difference
    from the schema, `record` one record and the context, `registry` all of them.
    reads: top-level fields the check reads; with a shape error in one of them the rule is silent
    for that record (its message would only echo the first).
    """

    code: str
    name: str
    title: str
    on: str
    severity: Severity
    reads: tuple[str, ...]
    check: Check
    explanation: tuple[str, ...]

    @property
    def family(self) -> str:
        """The first digit of the code, as `KR3`."""
        return self.code[:3]


def rule(
    code: str,
    title: str,
    *,
    on: str = "record",
    severity: Severity = Severity.ERROR,
    reads: tuple[str, ...] = (),
) -> Callable[[F], F]:
    """Declare a function as a rule; its docstring is the explanation shown to people.

    The docstring's paragraphs are catalogue keys, so they are translated like messages.
    """

    def declare(function: F) -> F:
        function.rule = Rule(  # type: ignore[attr-defined]
            code=code,
            name=function.__name__.replace("_", "-"),
            title=title,
            on=on,
            severity=severity,
            reads=reads,
            check=function,
            explanation=paragraphs(inspect.getdoc(function) or ""),
        )
        return function

    return declare


def paragraphs(text: str) -> tuple[str, ...]:
    """Return a docstring's paragraphs, each one line."""
    parts = re.split(r"\n\s*\n", text.strip())
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def rule_of(module: ModuleType) -> Rule:
    """Return the one rule a module declares; ValueError unless there is exactly one."""
    found = [
        value.rule
        for value in vars(module).values()
        if isinstance(getattr(value, "rule", None), Rule)
    ]
    if len(found) != 1:
        raise ValueError(f"{module.__name__} declares {len(found)} rules, wanted one")
    made: Rule = found[0]
    return made
