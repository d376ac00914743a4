"""Announcements: which outputs have been told to whom, and since when one should have been (R-109)."""

from __future__ import annotations

import datetime as dt

from kirjuri.derive.context import Context
from kirjuri.derive.deadlines import target_of
from kirjuri.derive.requirements import applies, pointing, uncovered
from kirjuri.derive.state import moves, state
from kirjuri.derive.workdays import after, calendar
from kirjuri.model.lifecycle import Requirement, Transition
from kirjuri.model.record import Record, day

GUIDELINE, KIND = "linjaus", "tiedote"
PUBLISHED = "julkaistu"
EXTERNAL = "ulkoinen"


def asked(context: Context) -> Requirement | None:
    """Return what every output needs before its inputs count as communicated, as the tables say."""
    for table in context.policy.lifecycles.values():
        for each in table.states.values():
            for need in each.requires:
                inner = need.each
                if inner and inner.backlink.partition(".")[0] == KIND:
                    return inner
    return None


def announcements(guideline: Record, context: Context) -> tuple[Record, ...]:
    """Return the published announcements of an output, in order."""
    need = asked(context)
    return pointing(guideline, need, context) if need else ()


def untold(guideline: Record, context: Context) -> tuple[str, ...]:
    """Return the target groups that no published announcement of an output has reached yet.

    Outputs of other bodies are announced by those bodies: none.
    """
    need = asked(context)
    if need is None or not applies(guideline, need):
        return ()
    missing = uncovered(guideline, need, context)
    return tuple(value for values in missing.values() for value in values)


def decided(guideline: Record) -> dt.date | None:
    """Return the day of the decision on an output: the one it names, else that of its adoption."""
    adopted = [event.date for event in moves(guideline) if event.state == "hyvaksytty"]
    return day(guideline.get("paatos.pvm")) or (adopted[-1] if adopted else None)


def waits_for_announcement(guideline: Record, context: Context) -> bool:
    """Return whether an output of our own is adopted, still stands, and has not been told to all."""
    now = state(guideline, context.policy.lifecycles[guideline.kind])
    stands = now is not None and now.key == "hyvaksytty"
    return guideline.kind == GUIDELINE and stands and bool(untold(guideline, context))


def publishing(context: Context) -> Transition:
    """Return the step by which an announcement is published; its target time counts from the decision."""
    steps = context.policy.lifecycles[KIND].transitions
    return next(step for step in steps if step.target == PUBLISHED)


def announced_by(guideline: Record, context: Context) -> dt.date | None:
    """Return the day by which an output should have been announced: our own target (M-10)."""
    begun = decided(guideline)
    target = target_of(publishing(context), KIND, context.policy.settings)
    days = calendar(context.policy.settings)
    return after(begun, target, days) if begun and target else None
