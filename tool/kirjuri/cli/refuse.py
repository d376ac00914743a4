"""Close an input that is not registered, with its public reason."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kirjuri.cli import Call
from kirjuri.cli._github import DRY, EVENT, connected
from kirjuri.locale import N_


@click.command(name="refuse")
@EVENT
@DRY
@click.pass_obj
def command(call: Call, event: Path | None, *, dry_run: bool) -> None:
    """Close the thread of an input that the secretariat does not register.

    The reason is the last comment of the secretariat that begins with "Perustelu:". Without one, or
    when the label was put by somebody else, the label is taken back and the thread is told why.
    Exit: 0 closed, 1 label taken back, 3 the platform could not be reached.
    """
    from kirjuri import app
    from kirjuri.cli import say
    from kirjuri.github import event as events
    from kirjuri.github.door import language_of
    from kirjuri.github.refuse import refuse

    policy = app.policy(call.directory)
    happened = events.read(event)
    client = connected(policy.settings.repository, dry=dry_run)
    closed = refuse(client, happened, policy, language_of(happened, policy))
    says = (
        N_("The thread was closed with its reason.") if closed else N_("The label was taken back.")
    )
    say(says, call.language)
    sys.exit(0 if closed else 1)
