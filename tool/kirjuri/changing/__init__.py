"""Wires what changes records: a plan is made and judged in memory; only a sound one is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from kirjuri import app
from kirjuri.derive.near import nearest
from kirjuri.derive.schemas import at, properties
from kirjuri.locale import N_
from kirjuri.model.place import Route
from kirjuri.model.policy import Policy
from kirjuri.model.problem import Misused, ToolError
from kirjuri.model.record import Record


def known(outcome: app.Outcome, identifier: str) -> Record:
    """Return the record of an identifier; Misused when there is none, ToolError when it cannot be read."""
    registry = outcome.context.registry
    found = registry.by_id.get(identifier) or registry.by_id.get(identifier.upper())
    if found:
        return found
    if identifier in registry.unreadable:
        raise ToolError(
            N_("'{path}' cannot be read; 'kirjuri check' says why"),
            path=registry.unreadable[identifier],
        )
    near = nearest(identifier, registry.by_id)
    raise Misused(
        N_("there is no record '{target}'; did you mean '{near}'?")
        if near
        else N_("there is no record '{target}'"),
        target=identifier,
        near=near or "",
    )


def order_of(policy: Policy, kind: str) -> Callable[[Route], Sequence[str]]:
    """Return for a kind the order of keys that its schema gives each group of fields."""
    schema = policy.schemas[kind]
    return lambda route: tuple(properties(schema, at(schema, route)))


def opened(directory: Path, today: dt.date) -> app.Outcome:
    """Return the registry at or above a directory, checked, ready for a change.

    A change of many files that was interrupted before is finished first.
    """
    from kirjuri.sources import atomic, batch
    from kirjuri.sources.journal import repair, unfinished

    root = app.root(directory)
    batch.finish(root)
    shop = unfinished(root)
    if shop:
        with atomic.locked(shop.shared):
            repair(shop)
    return app.check(directory, today=today)
