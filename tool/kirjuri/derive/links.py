"""Links: every reference that a record types, found by the schema's own marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kirjuri.derive.schemas import Pattern, references
from kirjuri.kinds import kind
from kirjuri.model.place import Route
from kirjuri.model.policy import Policy
from kirjuri.model.record import Record, Registry

OWNER: Route = ("ryhma",)
"""Route of the reference to the owner: no field, for the folder already says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A reference: who types it, where, to which identifier, and which kinds the field allows."""

    source: Record
    route: Route
    target: str
    kinds: tuple[str, ...]

    @property
    def field(self) -> str:
        """The field's dotted name without list positions: `kasittely.ryhma`."""
        return ".".join(str(step) for step in self.route if isinstance(step, str))


def links(registry: Registry, policy: Policy) -> Iterator[Link]:
    """Walk every reference of every record, in order; first the owner, which the file's place tells."""
    marks = {kind: references(schema) for kind, schema in policy.schemas.items()}
    for record in registry.records:
        if record.owner:
            yield Link(
                source=record, route=OWNER, target=record.owner, kinds=(kind(record.kind).owner,)
            )
        for pattern, kinds in marks[record.kind]:
            for route, target in _found(record.data, pattern, ()):
                yield Link(source=record, route=route, target=target, kinds=kinds)


def _found(value: object, pattern: Pattern, route: Route) -> Iterator[tuple[Route, str]]:
    if not pattern:
        if isinstance(value, str):
            yield route, value
        return
    step, rest = pattern[0], pattern[1:]
    if step == "*" and isinstance(value, list):
        for index, item in enumerate(value):
            yield from _found(item, rest, (*route, index))
    elif isinstance(value, Mapping) and step in value:
        yield from _found(value[step], rest, (*route, step))
