"""What can happen next to a record: every step, who may take it, and all that is missing for it."""

from __future__ import annotations

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.deadlines import target_of
from kirjuri.derive.needs import needed
from kirjuri.derive.queue import Step, steps_of, turn_of
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.record import Record
from kirjuri.render.speech import days_of, filled, role_name, title
from kirjuri.render.turn import standing_lines
from kirjuri.render.words import advice, message, named

_WIDTH = 98


def explained(record: Record, context: Context, language: str) -> Iterator[str]:
    """Yield where a record stands and every step that can follow."""
    gettext = translations(language).gettext
    name = title(record, language)
    yield f"{record.id}  {name if name != record.id else ''}".rstrip()
    yield ""
    if record.new:
        yield gettext(NEW)
        yield "  kirjuri number"
        return
    yield from standing_lines(record, context, language, _WIDTH)
    yield ""
    steps = steps_of(record, context)
    if not steps:
        yield gettext(N_("Nothing follows this state."))
        return
    yield gettext(N_("What can follow:"))
    turn = turn_of(record, context)
    expected = turn.next.transition.key if turn and turn.next else ""
    for step in steps:
        yield ""
        yield from _step(record, step, context, language, expected=step.transition.key == expected)


NEW = N_("A new record: it gets its identifier and its first events when it has been merged.")


def _step(
    record: Record, step: Step, context: Context, language: str, *, expected: bool
) -> Iterator[str]:
    gettext = translations(language).gettext
    move = step.transition
    state = context.policy.lifecycles[record.kind].states[move.target]
    mark = " – " + gettext(N_("expected next")) if expected else ""
    yield f"  → {move.target} ({named(state.names, language)}): {named(move.names, language)}{mark}"
    roles = ", ".join(role_name(role, context, language) for role in move.roles)
    yield "    " + gettext(N_("Who may decide: {roles}")).format(roles=roles)
    if time := target_of(move, record.kind, context.policy.settings):
        yield "    " + gettext(N_("Our target: {time}")).format(time=days_of(time, language))
    yield f"    {step.command(record)}"
    if not step.missing:
        yield "    " + gettext(N_("Nothing is missing."))
        return
    yield "    " + gettext(N_("Missing:"))
    for need in step.missing:
        problem = needed(record, need, state, context)
        lines = list(
            filled(f"{message(problem, language)}; {advice(problem, language)}", "", _WIDTH - 8)
        )
        yield f"      - {lines[0]}"
        yield from (f"        {line}" for line in lines[1:])
