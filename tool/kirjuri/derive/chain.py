"""The chain of an input: bundle, groups, guideline, announcement, answer, each there, missing or late.

A pure value: pages and messages show it, and none of it is stored. Where an input is allowed to end
without a link (R-120, R-150), the link is not needed, and no gap is shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kirjuri.derive.announcing import announced_by, announcements, decided, untold
from kirjuri.derive.context import Context
from kirjuri.derive.queue import Part, parts, turn_of
from kirjuri.derive.state import state, state_key
from kirjuri.locale import N_
from kirjuri.model.lifecycle import State
from kirjuri.model.problem import Names, Translated
from kirjuri.model.record import Record, day

OUTPUT, ADOPTED = "linjaus", ("hyvaksytty", "korvattu", "kumottu")
DRAFTS = ("luonnos", "kommentoitavana")


class Step(StrEnum):
    """A link of the chain, in its order."""

    BUNDLE = "bundle"
    GROUPS = "groups"
    GUIDELINE = "guideline"
    ANNOUNCEMENT = "announcement"
    ANSWER = "answer"


class Status(StrEnum):
    """How it is with a link: only `MISSING` and `LATE` are gaps."""

    DONE = "done"
    UNDER_WAY = "under_way"
    LATER = "later"
    NOT_NEEDED = "not_needed"
    MISSING = "missing"
    LATE = "late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of the chain of an input.

    records: what stands there, in order. says: how it is with it, in a sentence. due: by when it
    should be there; None when nothing tells. lacking: what is missing, as names in each language.
    """

    step: Step
    status: Status
    says: Translated
    records: tuple[Record, ...] = ()
    due: dt.date | None = None
    lacking: tuple[Names, ...] = ()


def chain(record: Record, context: Context) -> tuple[Link, ...]:
    """Return the links of an input's chain on the context's day, in their order."""
    now = state(record, context.policy.lifecycles[record.kind])
    if now is None:
        return ()
    outputs = _pointing(record, f"{OUTPUT}.syotteet", context)
    return (
        _bundle(record, context),
        _groups(record, now, context),
        _guideline(record, now, outputs),
        _announcement(record, now, outputs, context),
        _answer(record, now, context),
    )


def gaps(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return the links that are missing or late."""
    return tuple(link for link in links if link.status in {Status.MISSING, Status.LATE})


def _pointing(record: Record, backlink: str, context: Context) -> tuple[Record, ...]:
    found = {member.id: member for member in context.members(record, backlink)}
    return tuple(found.values())


def _bundle(record: Record, context: Context) -> Link:
    bundle = context.registry.by_id.get(record.text("kokonaisuus"))
    if bundle is None:
        return Link(step=Step.BUNDLE, status=Status.NOT_NEEDED, says=Translated(ALONE))
    return Link(step=Step.BUNDLE, status=Status.DONE, says=Translated(TOGETHER), records=(bundle,))


def _groups(record: Record, now: State, context: Context) -> Link:
    own = parts(record)
    found = (context.registry.by_id.get(part.group) for part in own)
    groups = tuple(group for group in found if group)
    if not own:
        status, says = (
            (Status.LATER, NO_GROUPS) if now.open else (Status.NOT_NEEDED, WITHOUT_GROUPS)
        )
        return Link(step=Step.GROUPS, status=status, says=Translated(says))
    turn = turn_of(record, context)
    late = turn.deadline if turn and turn.deadline and turn.deadline.late else None
    if now.phase == _HANDLING and late:
        return Link(
            step=Step.GROUPS,
            status=Status.LATE,
            says=Translated(GROUPS_LATE),
            records=groups,
            due=late.due,
            lacking=_unfinished(own, groups),
        )
    handling = now.open and (now.phase or 0) <= _HANDLING
    status, says = (Status.UNDER_WAY, GROUPS_NOW) if handling else (Status.DONE, GROUPS_DONE)
    return Link(step=Step.GROUPS, status=status, says=Translated(says), records=groups)


def _unfinished(own: Iterable[Part], groups: Iterable[Record]) -> tuple[Names, ...]:
    """Return the names of the groups whose part has not come to its end."""
    done = {part.group for part in own if part.state == "valmis"}
    return tuple(_title(group) for group in groups if group.id not in done)


def _title(record: Record) -> Names:
    value = record.get("nimi")
    names = value if isinstance(value, dict) else {record.language: value or record.id}
    return Names({str(key): str(text) for key, text in names.items()})


def _guideline(record: Record, now: State, outputs: tuple[Record, ...]) -> Link:
    adopted = tuple(one for one in outputs if state_key(one) in ADOPTED)
    drafts = tuple(one for one in outputs if state_key(one) in DRAFTS)
    if drafts and now.open:
        return Link(
            step=Step.GUIDELINE,
            status=Status.UNDER_WAY,
            says=Translated(DRAFTED),
            records=(*adopted, *drafts),
        )
    if adopted:
        return Link(
            step=Step.GUIDELINE, status=Status.DONE, says=Translated(DECIDED), records=adopted
        )
    status, says = _without(record, now)
    return Link(step=Step.GUIDELINE, status=status, says=Translated(says), records=outputs)


def _without(record: Record, now: State) -> tuple[Status, str]:
    """Return how it is with a guideline that is not there: ended without, followed, or not yet made."""
    if not now.open:
        return Status.NOT_NEEDED, ENDED_WITHOUT
    if record.text("prosessi") in _AS_NEEDED:
        return Status.NOT_NEEDED, AS_NEEDED
    return Status.LATER, NO_GUIDELINE


def _announcement(
    record: Record, now: State, outputs: tuple[Record, ...], context: Context
) -> Link:
    adopted = [one for one in outputs if state_key(one) in ADOPTED]
    told = {each.id: each for one in adopted for each in announcements(one, context)}
    waits = [one for one in adopted if state_key(one) == "hyvaksytty" and untold(one, context)]
    if not adopted:
        given_up = not now.open or record.text("prosessi") in _AS_NEEDED
        return Link(
            step=Step.ANNOUNCEMENT,
            status=Status.NOT_NEEDED if given_up else Status.LATER,
            says=Translated(NOTHING_TO_TELL if given_up else TOLD_LATER),
        )
    if not waits:
        return Link(
            step=Step.ANNOUNCEMENT,
            status=Status.DONE,
            says=Translated(TOLD if told else TOLD_ELSEWHERE),
            records=tuple(told.values()),
        )
    first = min(waits, key=lambda one: (decided(one) or dt.date.max, one.id))
    due = announced_by(first, context)
    late = bool(due and due < context.today)
    return Link(
        step=Step.ANNOUNCEMENT,
        status=Status.LATE if late else Status.MISSING,
        says=Translated(UNTOLD_LATE if late else UNTOLD),
        records=tuple(told.values()),
        due=due,
        lacking=tuple(context.policy.code("kohderyhma", key) for key in untold(first, context)),
    )


def _answer(record: Record, now: State, context: Context) -> Link:
    given = record.get("paatos.vastaus_jattajalle")
    if given and not now.open:
        when = day(record.get("paatos.pvm"))
        return Link(step=Step.ANSWER, status=Status.DONE, says=Translated(ANSWERED), due=when)
    if not now.open:
        return Link(step=Step.ANSWER, status=Status.NOT_NEEDED, says=Translated(NOT_ANSWERED))
    turn = turn_of(record, context)
    late = turn.deadline if turn and turn.deadline and turn.deadline.late else None
    if now.phase == _LAST and late:
        return Link(
            step=Step.ANSWER, status=Status.LATE, says=Translated(ANSWER_LATE), due=late.due
        )
    return Link(step=Step.ANSWER, status=Status.LATER, says=Translated(ANSWER_LATER))


_HANDLING, _LAST = 3, 5
"""Phases of the process (R-105 to R-109)."""
_AS_NEEDED = ("D", "E")
"""Processes in which a guideline is made when it is needed (R-150, R-151)."""

ALONE = N_("The matter is handled by itself.")
TOGETHER = N_("The matter is handled together with others.")
NO_GROUPS = N_("The groups have not been agreed yet.")
WITHOUT_GROUPS = N_("The matter ended without being handled in a group.")
GROUPS_NOW = N_("The groups handle the matter.")
GROUPS_LATE = N_("The handling in the groups is late.")
GROUPS_DONE = N_("The groups have handled the matter.")
DRAFTED = N_("A guideline is being prepared.")
DECIDED = N_("The matter led to a guideline.")
ENDED_WITHOUT = N_("The matter ended without a guideline, which is a full outcome.")
AS_NEEDED = N_("The matter is followed, and a guideline is made when it is needed.")
NO_GUIDELINE = N_("No guideline has been made yet.")
NOTHING_TO_TELL = N_("There is no guideline to announce.")
TOLD_LATER = N_("The outcome is announced when there is one.")
TOLD = N_("The target groups have been told.")
TOLD_ELSEWHERE = N_("The body that decided announces it itself.")
UNTOLD = N_("The guideline has not been announced to all its target groups yet.")
UNTOLD_LATE = N_("The guideline should already have been announced to all its target groups.")
ANSWERED = N_("The submitter has received a public answer.")
NOT_ANSWERED = N_("The matter was withdrawn, so no answer was needed.")
ANSWER_LATE = N_("The answer to the submitter is late.")
ANSWER_LATER = N_("The submitter is answered when the matter ends.")
