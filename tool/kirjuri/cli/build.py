"""Build the whole site, all languages, into a folder."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kirjuri.cli import Call
from kirjuri.locale import N_


@click.command(name="build")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    show_default=True,
    help=N_("Folder of the site; made when it is missing. Relative to the registry."),
)
@click.option("--strict", is_flag=True, help=N_("Count warnings as errors in the exit code."))
@click.pass_obj
def command(call: Call, out: Path, strict: bool) -> None:
    """Check the registry and build its site in Finnish, Swedish and English.

    Only what changed is written again. A record with errors is withheld, with a notice on its
    page; the rest is published. Exit: 0 all published, 1 something was withheld.
    """
    from kirjuri import app
    from kirjuri.cli.check import told

    built = app.build(call.directory, out, today=call.today)
    if built.outcome.findings.diagnostics:
        for text in told(built.outcome, "text", call.language):
            click.echo(text, err=True)
    click.echo(app.summary(built, call.language))
    findings = built.outcome.findings
    sys.exit(1 if findings.errors or (strict and findings.warnings) else 0)
