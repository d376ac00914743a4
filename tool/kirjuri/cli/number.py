"""Give the new records that wait in 'uudet' their numbers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kirjuri.cli import Call
from kirjuri.locale import N_

if TYPE_CHECKING:
    from kirjuri.changing.numbering import Numbering


@click.command(name="number")
@click.option(
    "--push",
    is_flag=True,
    help=N_("Fetch first, push afterwards, and try again when others were faster."),
)
@click.option("--dry-run", is_flag=True, help=N_("Only tell what would be numbered."))
@click.pass_obj
def command(call: Call, push: bool, dry_run: bool) -> None:
    """Give every accepted new record its permanent number, in one commit.

    Files move from 'uudet' to the folder of their year, references to them follow, and the events
    of arrival and acknowledgement are added. Records with errors keep waiting. Exit: 0 done or
    nothing to do, 1 something keeps waiting, 3 it could not be done.
    """
    from kirjuri.changing import numbering
    from kirjuri.github.job import hand_on

    if push and dry_run:
        from kirjuri.cli import words

        raise click.UsageError(words(call.language, N_("--push and --dry-run exclude each other")))
    if push:
        done = numbering.number_and_push(call.directory, today=call.today)
        hand_on("commit", numbering.head(call.directory))
    else:
        done = numbering.number(call.directory, today=call.today, dry_run=dry_run)
    sys.exit(_told(done, call.language, dry_run=dry_run))


def _told(done: Numbering, language: str, *, dry_run: bool) -> int:
    from kirjuri.cli import say
    from kirjuri.render import numbered

    for line in numbered.given(done.made):
        click.echo(line)
    if not done.made:
        say(N_("No new record waits for a number."), language)
    elif dry_run:
        say(N_("Nothing was written: this is what would be numbered."), language)
    elif done.pushed:
        say(N_("Committed and pushed."), language)
    else:
        say(N_("Committed here; 'git push' publishes the numbers."), language)
    for line in numbered.waiting(done.stays, done.uncommitted, language):
        click.echo(line)
    return 1 if done.stays or done.uncommitted else 0
