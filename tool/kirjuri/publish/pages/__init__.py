"""Pages, found by walking this package: one file a published thing, its function `pages`.

A file that gives one record kind its own pages says so with `KIND`; every other kind gets the
generic pages of `records.py`, so a new kind appears by itself.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from functools import cache
from types import ModuleType

from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.tongue import Tongue


def all_pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Walk every page in every language, the same thing's languages side by side."""
    for module in modules():
        yield from module.pages(edition, tongues)


@cache
def modules() -> tuple[ModuleType, ...]:
    """Return the modules of this package in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)


def special() -> frozenset[str]:
    """Return the kinds that have a file of their own."""
    return frozenset(str(module.KIND) for module in modules() if hasattr(module, "KIND"))
