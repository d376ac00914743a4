"""Measures of the cooperation, found by walking this package: one file a measure, its value `MEASURE`.

Each says what it measures, on what, and from which records it follows, so that everybody can check
it (R-023, domain 6.2). Samples are counted only where the registry has nothing else to show.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from kirjuri.derive.measures.figure import Measure


@cache
def all_measures() -> tuple[Measure, ...]:
    """Return every measure in the order of its number."""
    names = (module.name for module in pkgutil.iter_modules(__path__) if module.name != "figure")
    found: list[Measure] = [importlib.import_module(f"{__name__}.{name}").MEASURE for name in names]
    return tuple(sorted(found, key=lambda measure: measure.key))
