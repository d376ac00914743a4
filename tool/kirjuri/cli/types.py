"""Check the types of the project's own code."""

import click

from kirjuri.sources.checkout import present, run_python


@click.command(name="types")
@click.pass_context
def command(context: click.Context) -> None:
    """Check the types of the project's own code with mypy."""
    package = run_python("-m", "mypy", *present("tool/kirjuri", "bench"))
    # By itself: the wrapper has the package's name.
    wrapper = run_python("-m", "mypy", "--scripts-are-modules", "kirjuri")
    context.exit(package or wrapper)
