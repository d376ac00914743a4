"""Rules, found by walking this package: one file a rule, in the folder of its family."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from kirjuri.model.rule import Rule, rule_of


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule in the order of its code."""
    names = (
        module.name
        for module in pkgutil.walk_packages(__path__, f"{__name__}.")
        if not module.ispkg
    )
    return tuple(
        sorted(
            (rule_of(importlib.import_module(name)) for name in names), key=lambda rule: rule.code
        )
    )
