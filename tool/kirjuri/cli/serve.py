"""Check, build and show the site on this computer; build again when something changes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from kirjuri.cli import Call, say
from kirjuri.locale import N_


@click.command(name="serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help=N_("Port; the next free one is taken."),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(".kirjuri/serve"),
    show_default=True,
    help=N_("Folder of the site; made when it is missing. Relative to the registry."),
)
@click.pass_obj
def command(call: Call, port: int, out: Path) -> None:
    """Check the registry, build its site and serve it at an address of this computer.

    Whenever a record, a page or a setting changes, the site is built again; a record that breaks
    keeps its last good page. Ends with Ctrl-C.
    """
    from kirjuri import app
    from kirjuri.cli.check import told
    from kirjuri.sources.serve import serve

    def rebuild() -> None:
        built = app.build(call.directory, out, today=call.today, keep=True)
        if built.outcome.findings.diagnostics:
            for text in told(built.outcome, "text", call.language):
                click.echo(text)
        click.echo(app.summary(built, call.language))

    root = app.root(call.directory)
    serve(
        root / out, app.watched(root), rebuild, port=port, say=partial(say, language=call.language)
    )
