"""What a change means, record by record: states, groups, timetables, links and texts instead of lines."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import cast

from kirjuri.derive.change import Change, ledger, redacted_only, redactions
from kirjuri.derive.fields import Changed, Fields
from kirjuri.derive.queue import acting_group
from kirjuri.derive.state import part, responsible, state_key
from kirjuri.derive.text import text_in
from kirjuri.kinds import all_kinds
from kirjuri.model.difference import (
    Agreed,
    Begun,
    Broken,
    Difference,
    Dropped,
    Fact,
    Formed,
    Happened,
    Mended,
    Numbered,
    Period,
    Removed,
    Responsible,
    Rewritten,
    Shortened,
    TakesPart,
    Timetable,
)
from kirjuri.model.place import Route
from kirjuri.model.policy import Policy
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record, day

_AGREEMENT, _DAY = ("kasittelytapa", "yhteisymmarrys"), ("kasittelytapa", "sovittu_pvm")
_TIMETABLE = ("kasittelytapa", "aikataulu")
_TOLD: frozenset[Route] = frozenset({("tunnus",), ("tapahtumat",), _AGREEMENT, _DAY, _TIMETABLE})
"""Fields whose changes have sentences of their own."""


def differences(
    change: Change, policy: Policy, *, touched: frozenset[str], broken: Mapping[str, Problem]
) -> tuple[Difference, ...]:
    """Return what a change means for each record that it touches, by the kind's order, then by path.

    touched: paths that differ. broken: why files of the head that cannot be read cannot, by path.
    """
    found = [*_unreadable(touched, broken), *_removed(change), *_added(change)]
    renamed = {new.path for _, new in change.renamed}
    found = [one for one in found if one.path not in renamed]
    numbers = {old.id: new.id for old, new in (*change.pairs, *change.renamed) if old.id != new.id}
    for old, new in (*change.pairs, *change.renamed):
        if facts := tuple(_changed(old, new, policy, numbers, touched)):
            found.append(Difference(path=new.path, record=new, facts=facts))
    return tuple(sorted(found, key=_order))


def _order(one: Difference) -> tuple[int, str]:
    orders = {kind.name: kind.order for kind in all_kinds()}
    return (orders[one.record.kind] if one.record else len(orders) * 100, one.path)


def _unreadable(touched: frozenset[str], broken: Mapping[str, Problem]) -> Iterator[Difference]:
    for path, problem in broken.items():
        if path in touched:
            yield Difference(path=path, record=None, facts=(Broken(problem=problem),))


def _removed(change: Change) -> Iterator[Difference]:
    for record in change.removed:
        yield Difference(path=record.path, record=record, facts=(Removed(allowed=record.sample),))


def _added(change: Change) -> Iterator[Difference]:
    for record in change.added:
        known = record.id in change.base.unreadable
        fact: Fact = Mended() if known else Begun(by=brought_by(record))
        yield Difference(path=record.path, record=record, facts=(fact,))


def brought_by(record: Record) -> str:
    """Return who brought a record: its submitter's name, else the group that made it; may be empty."""
    name, _ = text_in(record.get("jattaja.nimi"), record.language, record.language)
    return name or record.text("jattaja.ryhma") or acting_group(record) or record.text("ryhma")


def _changed(
    old: Record,
    new: Record,
    policy: Policy,
    numbers: Mapping[str, str],
    touched: frozenset[str],
) -> Iterator[Fact]:
    if old.id != new.id:
        yield Numbered(old=old.id, chosen=not old.new)
    yield from _events(old, new)
    before = dataclasses.replace(
        old, data=cast("dict[str, object]", _renumbered(old.data, numbers))
    )
    yield from _handling(before, new)
    yield from _fields(before, new, policy)
    if old.data == new.data and new.path in touched and old.path == new.path:
        yield Formed()


def _renumbered(value: object, numbers: Mapping[str, str]) -> object:
    """Return data with the records that got a number under it: a reference that followed is no change."""
    if isinstance(value, Mapping):
        return {key: _renumbered(inner, numbers) for key, inner in value.items()}
    if isinstance(value, list):
        return [_renumbered(inner, numbers) for inner in value]
    return numbers.get(value, value) if isinstance(value, str) else value


def _fields(old: Record, new: Record, policy: Policy) -> Iterator[Fact]:
    fields = Fields(kind=new.kind, policy=policy, language=new.language)
    changes = fields.changes(old.data, new.data, _TOLD)
    yield from (fact for fact in changes if not _tells_who_handles(fact))


def _tells_who_handles(fact: Changed) -> bool:
    """Return whether a change is one of the handling groups themselves, which have sentences of their own."""
    if fact.route[:1] != ("kasittely",):
        return False
    return isinstance(fact, Dropped) or fact.route[-1] in {"ryhma", "rooli"}


def _events(old: Record, new: Record) -> Iterator[Fact]:
    """Walk what happened to the ledger: what was rewritten, what is gone, what was added."""
    before, after = ledger(old), ledger(new)
    removal = any(redactions(old, new))
    for number, (one, other) in enumerate(zip(before, after, strict=False), start=1):
        if one != other and not (removal and redacted_only(one, other)):
            yield Rewritten(number=number)
    if len(after) < len(before):
        yield Shortened(count=len(before) - len(after))
    for count in range(len(before), len(after)):
        yield _happened(new, count)


def _happened(record: Record, count: int) -> Happened:
    """Return the event at a position, with the state before and after it."""
    event, raw = record.events[count], ledger(record)[count]
    earlier, later = _until(record, count), _until(record, count + 1)
    group = event.group if event.kind != "merkinta" else ""
    return Happened(
        event=event,
        source=part(earlier, group) if group else state_key(earlier),
        target=part(later, group) if group else state_key(later),
        field=str(raw.get("kohta", "")),
    )


def _until(record: Record, count: int) -> Record:
    """Return a record with only its first events."""
    return dataclasses.replace(record, data={**record.data, "tapahtumat": ledger(record)[:count]})


def _handling(old: Record, new: Record) -> Iterator[Fact]:
    """Walk what changed in who handles a matter, how it was agreed, and in its timetable."""
    first, last = responsible(old), responsible(new)
    if first != last:
        yield Responsible(old=first, new=last)
    before, after = set(_others(old)), set(_others(new))
    yield from (TakesPart(group=g, added=True) for g in _others(new) if g not in before)
    left = (g for g in _others(old) if g not in after and g != last)
    yield from (TakesPart(group=g, added=False) for g in left)
    yield from _agreement(old, new)


def _agreement(old: Record, new: Record) -> Iterator[Fact]:
    told = [(record.get(".".join(_AGREEMENT)), record.get(".".join(_DAY))) for record in (old, new)]
    if told[0] != told[1]:
        agreement, date = told[1]
        yield Agreed(agreement=agreement if isinstance(agreement, str) else "", date=day(date))
    if _period(old) != _period(new):
        yield Timetable(old=_period(old), new=_period(new))


def _period(record: Record) -> Period:
    name = ".".join(_TIMETABLE)
    return day(record.get(f"{name}.alku")), day(record.get(f"{name}.tavoite_loppu"))


def _others(record: Record) -> list[str]:
    """Return the groups that take part in the handling without being responsible for it."""
    return [
        str(item["ryhma"])
        for _, item in record.objects("kasittely")
        if item.get("rooli") != "vastuu" and isinstance(item.get("ryhma"), str)
    ]
