"""Handover: every open matter of a group goes to another, whole or not at all (R-024, R-066)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from kirjuri import app
from kirjuri.changing import known, together
from kirjuri.changing.together import Part, Together
from kirjuri.derive.handover import (
    HANDLING,
    RESPONSIBLE,
    TAKES_PART,
    last_part,
    left_open,
    words,
)
from kirjuri.derive.moving import GROUP_ROLE, MOVE, NOTE, Wish, event
from kirjuri.derive.state import state
from kirjuri.edit.splice import Append, Edit, Put
from kirjuri.locale import N_
from kirjuri.model.problem import Misused, Problem
from kirjuri.model.record import Record

GROUP = "ryhma"
SECRETARIAT = "sihteeristo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What passes: from which group to which, when, and where it was decided.

    receiver: empty takes the successor that the group's record names, else the secretariat.
    """

    group: str
    receiver: str
    date: dt.date
    reference: str = ""


def plan_handover(outcome: app.Outcome, wish: Handover) -> Together:
    """Plan that a group's open matters pass to another; nothing is written, see `together.write`.

    The group keeps its place in each matter as one that took part, with its part done, so that the
    page tells the whole story. Raises Misused for identifiers that are no groups.
    """
    old = _group(outcome, wish.group)
    new = _group(outcome, wish.receiver or old.text("seuraaja") or SECRETARIAT)
    matters = tuple(dict.fromkeys(m.path for m in left_open(old, outcome.context)))
    registry = outcome.context.registry.by_path
    refusals = tuple(_refusals(old, new, outcome))
    parts = [
        Part(
            record=registry[path],
            edits=tuple(_edits(registry[path], old, new, wish, outcome)),
            problems=refusals,
        )
        for path in matters
    ]
    return together.plan(outcome, parts)


def _group(outcome: app.Outcome, name: str) -> Record:
    record = known(outcome, name)
    if record.kind != GROUP:
        raise Misused(N_("'{id}' is not a group"), id=record.id)
    return record


def _refusals(old: Record, new: Record, outcome: app.Outcome) -> Iterator[Problem]:
    now = state(new, outcome.context.policy.lifecycles[GROUP])
    if old.id == new.id or (now and not now.open):
        yield Problem(
            says=N_("the group '{group}' cannot take the open inputs: it is ended")
            if old.id != new.id
            else N_("a group cannot hand its matters to itself"),
            fix=N_("name a group that is at work, or 'sihteeristo'"),
            values={"group": new.id},
            at=new.at("tunnus"),
        )


def _edits(
    matter: Record, old: Record, new: Record, wish: Handover, outcome: app.Outcome
) -> Iterator[Edit]:
    """Yield the changes of one matter: who handles it now, that it passed, that the old part is done."""
    groups = {str(item.get("ryhma")): (index, item) for index, item in matter.objects(HANDLING)}
    index, item = groups[old.id]
    role = item.get("rooli")
    if role == RESPONSIBLE:
        yield Put(route=(HANDLING, index, "rooli"), value=TAKES_PART)
    if new.id not in groups:
        yield Append(route=(HANDLING,), value={"ryhma": new.id, "rooli": role})
    elif role == RESPONSIBLE:
        yield Put(route=(HANDLING, groups[new.id][0], "rooli"), value=RESPONSIBLE)
    yield _told(matter, old, new, wish, outcome)
    done = Wish(
        date=wish.date,
        state=last_part(outcome.context.policy.lifecycles[matter.kind]),
        group=old.id,
        reference=wish.reference,
    )
    made = event(matter, done, outcome.context, kind=MOVE, role=GROUP_ROLE)
    yield Append(route=("tapahtumat",), value=made)


def _told(matter: Record, old: Record, new: Record, wish: Handover, outcome: app.Outcome) -> Edit:
    note = Wish(date=wish.date, note=True, group=new.id, text="-", reference=wish.reference)
    made = event(matter, note, outcome.context, kind=NOTE, role=SECRETARIAT)
    return Append(route=("tapahtumat",), value={**made, "teksti": dict(words(old, new))})
