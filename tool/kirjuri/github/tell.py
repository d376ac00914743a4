"""Telling: each change of an input's state is told once in the thread it came from.

The message is the receipt: where the matter stands, what happens next, by when, and at the close the
answer. A closed matter closes its thread, a reopened one opens it again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from kirjuri.derive.standing import NOBODY
from kirjuri.derive.state import moves, state
from kirjuri.github import thread
from kirjuri.github.client import Client
from kirjuri.github.origin import thread_of
from kirjuri.model.record import Record
from kirjuri.render import threads as words
from kirjuri.render.receipt import receipt
from kirjuri.showing import Look

RECENT = dt.timedelta(days=14)
"""How far back changes are looked for; a telling that failed is made good within this time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An input whose state was told: in which thread, and whether it was new there."""

    record: Record
    thread: int
    new: bool


def tell(client: Client, seen: Look, wanted: tuple[Record, ...] = ()) -> Iterator[Told]:
    """Tell the last change of each wanted input, else of all that changed lately, and yield what was told."""
    for record in wanted or _lately(seen):
        number = thread_of(record, client.repository)
        if number and not record.sample and not record.new:
            yield _told(client, seen, record, number)


def _lately(seen: Look) -> Iterator[Record]:
    earliest = (seen.context.today - RECENT).isoformat()
    for record in seen.context.registry.of("syote"):
        changes = seen.histories.get(record.id) if seen.histories else None
        if changes and changes.last.day.isoformat() >= earliest:
            yield record


def _told(client: Client, seen: Look, record: Record, number: int) -> Told:
    last = [event.number for event in moves(record)][-1:]
    purpose = f"tell-{record.id.lower()}-{''.join(map(str, last))}"
    if not last or thread.said(client, number, purpose):
        return Told(record=record, thread=number, new=False)
    _open_or_close(client, seen, record, number)  # first: what is said is never done again
    body = words.letter(record.language, receipt(record, seen.context, markdown=True))
    thread.say(client, number, purpose, body)
    return Told(record=record, thread=number, new=True)


def _open_or_close(client: Client, seen: Look, record: Record, number: int) -> None:
    """Let the thread be open as long as somebody has something to do in the matter."""
    now = state(record, seen.context.policy.lifecycles[record.kind])
    entry = client.get(f"/issues/{number}")
    is_open = isinstance(entry, dict) and entry.get("state") != "closed"
    if now and now.open and not is_open:
        thread.reopen(client, number)
    elif now and not now.open and now.turn == NOBODY and is_open:
        thread.close(client, number, reason="completed")
