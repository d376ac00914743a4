"""Timelines: the facts of git folded into each record's history, and its ledger joined with it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from zoneinfo import ZoneInfo

from kirjuri.model.record import Record
from kirjuri.model.timeline import Change, Commit, Facts, History, Line, Node, Timeline, Touch

HELSINKI = ZoneInfo("Europe/Helsinki")
APART = 7
"""Days between an event's own day and its commit's from which it is told (M-23)."""

_IDENTITY = ("pvm", "laji", "tila", "ryhma", "rooli", "korjaa")
"""What an event is known by through history: texts may be removed from it (`poisto`), these may not."""


def event_keys(events: Iterable[object]) -> tuple[str, ...]:
    """Return a key for each event of a ledger, the n-th of several alike with its n.

    Keys stay the same when files are written anew, events are added, or texts taken away.
    """
    seen: Counter[str] = Counter()
    keys = []
    for event in events:
        known = event if isinstance(event, Mapping) else {}
        name = "\x1f".join(str(known.get(field, "")) for field in _IDENTITY)
        seen[name] += 1
        keys.append(sha256(f"{name}\x1f{seen[name]}".encode()).hexdigest()[:16])
    return tuple(keys)


def histories(facts: Facts) -> Mapping[str, History]:
    """Return each record's history by its identifier (by path while it has none).

    A commit that numbers a record takes the history of the old path along; a later record of the
    same path begins its own.
    """
    by_commit: dict[str, list[Touch]] = {}
    for touch in facts.touches:
        by_commit.setdefault(touch.commit, []).append(touch)
    nodes = (facts.nodes[commit] for commit in by_commit)
    found: dict[str, list[Change]] = {}
    for node in sorted(nodes, key=lambda node: (node.order, node.id)):
        _fold(node, by_commit[node.id], found)
    return {record: History(changes=tuple(changes)) for record, changes in found.items() if changes}


def _fold(node: Node, touches: Sequence[Touch], found: dict[str, list[Change]]) -> None:
    moved = dict(_moved(node, touches))
    for old, identifier in moved.items():
        found.setdefault(identifier, []).extend(found.pop(old, ()))
    if node.technical:
        return
    commit = Commit(id=node.id, day=day_of(node.time), time=node.time)
    for touch in touches:
        if touch.record not in moved:
            found.setdefault(touch.record, []).append(
                Change(commit=commit, added=touch.added, removed=touch.removed, events=touch.events)
            )


def _moved(node: Node, touches: Sequence[Touch]) -> Iterator[tuple[str, str]]:
    """Yield the moves that the commit's trailers tell and that it has really made."""
    went = {touch.record for touch in touches if touch.removed}
    came = {touch.record for touch in touches if touch.added}
    yield from (pair for pair in node.numbered if pair[0] in went and pair[1] in came)


def day_of(time: int) -> dt.date:
    """Return the day in Finland of a time in seconds since 1970."""
    return dt.datetime.fromtimestamp(time, HELSINKI).date()


def timeline(record: Record, known: Mapping[str, History] | None) -> Timeline:
    """Return a record's timeline; `known` is None where there is no git."""
    history = (known or {}).get(record.path if record.new else record.id)
    brought: dict[str, Commit] = {}
    for change in history.changes if history else ():
        for key in change.events:
            brought.setdefault(key, change.commit)
    keys = event_keys(item for _, item in record.objects("tapahtumat"))
    mended = {event.corrects: event.number for event in record.events if event.corrects}
    return Timeline(
        lines=tuple(
            Line(
                event=event,
                commit=commit,
                corrected_by=mended.get(event.number, 0),
                apart=(commit.day - event.date).days if commit and event.date else None,
            )
            for event, key in zip(record.events, keys, strict=True)
            for commit in (brought.get(key),)
        ),
        history=history,
    )


def far_apart(line: Line) -> bool:
    """Return whether an event's own day and its commit's are so far apart that it is told (M-23)."""
    return line.apart is not None and abs(line.apart) > APART


def recorded_late(record: Record, line: Line) -> bool:
    """Return whether a line is on the list of data quality (M-23).

    Samples and facts that were entered from a source (role `yllapito`) are not: their days are
    meant to be others than the day they were written down.
    """
    return far_apart(line) and not record.sample and line.event.role != "yllapito"
