"""Explain a rule, or a state of a lifecycle and what can follow it."""

from __future__ import annotations

import click

from kirjuri.cli import Call


@click.command(name="explain")
@click.argument("what")
@click.pass_obj
def command(call: Call, what: str) -> None:
    """Explain WHAT: a rule by its code (KR101) or name, or a state of a lifecycle.

    For a rule: why it exists and how to mend what it finds. For a state: what it means, whose
    turn it is, what it requires and what can follow.
    """
    from kirjuri import app

    text = app.explain(what, call.directory, call.language)
    if text is None:
        from kirjuri.cli import words
        from kirjuri.locale import N_

        says = words(
            call.language,
            N_("there is no rule and no state '{name}'; 'kirjuri rules' lists the rules"),
        )
        raise click.UsageError(says.format(name=what))
    click.echo(text)
