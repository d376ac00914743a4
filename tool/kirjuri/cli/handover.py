"""Hand the open matters of a group to another."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kirjuri.cli import Call
from kirjuri.cli._showing import names_told
from kirjuri.cli._together import finished
from kirjuri.locale import N_
from kirjuri.model.problem import Misused

if TYPE_CHECKING:
    import datetime as dt

    from kirjuri.changing.together import Together


@click.command(name="handover")
@click.argument("group", metavar="GROUP")
@click.option(
    "--to",
    "receiver",
    default="",
    metavar="GROUP",
    help=N_(
        "Who takes them; by default the successor in the group's record, else the secretariat."
    ),
)
@click.option("--reference", default="", help=N_("Where it was decided: a meeting, a letter."))
@click.option("--date", "day", help=N_("Day when it happened (YYYY-MM-DD); today by default."))
@click.pass_obj
def command(call: Call, /, group: str, receiver: str, reference: str, day: str | None) -> None:
    """Hand every open matter of GROUP to its successor or to the secretariat, all or nothing.

    Each matter gets an event that tells it, and whose submitters are to be told is listed. Then
    the group can be ended. Exit: 0 written or nothing open, 1 something is in the way, 2 wrong usage.
    """
    from kirjuri import changing
    from kirjuri.changing import handover
    from kirjuri.cli import say

    with names_told(call.language):
        outcome = changing.opened(call.directory, call.today)
        wish = handover.Handover(
            group=group, receiver=receiver, date=_day(day, call), reference=reference
        )
        planned = handover.plan_handover(outcome, wish)
    if not planned.new:
        say(N_("The group has no open matters to hand over."), call.language)
        sys.exit(0)
    code = finished(planned, call.language)
    if not code:
        _submitters(planned, call.language)
    sys.exit(code)


def _day(given: str | None, call: Call) -> dt.date:
    from kirjuri.model.record import day

    found = day(given) if given else call.today
    if found is None:
        raise Misused(N_("'{date}' is no day; write it as YYYY-MM-DD"), date=str(given))
    return found


def _submitters(planned: Together, language: str) -> None:
    """List the messages that tell the submitters."""
    from kirjuri.cli import say

    say(N_("Tell the submitters; these commands write the messages:"), language)
    for _, after in planned.changed():
        click.echo(f"  kirjuri receipt {after.id}")
