"""What rules judge by: policy, day, and what is derived once for all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kirjuri.derive.change import Change
from kirjuri.derive.links import Link, links
from kirjuri.model.policy import Policy
from kirjuri.model.record import Record, Registry


@dataclass(frozen=True, kw_only=True)
class Context:
    """The registry under judgement with its policy, on one day; the change that made it, when there is a base."""

    registry: Registry
    policy: Policy
    today: dt.date
    change: Change | None = None

    def members(self, record: Record, backlink: str) -> tuple[Record, ...]:
        """Return the records that point to a record in a field, given as `kind.field`, in order."""
        kind, _, field = backlink.partition(".")
        return tuple(
            link.source
            for link in self.links_to.get(record.id, ())
            if link.source.kind == kind and link.field == field
        )

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every typed reference between records."""
        return tuple(links(self.registry, self.policy))

    @cached_property
    def links_from(self) -> Mapping[str, tuple[Link, ...]]:
        """References by the path of the record that types them."""
        found: dict[str, list[Link]] = {}
        for link in self.links:
            found.setdefault(link.source.path, []).append(link)
        return {path: tuple(items) for path, items in found.items()}

    @cached_property
    def links_to(self) -> Mapping[str, tuple[Link, ...]]:
        """References by the identifier they point to: the back-links."""
        found: dict[str, list[Link]] = {}
        for link in self.links:
            found.setdefault(link.target, []).append(link)
        return {target: tuple(items) for target, items in found.items()}
