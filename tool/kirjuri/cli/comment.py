"""Say in one comment on a pull request what it means and what happens next."""

from __future__ import annotations

from pathlib import Path

import click

from kirjuri.cli import Call
from kirjuri.cli._github import DRY, EVENT, connected
from kirjuri.locale import N_


@click.command(name="comment")
@EVENT
@click.option(
    "--report",
    "reports",
    type=click.Path(path_type=Path),
    default=Path("report"),
    show_default=True,
    help=N_("Folder of the check's report; it is compared with, never shown."),
)
@DRY
@click.pass_obj
def command(call: Call, event: Path | None, reports: Path, *, dry_run: bool) -> None:
    """Judge the commit that a check has run on by the rules here, and keep one comment on its pull request.

    The pull request is found by the commit, at the platform. The commit is read from git's objects:
    nothing of it is checked out or run. Exit: 0 done (also when the pull request has moved on), 3 it
    could not be done.
    """
    from kirjuri import app
    from kirjuri.cli import say
    from kirjuri.github import event as events
    from kirjuri.github.comment import comment

    root = app.root(call.directory)
    client = connected(app.policy(call.directory).settings.repository, dry=dry_run)
    pull = comment(client, events.read(event), root, reports, call.today)
    if pull is None:
        say(
            N_("No open pull request has that commit at its head; nothing was said."), call.language
        )
    else:
        say(N_("Pull request {number} has its comment."), call.language, number=pull.number)
