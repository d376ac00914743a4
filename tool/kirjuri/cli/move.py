"""Move a matter to its next state, add a note or correct an event."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

import click

from kirjuri.cli import Call
from kirjuri.cli._showing import names_told
from kirjuri.cli._together import finished
from kirjuri.locale import N_
from kirjuri.model.problem import Misused

if TYPE_CHECKING:
    from kirjuri.app import Outcome
    from kirjuri.changing.moving import Move
    from kirjuri.changing.together import Together
    from kirjuri.derive.moving import Wish
    from kirjuri.edit.setting import Setting
    from kirjuri.model.record import Record


@click.command(name="move")
@click.argument("identifier", metavar="ID")
@click.argument("state", required=False)
@click.option("--role", help=N_("Whose decision it is; needed when several roles may decide."))
@click.option("--text", default="", help=N_("What happened, in words; shown on the record's page."))
@click.option(
    "--set",
    "given",
    multiple=True,
    metavar="FIELD=VALUE",
    help=N_(
        "Fill a field: kasittelytapa.aikataulu.tavoite_loppu=2027-03-31. Use += to add to a list. "
        "Lists and groups of fields are given as YAML or JSON: {ryhma: x, rooli: vastuu}."
    ),
)
@click.option("--date", "day", help=N_("Day when it happened (YYYY-MM-DD); today by default."))
@click.option("--group", default="", help=N_("Record a group's own part in the handling."))
@click.option("--reference", default="", help=N_("Where it was decided: a meeting, a letter."))
@click.option("--note", is_flag=True, help=N_("Add a note; the state stays as it is."))
@click.option(
    "--correct", type=int, metavar="N", help=N_("Correct the event number N; 1 is the first.")
)
@click.option(
    "--set-state",
    metavar="STATE",
    help=N_("With --correct: the right state, or 'none' when the event should not be there."),
)
@click.pass_obj
def command(call: Call, /, identifier: str, state: str | None, **options: object) -> None:
    """Move the record ID to STATE: an event is added, and everything that STATE requires is asked for.

    If something is missing, all of it is listed and nothing is written. On a terminal it is asked
    instead. A bundle's state follows from its inputs: a move of the bundle is written to every one
    of them, or to none. Exit: 0 written, 1 something is missing or not possible, 2 wrong usage.
    """
    from kirjuri import changing

    with names_told(call.language):
        settings = _settings(options["given"])
        outcome = changing.opened(call.directory, call.today)
        wish = _wish(outcome, identifier, state, options, call)
        record = changing.known(outcome, identifier)
        joint = _joint(outcome, record, wish, settings)
        move = None if joint else _complete(outcome, record, wish, settings, call)
    if joint:
        sys.exit(finished(joint, call.language))
    if move:
        sys.exit(_finished(move, call.language))


def _joint(
    outcome: Outcome, record: Record, wish: Wish, settings: list[Setting]
) -> Together | None:
    """Return the plan of a move that concerns a bundle's members, or None for any other."""
    from kirjuri.changing import bundling, moving_all

    if moving_all.concerns_members(outcome, record, wish):
        return moving_all.plan_all(outcome, record, wish, settings)
    if bundling.ends(outcome, record, wish):
        return bundling.plan_apart(outcome, record, wish)
    return None


def _settings(given: object) -> list[Setting]:
    from kirjuri.edit.setting import setting

    found = []
    for text in given if isinstance(given, tuple) else ():
        made = setting(text)
        if made is None:
            raise Misused(
                N_(
                    "'{text}' is no setting; write it as field=value, or field+=value to add to a list"
                ),
                text=text,
            )
        found.append(made)
    return found


def _wish(
    outcome: Outcome, identifier: str, state: str | None, options: dict[str, object], call: Call
) -> Wish:
    """Return what is wanted; on a terminal a state that was not given is asked."""
    from kirjuri.derive.moving import Wish

    corrects = options["correct"]
    given = options["set_state"]
    if options["note"] or corrects is not None:
        if state or (options["note"] and corrects is not None) or (options["note"] and given):
            raise Misused(N_("give a state, --note or --correct, not two of them"))
        state = None if given is None else "" if given == "none" else str(given)
    elif given is not None:
        raise Misused(N_("--set-state belongs to --correct"))
    elif state is None:
        state = _asked_state(outcome, identifier, str(options["group"]), call.language)
    return Wish(
        date=_day(options["day"], call),
        state=state,
        role=str(options["role"] or ""),
        text=str(options["text"]),
        group=str(options["group"]),
        reference=str(options["reference"]),
        note=bool(options["note"]),
        corrects=corrects if isinstance(corrects, int) else None,
    )


def _day(given: object, call: Call) -> dt.date:
    from kirjuri.model.record import day

    found = day(given) if given else call.today
    if found is None:
        raise Misused(N_("'{date}' is no day; write it as YYYY-MM-DD"), date=str(given))
    return found


def _asked_state(outcome: Outcome, identifier: str, group: str, language: str) -> str:
    from kirjuri import changing
    from kirjuri.cli import _dialog, words
    from kirjuri.derive.moving import targets

    record = changing.known(outcome, identifier)
    table = outcome.context.policy.lifecycles[record.kind]
    offers = tuple((key, table.states[key].names) for key in targets(record, table))
    offers = tuple(table.parts.items()) if group else offers
    if not offers or not _dialog.is_dialog():
        raise Misused(
            N_("say to which state; from here it can go to: {states}")
            if offers
            else N_("nothing follows the present state"),
            states=", ".join(key for key, _ in offers),
        )
    return _dialog.choose(words(language, N_("To which state?")), offers, language)


def _complete(
    outcome: Outcome, record: Record, wish: Wish, settings: list[Setting], call: Call
) -> Move:
    """Return the plan; on a terminal, ask as long as there is something to ask."""
    import dataclasses

    from kirjuri.changing.moving import plan_move
    from kirjuri.cli import _dialog, words
    from kirjuri.edit.asking import field_question

    asked: set[str] = set()
    while True:
        move = plan_move(outcome, record, wish, settings)
        if not move.problems or not _dialog.is_dialog() or not move.step.event:
            return move
        if not wish.role and len(move.step.roles) > 1:
            codes = outcome.context.policy
            offers = tuple((role, codes.code("rooli", role)) for role in move.step.roles)
            title = words(call.language, N_("Whose decision is it?"))
            wish = dataclasses.replace(wish, role=_dialog.choose(title, offers, call.language))
            continue
        question = next((q for q in move.questions if q.field not in asked), None)
        if question is None:
            return move
        asked.add(question.field)
        if question.fields:
            title = words(call.language, N_("One of these is needed. Which one?"))
            field = _dialog.choose(title, question.fields, call.language)
            question = field_question(field, move.moved, move.after)
        settings = [*settings, _dialog.ask(question, move.refused, call.language)]


def _finished(move: Move, language: str) -> int:
    """Write a sound move, or list what stands in its way; return the exit code."""
    from kirjuri.changing.moving import write_move
    from kirjuri.cli import _dialog, say, words
    from kirjuri.render import moved
    from kirjuri.render.style import style_for

    if move.problems:
        say(N_("'{id}' was not changed. This stands in the way:"), language, id=move.record.id)
        for line in moved.lacking(move.problems, language):
            click.echo(line)
        return 1
    if _dialog.is_dialog():
        for line in moved.difference(move.old, move.new, style_for(terminal=True)):
            click.echo(line)
        if not click.confirm(words(language, N_("Write this?")), default=True):
            return 1
    write_move(move)
    event = move.moved.events[-1]
    policy = move.before.policy
    for line in moved.told(move.record, move.moved, event, policy, language):
        click.echo(line)
    return 0
