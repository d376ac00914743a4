"""Messages to submitters: what they have not been sent yet, when they are reached by mail.

A message is logged as sent by a note of the secretariat whose reference is `SENT`. Such a note is no
reminder.
"""

from __future__ import annotations

from kirjuri.derive.state import effective, moves
from kirjuri.model.record import Event, Record

SENT = "viesti"
"""Reference (`viite`) of a note that logs a message as sent to the submitter."""
_THREAD = "issue"


def is_log(event: Event) -> bool:
    """Return whether an event logs a message as sent."""
    return event.kind == "merkinta" and event.reference.strip().casefold() == SENT


def untold(record: Record) -> Event | None:
    """Return the last change of state that a submitter reached by mail has not been sent; None when none."""
    by_mail = bool(record.text("jattaja.yhteys")) and record.text("jattaja.yhteys") != _THREAD
    if record.new or record.sample or not by_mail:
        return None
    last = list(moves(record))[-1:]
    sent = max((event.number for event in effective(record) if is_log(event)), default=0)
    return last[0] if last and sent < last[0].number else None
