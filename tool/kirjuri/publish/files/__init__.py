"""Published files that are no pages, found by walking this package: one file a published thing.

Each module has a function `files(release)`. What belongs to the open data, and so to `kirjuri
export`, says so with `OPEN = True`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from kirjuri.publish.file import File
from kirjuri.publish.release import Release


def all_files(release: Release) -> Iterator[File]:
    """Walk every file of a release that is no page."""
    for module in modules():
        yield from module.files(release)


def open_files(release: Release) -> Iterator[File]:
    """Walk the files of the open data alone."""
    for module in modules():
        if getattr(module, "OPEN", False):
            yield from module.files(release)


@cache
def modules() -> tuple[ModuleType, ...]:
    """Return the modules of this package in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)
