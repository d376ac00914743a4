"""Measure how fast the tool is."""

import click

from kirjuri.sources.checkout import run_python


@click.command(name="bench", context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def command(context: click.Context, arguments: tuple[str, ...]) -> None:
    """Measure the tool; ARGUMENTS go to bench/run.py."""
    context.exit(run_python("-m", "bench.run", *arguments))
