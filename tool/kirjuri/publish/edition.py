"""An edition of the registry: what is published, what is withheld, and how records name each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kirjuri.derive.computed import computed_since, computed_state
from kirjuri.derive.context import Context
from kirjuri.derive.network import Network, network
from kirjuri.derive.similar import MOST, Index, Match, declared, index
from kirjuri.derive.state import since
from kirjuri.derive.text import title_of
from kirjuri.engine import Findings
from kirjuri.kinds import all_kinds, kind
from kirjuri.model.kind import Kind
from kirjuri.model.lifecycle import State
from kirjuri.model.policy import Policy
from kirjuri.model.problem import Severity
from kirjuri.model.record import Record
from kirjuri.model.rule import Rule
from kirjuri.model.timeline import Timeline
from kirjuri.publish.opendata.shape import Shapes
from kirjuri.publish.specs import Specs
from kirjuri.publish.tongue import Tongue
from kirjuri.publish.view import NOTHING, Reference

_LINKED = 10
"""How many declared neighbours are looked past."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A record that is kept from publication: only its identifier and the codes of its errors show."""

    kind: Kind
    id: str
    path: str
    codes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Edition:
    """A checked registry on one day, ready to be shown.

    timelines: each record's ledger joined with git, by identifier; empty where there is no history.
    head: the commit that the registry was read at; empty where there is no history.
    form: by language, the form of an input as a page shows it (`intake.page.shown`); may be empty.
    suggesting: the same of a suggestion (`intake.suggesting.page`); may be empty.
    """

    context: Context
    findings: Findings
    rules: tuple[Rule, ...]
    timelines: Mapping[str, Timeline] = field(default_factory=dict)
    head: str = ""
    form: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    suggesting: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    @property
    def policy(self) -> Policy:
        """The schemas, tables and settings that the registry is shown by."""
        return self.context.policy

    @cached_property
    def specs(self) -> Specs:
        """What the schemas say of every field."""
        return Specs(self.policy)

    @cached_property
    def shapes(self) -> Shapes:
        """The shapes of the kinds' data."""
        return Shapes(self.policy.schemas)

    @cached_property
    def withheld(self) -> Mapping[str, Withheld]:
        """Records with errors, by identifier."""
        found = {item.id: item for item in self._withheld()}
        return dict(sorted(found.items()))

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """Published records by identifier: numbered, in their right place, without errors."""
        return {
            record.id: record
            for record in sorted(self.context.registry.records, key=lambda record: record.id)
            if not record.new and record.id not in self.withheld
        }

    @cached_property
    def network(self) -> Network:
        """The published groups and what links them."""
        return network(self.context, self.records.values())

    def of(self, name: str) -> tuple[Record, ...]:
        """Return the published records of one kind by identifier."""
        return self._by_kind.get(name, ())

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Record, ...]]:
        found: dict[str, list[Record]] = {}
        for record in self.records.values():
            found.setdefault(record.kind, []).append(record)
        return {name: tuple(records) for name, records in found.items()}

    def similar(self, record: Record) -> tuple[Match, ...]:
        """Return the published inputs that may be about the same thing as one; declared ones are left out."""
        if record.id not in self._similar:
            found = self._index.similar(record, most=MOST + _LINKED)
            self._similar[record.id] = tuple(
                match for match in found if not declared(record, match.record)
            )[:MOST]
        return self._similar[record.id]

    @cached_property
    def _similar(self) -> dict[str, tuple[Match, ...]]:
        return {}

    @cached_property
    def _index(self) -> Index:
        return index(self.records.values())

    def state(self, record: Record) -> State | None:
        """Return the state on the day of the edition, dates reckoned with."""
        return computed_state(
            record, self.policy.lifecycles[record.kind], self.context.today, self.context
        )

    def since(self, record: Record, state: State) -> dt.date | None:
        """Return the day from which the record has been in that state."""
        return computed_since(record, state, since(record), self.context)

    def counted(self, record: Record) -> bool:
        """Whether the record counts in figures: samples do only when the settings say so."""
        return not record.sample or self.policy.settings.samples_counted

    def reference(self, identifier: str, tongue: Tongue) -> Reference:
        """Return how another record names this one."""
        record = self.records.get(identifier)
        if record:
            return {
                "id": identifier,
                "title": tongue.marked(*title_of(record, tongue.language)),
                "path": address(kind(record.kind), identifier),
                "sample": record.sample,
                "shows_id": kind(record.kind).numbered and not kind(record.kind).owner,
            }
        held = self.withheld.get(identifier)
        path = address(held.kind, identifier) if held else ""
        return {"id": identifier, "title": NOTHING, "path": path, "sample": False, "shows_id": True}

    def _withheld(self) -> Iterator[Withheld]:
        codes: dict[str, set[str]] = {}
        for found in self.findings.diagnostics:
            if found.severity is Severity.ERROR:
                codes.setdefault(found.path, set()).add(found.code)
        for path, wrong in sorted(codes.items()):
            for each in all_kinds():
                if place := each.placed.fullmatch(path):
                    yield Withheld(kind=each, id=place["id"], path=path, codes=tuple(sorted(wrong)))


def address(kind: Kind, identifier: str) -> str:
    """Return the language-less address of a record's page."""
    return kind.address(identifier)
