"""A change: the registry before it and after it, record by record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kirjuri.model.record import Data, Record, Registry

_REDACTED = re.compile(r"\[poistettu: [^\[\]\n]{1,200}\]")
"""What stands in the place of a removed text, or of a part of one (`poisto`): the ground of the removal."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a change makes of a registry.

    roles: what the one who records may record, read from the base; None when nobody is named.
    numbered: identifiers that the registry gave on the way from base to head.
    policy: paths of schemas, tables, settings and tool that it touches, sorted.
    """

    base: Registry
    head: Registry
    roles: frozenset[str] | None = None
    policy: tuple[str, ...] = field(default=())
    numbered: frozenset[str] = frozenset()

    @cached_property
    def pairs(self) -> tuple[tuple[Record, Record], ...]:
        """Records that are in both, a new one with the numbered one it became, in the order of the head."""
        return tuple(
            (before, after)
            for after in self.head.records
            if (before := self._before.get(after.path))
        )

    @cached_property
    def added(self) -> tuple[Record, ...]:
        """Records that the base does not have in any form."""
        return tuple(record for record in self.head.records if record.path not in self._before)

    @cached_property
    def chosen(self) -> tuple[Record, ...]:
        """Records whose identifier is new and not given by the registry; sample matter may have any."""
        came = {after.path for before, after in self.pairs if before.new}
        came |= {record.path for record in self.added}
        return tuple(
            record
            for record in self.head.records
            if record.path in came
            and not (record.new or record.sample or record.id in self.numbered)
        )

    @cached_property
    def renamed(self) -> tuple[tuple[Record, Record], ...]:
        """Records that were given another identifier: (as it was, as it is), otherwise alike."""
        gone = [record for record in self._gone if not record.new]
        return tuple((old, new) for new in self.chosen for old in gone if became(old, new))

    @cached_property
    def removed(self) -> tuple[Record, ...]:
        """Records of the base that the head does not have in any form, not even unreadable."""
        renamed = {old.path for old, _new in self.renamed}
        return tuple(record for record in self._gone if record.path not in renamed)

    @cached_property
    def _gone(self) -> tuple[Record, ...]:
        kept = {before.path for before in self._before.values()}
        return tuple(
            record
            for record in self.base.records
            if record.path not in kept and record.id not in self.head.unreadable
        )

    @cached_property
    def _before(self) -> Mapping[str, Record]:
        """The base's record of each head record's path."""
        found = {after.path: before for after in self.head.records if (before := self._same(after))}
        waiting = [r for r in self.base.records if r.new and r.path not in self.head.by_path]
        for after in self.head.records:
            if after.path in found or after.new:
                continue
            before = next((r for r in waiting if became(r, after)), None)
            if before:
                waiting.remove(before)
                found[after.path] = before
        return found

    def _same(self, after: Record) -> Record | None:
        before = self.base.by_id.get(after.id)
        return before if before and before.kind == after.kind else None


def became(waiting: Record, numbered: Record) -> bool:
    """Return whether a numbered record is a waiting one after it was given its number.

    Numbering adds an identifier and events and rewrites references to other waiting records;
    nothing else changes.
    """
    if (waiting.kind, waiting.owner) != (numbered.kind, numbered.owner):
        return False
    added = {"tunnus", "tapahtumat"}
    before, after = (
        {key: value for key, value in record.data.items() if key not in added}
        for record in (waiting, numbered)
    )
    return _alike(before, after, but=_rewritten)


def _alike(before: object, after: object, *, but: Callable[[object, object], bool]) -> bool:
    """Return whether two values are the same, but for places at which `but` holds."""
    if but(before, after):
        return True
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return before.keys() == after.keys() and all(
            _alike(before[key], after[key], but=but) for key in before
        )
    if isinstance(before, list) and isinstance(after, list):
        pairs = zip(before, after, strict=False)
        return len(before) == len(after) and all(_alike(old, new, but=but) for old, new in pairs)
    return type(before) is type(after) and before == after


def _rewritten(before: object, after: object) -> bool:
    """Return whether a reference to a waiting record became one to a numbered record."""
    return isinstance(before, str) and before.startswith("uusi:") and isinstance(after, str)


def redacted(before: object, after: object) -> bool:
    """Return whether a text was replaced, whole or in parts, by the mark of removal and by nothing else."""
    if not isinstance(after, str):
        return False
    first, *others = _REDACTED.split(after.strip())
    if isinstance(before, Mapping):
        return first == "" and others == [""]
    return isinstance(before, str) and bool(others) and _left_of(before.strip(), first, others)


def _left_of(before: str, first: str, others: list[str]) -> bool:
    """Return whether the pieces stand in a text in their order, with something between them, from end to end."""
    *middle, last = others
    if not before.startswith(first):
        return False
    at = len(first)
    for piece in middle:
        found = before.find(piece, at + 1)
        if found < 0:
            return False
        at = found + len(piece)
    return before.endswith(last) and at + len(last) < len(before)


def ledger(record: Record) -> list[Data]:
    """Return the raw events of a record."""
    return [item for _, item in record.objects("tapahtumat")]


def redacted_only(before: object, after: object) -> bool:
    """Return whether two values differ only by texts replaced with `[poistettu: …]`."""
    return _alike(before, after, but=redacted)


def redactions(before: Record, after: Record) -> Iterator[Data]:
    """Walk the events of removal (`poisto`) that a change adds."""
    return (
        event for event in ledger(after)[len(ledger(before)) :] if event.get("laji") == "poisto"
    )
