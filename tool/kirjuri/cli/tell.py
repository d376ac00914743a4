"""Tell changes of state in the threads that the inputs came from."""

from __future__ import annotations

import click

from kirjuri.cli import Call
from kirjuri.cli._github import DRY, connected
from kirjuri.cli._showing import names_told, opened
from kirjuri.locale import N_


@click.command(name="tell")
@click.argument("identifiers", metavar="[ID]...", nargs=-1)
@DRY
@click.pass_obj
def command(call: Call, identifiers: tuple[str, ...], *, dry_run: bool) -> None:
    """Tell the last change of each input ID in the thread it came from; without ID, of all changed lately.

    Each change is told once, however often the command runs. Inputs that came by mail are not told
    here: their messages wait in the queue. Exit: 0 done, 3 it could not be done.
    """
    from kirjuri.cli import say
    from kirjuri.github.tell import tell

    seen = opened(call)
    with names_told(call.language):
        wanted = tuple(seen.record(name) for name in identifiers)
    client = connected(seen.context.policy.settings.repository, dry=dry_run)
    told = [one for one in tell(client, seen, wanted) if one.new]
    for one in told:
        click.echo(f"{one.record.id} -> #{one.thread}")
    if not told:
        say(N_("Nothing new to tell."), call.language)
