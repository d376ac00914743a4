"""Answer a form in its thread: what was understood, what is missing, what happens next."""

from __future__ import annotations

from pathlib import Path

import click

from kirjuri.cli import Call
from kirjuri.cli._github import DRY, EVENT, connected
from kirjuri.locale import N_


@click.command(name="reply")
@EVENT
@DRY
@click.pass_obj
def command(call: Call, event: Path | None, *, dry_run: bool) -> None:
    """Answer whoever sent a form, in the thread and the language of the form.

    One comment is kept up to date as the form is edited. Threads that no form made, and those on which
    the secretariat has decided, are left alone. Exit: 0 done, 3 it could not be done.
    """
    from kirjuri import app
    from kirjuri.cli import say
    from kirjuri.github import event as events
    from kirjuri.github.reply import reply
    from kirjuri.github.thread import Done

    policy = app.policy(call.directory)
    client = connected(policy.settings.repository, dry=dry_run)
    happened = events.read(event)
    done = reply(client, happened, policy, app.root(call.directory), call.today)
    says = {
        None: N_("There is nothing to answer in this thread."),
        Done.POSTED: N_("The thread was answered."),
        Done.EDITED: N_("The answer in the thread was brought up to date."),
        Done.SAME: N_("The thread has this answer already."),
    }
    say(says[done], call.language)
