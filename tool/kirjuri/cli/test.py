"""`kirjuri test`: the project's own tests."""

import click

from kirjuri.sources.checkout import run_python


@click.command(name="test", context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def command(context: click.Context, arguments: tuple[str, ...]) -> None:
    """Run the tests of the project; ARGUMENTS go to pytest."""
    context.exit(run_python("-m", "pytest", *arguments))
