"""Make a pull request of a form: an accepted input, or an act of the secretariat."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kirjuri.cli import Call
from kirjuri.cli._github import DRY, EVENT, connected
from kirjuri.cli._showing import names_told
from kirjuri.locale import N_


@click.command(name="propose")
@EVENT
@DRY
@click.pass_obj
def command(call: Call, event: Path | None, *, dry_run: bool) -> None:
    """Make a record of an accepted input, or a change of the secretariat's act, and propose it.

    Only for logins that the settings name in the secretariat. The pull request tells the verdict and
    what the change means. Run again it brings its own branch up to date, and leaves one that people
    went on with. Exit: 0 proposed, 1 something stands in the way (told in the thread), 2 no form of
    ours, 3 it could not be done.
    """
    from kirjuri import app
    from kirjuri.cli import say
    from kirjuri.github import event as events
    from kirjuri.github.propose import propose

    policy = app.policy(call.directory)
    client = connected(policy.settings.repository, dry=dry_run)
    happened = events.read(event)
    with names_told(call.language):
        done = propose(client, happened, policy, app.root(call.directory), call.today)
    if done is None:
        say(N_("Nothing was proposed; the thread says why."), call.language)
    else:
        says = N_("Proposed: {branch} -> #{pull}")
        say(says, call.language, branch=done.branch, pull=done.pull)
    sys.exit(0 if done else 1)
