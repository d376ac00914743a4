"""What the secretariat can have done by its form, found by walking this package: one file an act, its value `ACT`."""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from kirjuri import app
from kirjuri.derive.questions import Option
from kirjuri.intake.form import spoken
from kirjuri.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What an act is given: the registry as it is, the form's answers, who asks and when.

    answers: by the fields of the form (`intake/forms/toimi.py`), only those that were given.
    targets: identifiers, in the order given, at least one. language: of the form. The outcome
    knows the roles of the one who asks, by which the plan is judged.
    """

    outcome: app.Outcome
    answers: Mapping[str, str]
    targets: tuple[str, ...]
    day: dt.date
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What an act would do: files as they were and as they will be, or what stands in the way.

    files: path -> (old bytes, None for a new file; new bytes). problems: each with the identifier
    of its record. told: says in a language, in sentences, what has happened.
    """

    files: Mapping[str, tuple[bytes | None, bytes]]
    problems: tuple[tuple[str, Problem], ...] = ()
    told: Callable[[str], list[str]] = lambda _language: []


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act: its key and name in the form, its place in the list, and how it is planned.

    needs: fields of the form without which it cannot be planned. plan raises Misused for names
    that do not exist.
    """

    key: str
    order: int
    says: str
    plan: Callable[[Errand], Deed]
    needs: tuple[str, ...] = ()


@cache
def all_acts() -> tuple[Act, ...]:
    """Return every act in its order."""
    names = [one.name for one in pkgutil.iter_modules(__path__) if not one.name.startswith("_")]
    found: list[Act] = [importlib.import_module(f"{__name__}.{name}").ACT for name in names]
    return tuple(sorted(found, key=lambda act: act.order))


def options() -> tuple[Option, ...]:
    """Return the acts as the choices of the form."""
    return tuple(Option(key=act.key, names=spoken(act.says)) for act in all_acts())
