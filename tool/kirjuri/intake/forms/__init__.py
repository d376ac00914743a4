"""The forms, found by walking this package: one file a form, its value `FORM`."""

from __future__ import annotations

import importlib
import pkgutil

from kirjuri.derive.questions import Option
from kirjuri.intake.form import Form, Maker
from kirjuri.model.policy import Policy


def all_forms(policy: Policy, acts: tuple[Option, ...]) -> tuple[Form, ...]:
    """Return every form in its order. acts: what the secretariat can have done by its form."""
    names = (module.name for module in pkgutil.iter_modules(__path__))
    makers: list[Maker] = [importlib.import_module(f"{__name__}.{name}").FORM for name in names]
    return tuple(maker.make(policy, acts) for maker in sorted(makers, key=lambda one: one.order))
