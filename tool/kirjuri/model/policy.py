"""Policy: schemas, lifecycles, code lists and settings, read from one trusted directory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kirjuri.model.lifecycle import Lifecycle
from kirjuri.model.problem import Names

Schema = Mapping[str, object]

FORMAT = 1
"""The format version (`muoto`) this tool reads and writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One code of a code list: its names and, where given, what it means."""

    key: str
    names: Names
    meaning: Names | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeList:
    """A code list in its shown order."""

    key: str
    names: Names
    codes: Mapping[str, Code]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `kirjuri.yaml` says; `raw` keeps the rest of it as read."""

    names: Names
    description: Names
    authority: Names
    languages: tuple[str, ...]
    site: str
    repository: str
    samples_counted: bool
    raw: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Everything by which records are judged; `schemas` are whole (no reference outside themselves)."""

    schemas: Mapping[str, Schema]
    lifecycles: Mapping[str, Lifecycle]
    codelists: Mapping[str, CodeList]
    settings: Settings

    def code(self, codelist: str, key: str) -> Names:
        """Return the names of a code, or the code itself when the list has none."""
        found = self.codelists.get(codelist)
        code = found.codes.get(key) if found else None
        return code.names if code else Names({"fi": key})
