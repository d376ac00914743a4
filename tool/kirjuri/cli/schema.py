"""Print the JSON Schema of a record kind, whole."""

from __future__ import annotations

import json

import click

from kirjuri.cli import Call


@click.command(name="schema")
@click.argument("kind")
@click.pass_obj
def command(call: Call, kind: str) -> None:
    """Print the JSON Schema of KIND (syote, ryhma, linjaus), with shared parts and code lists in it."""
    from kirjuri import app
    from kirjuri.cli import words
    from kirjuri.locale import N_

    schemas = app.policy(call.directory).schemas
    if kind not in schemas:
        says = words(call.language, N_("there is no record kind '{kind}'; there are {kinds}"))
        raise click.UsageError(says.format(kind=kind, kinds=", ".join(schemas)))
    click.echo(json.dumps(schemas[kind], ensure_ascii=False, indent=2))
