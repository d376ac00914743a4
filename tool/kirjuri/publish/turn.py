"""Who acts next in an open matter, by when, how late, and why the clock has stood."""

from __future__ import annotations

from kirjuri.derive.deadlines import Basis, Deadline, reminders
from kirjuri.derive.queue import Step, turn_of
from kirjuri.derive.standing import SUBMITTER
from kirjuri.derive.workdays import calendar, stood
from kirjuri.locale import N_
from kirjuri.publish.asked import Asker
from kirjuri.publish.edition import Edition
from kirjuri.publish.reader import Reader
from kirjuri.publish.tongue import Tongue
from kirjuri.publish.view import Acting, Due, Next, Text
from kirjuri.publish.words import TURNS

BASES = {
    Basis.TARGET: N_("our own target"),
    Basis.AGREED: N_("the timetable set for the handling"),
    Basis.FOLLOW_UP: N_("the next check"),
    Basis.CONSULTATION: N_("the consultation ends"),
    Basis.OWN_DAY: N_("the day that the record gives"),
}


def acting(reader: Reader) -> Acting | None:
    """Return whose turn it is in a numbered matter; None when it is closed or its kind has no turns."""
    turn = turn_of(reader.record, reader.edition.context)
    if turn is None:
        return None
    return {
        "who": role_or_turn(turn.holder, reader),
        "group": reader.edition.reference(turn.group, reader.tongue) if turn.group else None,
        "due": due(turn.deadline, reader) if turn.deadline else None,
        "fitted": turn.fitted,
        "waiting": turn.holder == SUBMITTER,
        "resting": calendar(reader.edition.policy.settings).rests(reader.edition.context.today),
        "closing": _closing(reader),
        "next": _next(turn.next, reader) if turn.next else None,
    }


def role_or_turn(key: str, reader: Reader) -> Text:
    """Return a role, or a turn that is no role's, in words."""
    return turn_words(key, reader.edition, reader.tongue)


def turn_words(key: str, edition: Edition, tongue: Tongue) -> Text:
    """Return a role, or a turn that is no role's, in words of a language."""
    return (
        tongue.own(TURNS[key]) if key in TURNS else tongue.pick(edition.policy.code("rooli", key))
    )


def due(deadline: Deadline, reader: Reader) -> Due:
    """Return a deadline: its day and what it rests on, how late it is, how long the clock has stood."""
    settings, today = reader.edition.policy.settings, reader.edition.context.today
    summer = stood(deadline.since, today, calendar(settings)) if deadline.paused else 0
    return {
        "day": deadline.due.isoformat(),
        "basis": BASES[deadline.basis],
        "late": deadline.late,
        "waited": deadline.paused - summer,
        "summer": summer,
    }


def _closing(reader: Reader) -> str:
    """Return the day from which a wait for the submitter may be closed, or nothing."""
    context = reader.edition.context
    table = context.policy.lifecycles[reader.record.kind]
    found = reminders(reader.record, table, context.policy.settings, context.today)
    return found.close.isoformat() if found and found.close else ""


def _next(step: Step, reader: Reader) -> Next:
    asker = Asker(reader.edition, reader.tongue, reader.record.kind)
    return {
        "key": step.transition.key,
        "name": reader.tongue.pick(step.transition.names),
        "lacks": [asker.asked(need) for need in step.missing],
    }
