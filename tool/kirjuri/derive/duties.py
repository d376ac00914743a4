"""The queue: every duty that waits for somebody, the most urgent first.

A duty is the turn of an open matter, or work that no state tells of: a group's own part, a reminder,
an ended group's matters, a guideline's review or announcement, a group's picture, a group's term, an
identifier to give.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kirjuri.derive.announcing import GUIDELINE, announced_by, decided, waits_for_announcement
from kirjuri.derive.computed import computed_since, computed_state
from kirjuri.derive.context import Context
from kirjuri.derive.deadlines import INTERVAL, asks, late_by, reminders
from kirjuri.derive.handover import left_open
from kirjuri.derive.messages import SENT, untold
from kirjuri.derive.moving import targets
from kirjuri.derive.pictures import lacks_picture
from kirjuri.derive.plans import ENDED, REDIRECTED, to_carry_out
from kirjuri.derive.queue import GROUP, Part, Turn, handling_group, turn_of
from kirjuri.derive.standing import NOBODY, SUBMITTER
from kirjuri.derive.state import since, state
from kirjuri.locale import N_
from kirjuri.model.lifecycle import State
from kirjuri.model.problem import Names, Translated
from kirjuri.model.record import Record, day

SECRETARIAT = "sihteeristo"
APPOINTER = "asettaja"
NOTICE = dt.timedelta(days=60)
"""How long before its day a review or the end of a term comes into the queue."""


class Work(StrEnum):
    """What a duty is."""

    TURN = "turn"
    FOLLOW_UP = "follow_up"
    PART = "part"
    REMINDER = "reminder"
    CLOSING = "closing"
    HANDOVER = "handover"
    REVIEW = "review"
    ANNOUNCEMENT = "announcement"
    PICTURE = "picture"
    TERM = "term"
    CONCLUSION = "conclusion"
    NUMBER = "number"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One line of the queue.

    holder: a role of the code list `rooli` or `kaikki`. group: identifier of the group that acts, or
    empty. since, due: days; None when nothing tells them. late: calendar days past `due`.
    says: what to do next. command: the command that does it, empty when a file is edited by hand.
    """

    record: Record
    work: Work
    holder: str
    says: Names | Translated
    state: State | None = None
    group: str = ""
    since: dt.date | None = None
    due: dt.date | None = None
    late: int = 0
    command: str = ""

    @property
    def urgency(self) -> tuple[bool, dt.date, dt.date, str, str, str]:
        """Sort key: by the day it is due, those without one last, then by how long it has waited."""
        return (
            self.due is None,
            self.due or dt.date.max,
            self.since or dt.date.max,
            self.record.id,
            self.group,
            self.work,
        )


def duties(context: Context) -> tuple[Duty, ...]:
    """Return every duty of a registry on its day, the most urgent first."""
    found = (duty for record in context.registry.records for duty in duties_of(record, context))
    return tuple(sorted(found, key=lambda duty: duty.urgency))


def duties_of(record: Record, context: Context) -> Iterator[Duty]:
    """Yield the duties that one record gives."""
    if record.new:
        yield Duty(
            record=record,
            work=Work.NUMBER,
            holder=SECRETARIAT,
            says=Translated(NUMBER),
            command="kirjuri number",
        )
        return
    if turn := turn_of(record, context):
        if turn.holder != NOBODY:
            yield _turn(record, turn)
        yield from _parts(record, turn, context)
        yield from _reminder(record, turn, context)
        yield from _handover(record, turn, context)
    yield from _message(record, context)
    yield from _review(record, context)
    yield from _announcement(record, context)
    yield from _picture(record, context)
    yield from _term(record, context)
    yield from _conclusion(record, context)


def for_group(found: Iterable[Duty], group: Record) -> tuple[Duty, ...]:
    """Return the duties of one group.

    They are its own, those of its role when it is the secretariat or the coordination group, and
    those that wait for it as the submitter.
    """
    role = group.text("laji")
    return tuple(
        duty
        for duty in found
        if duty.group == group.id
        or (duty.holder == role and role != GROUP and not duty.group)
        or (duty.holder == SUBMITTER and duty.record.text("jattaja.ryhma") == group.id)
    )


NUMBER = N_("Give the new record its identifier.")
START_PART = N_("The group begins its own part in the handling.")
FINISH_PART = N_("The group brings its own part in the handling to its end.")
REMIND = N_("Remind the submitter and write the reminder as a note in the record's events.")
CLOSE = N_("All reminders have been sent: the matter may be closed without the submitter's answer.")
MESSAGE = N_(
    "The submitter is reached by e-mail: send the message, and note it as sent with the reference '{mark}'."
)
HANDOVER = N_(
    "The responsible group has ended: hand the matter to its successor or the secretariat, and tell the submitter."
)
FOLLOW_UP = N_("Check the matter and write what was observed in the field 'seuranta'.")
REVIEW = N_("Review whether the guideline is up to date, and write the day of the next review.")
ANNOUNCE = N_(
    "Tell of the guideline in Finnish and Swedish to all its target groups, together with the group "
    "and the coordination group."
)
PICTURE = N_("Make the situational picture that the group keeps.")
END = N_(
    "The evaluation concluded that the group's work be ended: hand its open matters over and end the group."
)
REDIRECT = N_(
    "The evaluation concluded that the group's work be redirected: write its new task and redirect the group."
)
TERM = N_("The group's term ends: appoint it anew or end it.")


def _turn(record: Record, turn: Turn) -> Duty:
    followed = asks(turn.state, INTERVAL)
    return Duty(
        record=record,
        work=Work.FOLLOW_UP if followed else Work.TURN,
        holder=turn.holder,
        says=Translated(FOLLOW_UP) if followed else turn.state.next_step,
        state=turn.state,
        group=turn.group,
        since=turn.since,
        due=turn.deadline.due if turn.deadline else None,
        late=turn.deadline.late if turn.deadline else 0,
        command=turn.next.command(record) if turn.next else "",
    )


def _parts(record: Record, turn: Turn, context: Context) -> Iterator[Duty]:
    """Yield the parts of participating groups that have not begun or ended; the responsible one has the turn."""
    states = tuple(context.policy.lifecycles[record.kind].parts)
    if turn.state.turn != GROUP or asks(turn.state, INTERVAL) or not states:
        return
    for own in turn.parts:
        reached = states.index(own.state) if own.state in states else 0
        if not own.responsible and reached < len(states) - 1:
            yield _part(record, turn, own, states[reached + 1], begun=reached > 0)


def _part(record: Record, turn: Turn, own: Part, target: str, *, begun: bool) -> Duty:
    return Duty(
        record=record,
        work=Work.PART,
        holder=GROUP,
        says=Translated(FINISH_PART if begun else START_PART),
        state=turn.state,
        group=own.group,
        since=own.since if begun and own.since else turn.since,
        due=turn.deadline.due if turn.deadline else None,
        late=turn.deadline.late if turn.deadline else 0,
        command=f"kirjuri move {record.id} {target} --group {own.group}",
    )


def _reminder(record: Record, turn: Turn, context: Context) -> Iterator[Duty]:
    """Yield the reminder to the submitter, and after the last one the closing, from their days on."""
    table = context.policy.lifecycles[record.kind]
    dates = reminders(record, table, context.policy.settings, context.today)
    when = (dates.next or dates.close) if dates else None
    if dates is None or when is None or when > context.today:
        return
    closing = dates.closing if dates.close else None
    yield Duty(
        record=record,
        work=Work.CLOSING if closing else Work.REMINDER,
        holder=SECRETARIAT,
        says=Translated(CLOSE if closing else REMIND),
        state=turn.state,
        since=turn.since,
        due=when,
        late=late_by(when, context.today),
        command=f"kirjuri move {record.id} {closing.target} --role {SECRETARIAT}"
        if closing
        else "",
    )


def _handover(record: Record, turn: Turn, context: Context) -> Iterator[Duty]:
    """Yield the handover of a matter whose responsible group has ended (R-066)."""
    group = context.registry.by_id.get(handling_group(record))
    if group is None or turn.state.turn != GROUP:
        return
    now = state(group, context.policy.lifecycles[group.kind])
    if now and not now.open:
        yield Duty(
            record=record,
            work=Work.HANDOVER,
            holder=SECRETARIAT,
            says=Translated(HANDOVER),
            state=turn.state,
            since=since(group),
            command=f"kirjuri handover {group.id}",
        )


def _message(record: Record, context: Context) -> Iterator[Duty]:
    """Yield the message of a state that the submitter has not been sent; threads are told by `kirjuri tell`."""
    news = untold(record)
    if news:
        yield Duty(
            record=record,
            work=Work.MESSAGE,
            holder=SECRETARIAT,
            says=Translated(MESSAGE, {"mark": SENT}),
            state=state(record, context.policy.lifecycles[record.kind]),
            since=news.date,
            command=f"kirjuri receipt {record.id}",
        )


def _review(record: Record, context: Context) -> Iterator[Duty]:
    """Yield the review of a guideline in force whose day is near or past (R-108)."""
    when = day(record.get("tarkistettava_viim"))
    now = computed_state(record, context.policy.lifecycles[record.kind], context.today)
    if when and now and now.computed and when - NOTICE <= context.today:
        yield Duty(
            record=record,
            work=Work.REVIEW,
            holder=GROUP,
            says=Translated(REVIEW),
            state=now,
            group=record.text("laatija"),
            since=computed_since(record, now, None),
            due=when,
            late=late_by(when, context.today),
        )


def _announcement(record: Record, context: Context) -> Iterator[Duty]:
    """Yield the announcement that an adopted guideline still lacks (R-109, Language Act 32 §)."""
    if record.kind != GUIDELINE or not waits_for_announcement(record, context):
        return
    due = announced_by(record, context)
    yield Duty(
        record=record,
        work=Work.ANNOUNCEMENT,
        holder=SECRETARIAT,
        says=Translated(ANNOUNCE),
        state=computed_state(record, context.policy.lifecycles[record.kind], context.today),
        since=decided(record),
        due=due,
        late=late_by(due, context.today) if due else 0,
    )


def _picture(record: Record, context: Context) -> Iterator[Duty]:
    """Yield the picture that a group at work should keep and has not begun (R-044)."""
    if lacks_picture(record, context):
        yield Duty(
            record=record,
            work=Work.PICTURE,
            holder=GROUP,
            says=Translated(PICTURE),
            group=record.id,
            since=since(record),
        )


def _term(record: Record, context: Context) -> Iterator[Duty]:
    """Yield the end of a group's term when its day is near or past and the group is still at work."""
    when = day(record.get("toimikausi.loppu"))
    now = state(record, context.policy.lifecycles[record.kind])
    if when and now and now.open and now.turn == GROUP and when - NOTICE <= context.today:
        yield Duty(
            record=record,
            work=Work.TERM,
            holder=APPOINTER,
            says=Translated(TERM),
            state=now,
            group=record.id,
            since=day(record.get("toimikausi.alku")),
            due=when,
            late=late_by(when, context.today),
        )


def _conclusion(record: Record, context: Context) -> Iterator[Duty]:
    """Yield what a finished evaluation concluded about a group and nobody has carried out yet (R-024)."""
    group = to_carry_out(record, context)
    if group is None:
        return
    ends = record.text("johtopaatos") == ENDED
    hand_over = ends and any(left_open(group, context))
    reachable = targets(group, context.policy.lifecycles[group.kind])
    wanted = ("lakkautettu", "paattynyt") if ends else (REDIRECTED,)
    target = next((state for state in wanted if state in reachable), "")
    move = f"kirjuri move {group.id} {target} --role {APPOINTER}" if target else ""
    yield Duty(
        record=record,
        work=Work.CONCLUSION,
        holder=SECRETARIAT if hand_over else APPOINTER,
        says=Translated(END if ends else REDIRECT),
        state=state(record, context.policy.lifecycles[record.kind]),
        group="" if hand_over else group.id,
        since=since(record),
        command=f"kirjuri handover {group.id}" if hand_over else move,
    )
