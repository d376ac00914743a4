"""Where a record stands, in sentences: its state, what happens next, who acts, by when."""

from __future__ import annotations

from collections.abc import Iterator

from kirjuri.derive.computed import computed_since, computed_state
from kirjuri.derive.context import Context
from kirjuri.derive.deadlines import Basis, Deadline
from kirjuri.derive.queue import Part, Turn, turn_of
from kirjuri.derive.standing import entered_only, moments
from kirjuri.derive.state import state_key
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.record import Record
from kirjuri.render.speech import day_words, filled, holder, title_at
from kirjuri.render.words import named

_BASIS = {
    Basis.TARGET: N_("our own target"),
    Basis.AGREED: N_("the agreed timetable"),
    Basis.FOLLOW_UP: N_("the next check"),
    Basis.CONSULTATION: N_("the consultation ends"),
    Basis.OWN_DAY: N_("the day that the record gives"),
}


def standing_lines(
    record: Record, context: Context, language: str, width: int | None
) -> Iterator[str]:
    """Yield a record's state, since when, what it means, what happens next, who acts and by when."""
    gettext = translations(language).gettext
    table = context.policy.lifecycles[record.kind]
    state = computed_state(record, table, context.today, context)
    if state is None:
        yield gettext(N_("The record has no state yet."))
        return
    written = moments(record, table)
    since = computed_since(record, state, written[-1][1] if written else None, context)
    facts = [f"{named(state.names, language)} ({state.key})"]
    if since:
        entered = entered_only(record) and not state.computed
        says = N_("entered in the registry {day}") if entered else N_("since {day}")
        facts.append(gettext(says).format(day=day_words(since, language)))
    if state.key != state_key(record):
        members = state.computation is not None and state.computation.members
        facts.append(
            gettext(N_("follows from its members") if members else N_("follows from dates"))
        )
    yield gettext(N_("State: {state}")).format(state=", ".join(facts))
    yield from filled(named(state.meaning, language), "  ", width)
    yield gettext(N_("What happens next:"))
    yield from filled(named(state.next_step, language), "  ", width)
    if turn := turn_of(record, context):
        yield from _turn(turn, record, context, language)


def _turn(turn: Turn, record: Record, context: Context, language: str) -> Iterator[str]:
    gettext = translations(language).gettext
    who = holder(turn.holder, turn.group, context, language)
    yield gettext(N_("Whose turn: {who}")).format(who=who)
    if turn.deadline:
        yield gettext(N_("By when: {when}")).format(when=_deadline(turn.deadline, language))
    elif turn.fitted:
        yield gettext(N_("By when: it follows another timetable"))
    for part in turn.parts:
        yield f"  {_part(part, record, context, language)}"


def _part(part: Part, record: Record, context: Context, language: str) -> str:
    names = context.policy.lifecycles[record.kind].parts.get(part.state)
    begun = translations(language).gettext(N_("not begun"))
    state = named(names, language) if names else begun
    share = context.policy.code("kasittelyrooli", "vastuu" if part.responsible else "osallistuva")
    group = title_at(part.group, context, language) or part.group
    since = f", {day_words(part.since, language)}" if part.since else ""
    return f"{group} ({named(share, language)}): {state}{since}"


def _deadline(deadline: Deadline, language: str) -> str:
    words = translations(language)
    parts = [words.gettext(_BASIS[deadline.basis])]
    if deadline.paused:
        text = words.ngettext(
            "the clock has stood {count} day", "the clock has stood {count} days", deadline.paused
        )
        parts.append(text.format(count=deadline.paused))
    if deadline.late:
        text = words.ngettext("{count} day late", "{count} days late", deadline.late)
        parts.append(text.format(count=deadline.late))
    return f"{day_words(deadline.due, language)} ({', '.join(parts)})"
