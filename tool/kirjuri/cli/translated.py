"""Say which translated pages no longer follow their originals, and mark those that do again."""

from __future__ import annotations

from pathlib import Path

import click

from kirjuri.cli import Call
from kirjuri.locale import N_


@click.command(name="translated")
@click.option(
    "--mark", is_flag=True, help=N_("Mark the pages as made of their originals as they are now.")
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.pass_context
def command(ctx: click.Context, mark: bool, paths: tuple[Path, ...]) -> None:
    """Say which translated pages were made of an earlier text than their original has now.

    Read and mend the translation first, then mark it. Exit 1 when some page is behind.
    """
    from kirjuri import app

    call: Call = ctx.obj
    behind = app.translated(call.directory, paths=paths, mark=mark)
    for path in behind:
        click.echo(path)
    ctx.exit(1 if behind and not mark else 0)
