"""Keep the list of what waits, and tell passed deadlines in the threads of their matters."""

from __future__ import annotations

import click

from kirjuri.cli import Call
from kirjuri.cli._github import DRY, connected
from kirjuri.cli._showing import opened
from kirjuri.locale import N_


@click.command(name="remind")
@DRY
@click.pass_obj
def command(call: Call, *, dry_run: bool) -> None:
    """Bring the thread with the list of all that waits up to date, and tell each passed deadline once.

    The list has new threads without a decision, what is late and what is in time. In the thread of a
    matter one message a deadline says whose turn it is. Nothing is said twice, however often the
    command runs. Exit: 0 done, 3 it could not be done.
    """
    from kirjuri.cli import say
    from kirjuri.github.remind import remind
    from kirjuri.github.thread import Done

    seen = opened(call)
    client = connected(seen.context.policy.settings.repository, dry=dry_run)
    done = remind(client, seen)
    says = {
        Done.POSTED: N_("The list was opened in a new thread."),
        Done.EDITED: N_("The list was brought up to date."),
        Done.SAME: N_("The list is as it was."),
    }
    say(says[done.list], call.language)
    for number in done.told:
        say(N_("A passed deadline was told in thread {number}."), call.language, number=number)
