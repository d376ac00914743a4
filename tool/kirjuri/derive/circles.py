"""Circles: references of one field that come round to where they began."""

from __future__ import annotations

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.links import Link


def circles(context: Context, kind: str, field: str) -> Iterator[tuple[Link, ...]]:
    """Walk every circle of two or more records once, beginning at its first record by path."""
    steps: dict[str, list[Link]] = {}
    for link in context.links:
        if link.source.kind == kind and link.field == field and link.target != link.source.id:
            steps.setdefault(link.source.id, []).append(link)
    seen: set[frozenset[str]] = set()
    for start in sorted(steps, key=lambda key: context.registry.by_id[key].path):
        circle = _back_to(start, steps)
        members = frozenset(link.source.id for link in circle)
        if circle and members not in seen:
            seen.add(members)
            yield circle


def _back_to(start: str, steps: dict[str, list[Link]]) -> tuple[Link, ...]:
    """Return the shortest way from a record back to itself, or an empty one."""
    ways: list[tuple[Link, ...]] = [(link,) for link in steps[start]]
    visited: set[str] = set()
    while ways:
        way = ways.pop(0)
        here = way[-1].target
        if here == start:
            return way
        if here not in visited:
            visited.add(here)
            ways.extend((*way, link) for link in steps.get(here, ()))
    return ()
