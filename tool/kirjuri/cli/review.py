"""Tell a change on one page: the verdict, what it means in plain words, what happens next."""

from __future__ import annotations

from pathlib import Path

import click

from kirjuri.cli import Call
from kirjuri.locale import N_


@click.command(name="review")
@click.option(
    "--base",
    default="auto",
    show_default=True,
    metavar="auto|COMMIT",
    help=N_("What to compare with: the point where the branch left the main branch, or a commit."),
)
@click.option(
    "--policy",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help=N_("Directory whose schemas, tables and settings judge, instead of the registry's own."),
)
@click.option(
    "--actor", metavar="LOGIN", help=N_("Who records the change; roles are read from the settings.")
)
@click.pass_obj
def command(call: Call, base: str, policy: Path | None, actor: str | None) -> None:
    """Tell the change that the files are, as Markdown that is safe to post, in the records' language.

    It has the verdict and every finding, what changes in each record, and what happens next and by
    when. Exit: 0 told, whatever the verdict; 3 it could not be done.
    """
    from kirjuri.github.review import of_files, told

    found = of_files(call.directory, base=base, policy=policy, actor=actor, today=call.today)
    click.echo("\n\n".join(part.strip() for part in told(found, found.language)))
