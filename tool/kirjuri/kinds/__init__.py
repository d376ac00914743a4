"""Record kinds, found by walking this package: one file a kind, its value `KIND`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from kirjuri.model.kind import Kind


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Return every kind in its order."""
    names = (module.name for module in pkgutil.iter_modules(__path__))
    found: list[Kind] = [importlib.import_module(f"{__name__}.{name}").KIND for name in names]
    return tuple(sorted(found, key=lambda kind: kind.order))


def kind(name: str) -> Kind:
    """Return the kind of that name; KeyError when there is none."""
    return {kind.name: kind for kind in all_kinds()}[name]


def of_identifier(identifier: str) -> Kind | None:
    """Return the kind whose identifiers look like this one, or None; groups' names look like none."""
    return next(
        (each for each in all_kinds() if each.prefix and each.identifier.fullmatch(identifier)),
        None,
    )
