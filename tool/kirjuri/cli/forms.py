"""Write the files that are generated and kept."""

from __future__ import annotations

import sys

import click

from kirjuri.cli import Call
from kirjuri.locale import N_


@click.command(name="forms")
@click.option(
    "--check", "only", is_flag=True, help=N_("Write nothing; say what is out of date (exit 1).")
)
@click.pass_obj
def command(call: Call, only: bool) -> None:
    """Write again what is generated and kept: lists inside the schemas, issue forms, CODEOWNERS."""
    from kirjuri import app

    old = app.refresh(call.directory, write=not only)
    for path in old:
        click.echo(path)
    sys.exit(1 if old and only else 0)
