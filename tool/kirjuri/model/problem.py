"""What a rule says, what a reader sees, and the verdict over all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kirjuri.model.place import Place, Route, Span


class Severity(StrEnum):
    """How much it matters: an error keeps a record from being published, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Names:
    """A thing's names by language; rendering takes the reader's language."""

    by_language: Mapping[str, str]

    def __str__(self) -> str:
        """Return the Finnish name, else any."""
        return self.by_language.get("fi") or next(iter(self.by_language.values()), "")


@dataclass(frozen=True, slots=True)
class Choice:
    """Allowed values, shown as a list joined by the language's word for "or"."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Translated:
    """A message inside a message; rendering translates it in its turn."""

    says: str
    values: Mapping[str, Value] = field(default_factory=dict)


Value = str | int | Names | Choice | Translated


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a rule says: a sentence with named values, a place, and what to do.

    `says` and `fix` are catalogue keys (English with `{name}` holes); values are put in as they
    are, in quotes that stand in the sentence, never inflected. `about` is the top-level field the
    problem is about where `at` stands elsewhere: with a shape error in it, nothing more is said.
    """

    says: str
    at: Place
    values: Mapping[str, Value] = field(default_factory=dict)
    fix: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """What a reader of bytes found wrong before there was any data.

    `kind` names the rule that words it (`on="flaw:<kind>"`).
    """

    kind: str
    at: Place
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """A problem with its rule and its lines: ready for any renderer."""

    code: str
    rule: str
    severity: Severity
    path: str
    span: Span
    route: Route
    problem: Problem

    @property
    def order(self) -> tuple[str, Span, str, str]:
        """Sort key: by file, then place, then code, then words."""
        return (self.path, self.span, self.code, self.problem.says)


class Verdict(StrEnum):
    """The outcome of a check; the last three need a base to compare with."""

    CLEAN = "clean"
    BROKEN = "broken"
    HEALED = "healed"
    STILL_BROKEN = "still_broken"
    INTRODUCED = "introduced"


class ToolError(Exception):
    """The tool could not do its work (exit 3): a sentence for the catalogue and its values."""

    def __init__(self, says: str, **values: Value) -> None:
        """Keep the sentence untranslated; the command line translates it."""
        super().__init__(says.format(**{name: str(value) for name, value in values.items()}))
        self.says = says
        self.values: Mapping[str, Value] = values


class Misused(Exception):  # noqa: N818 - a wrong call, said in a sentence (exit 2)
    """The tool was called with a name or a combination that does not exist."""

    def __init__(self, says: str, **values: Value) -> None:
        """Keep the sentence untranslated."""
        super().__init__(says)
        self.says = says
        self.values: Mapping[str, Value] = values
