"""Explain a rule, a state and what can follow it, or what can happen to a record next."""

from __future__ import annotations

import click

from kirjuri.cli import Call
from kirjuri.cli._showing import names_told


@click.command(name="explain")
@click.argument("what")
@click.pass_obj
def command(call: Call, what: str) -> None:
    """Explain WHAT: a rule by its code (KR101) or name, a state of a lifecycle, or a record.

    For a rule: why it exists and how to mend what it finds. For a state: what it means, whose
    turn it is, what it requires and what can follow. For a record: what can happen to it next, who
    may decide it, and everything that is missing for each step.
    """
    from kirjuri import app

    with names_told(call.language):
        text = app.explain(what, call.directory, call.language, today=call.today)
    if text is None:
        from kirjuri.cli import words
        from kirjuri.locale import N_

        says = words(
            call.language,
            N_(
                "there is no rule, no state and no record '{name}'; 'kirjuri rules' lists the rules"
            ),
        )
        raise click.UsageError(says.format(name=what))
    click.echo(text)
