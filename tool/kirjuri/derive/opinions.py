"""What meetings say of records: views, statements and decisions, and when a meeting is over."""

from __future__ import annotations

import datetime as dt

from kirjuri.model.record import Record, day

KIND = "kokous"
RECORDED = "kirjattu"
AGENDA, VIEWS, STATEMENTS, DECISIONS = "esityslista", "nakemykset", "lausunnot", "paatokset"
TAKEN_UP = frozenset(
    f"{KIND}.{field}"
    for field in (
        f"{AGENDA}.kohteet",
        f"{VIEWS}.kohde",
        f"{STATEMENTS}.kohde",
        f"{DECISIONS}.kohteet",
    )
)
"""Fields (`kind.field`) by which a meeting takes up another record."""
SAID_OF = frozenset({f"{VIEWS}.kohde", f"{STATEMENTS}.kohde", f"{DECISIONS}.kohteet"})
"""Fields by which a meeting says something of another record."""


def last_day(meeting: Record) -> dt.date | None:
    """Return the last day of a meeting, None when none is told."""
    return day(meeting.get("ajankohta.loppupvm")) or day(meeting.get("ajankohta.pvm"))


def agenda(meeting: Record) -> frozenset[str]:
    """Return the identifiers of what is on a meeting's agenda."""
    return frozenset(
        target
        for _, item in meeting.objects(AGENDA)
        if isinstance(targets := item.get("kohteet"), list)
        for target in targets
        if isinstance(target, str)
    )


def holders(meeting: Record) -> frozenset[str]:
    """Return the groups that take part in a meeting: its own, its convenor, joint ones and participants."""
    groups = {meeting.owner, meeting.text("koollekutsuja"), *meeting.items("yhteisryhmat")}
    groups |= {item.get("ryhma") for _, item in meeting.objects("osallistujat")}
    return frozenset(group for group in groups if isinstance(group, str) and group)
