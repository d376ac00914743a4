"""List the rules by which records are checked."""

from __future__ import annotations

import click

from kirjuri.cli import Call


@click.command(name="rules")
@click.pass_obj
def command(call: Call) -> None:
    """List every rule: its code, its name and what it finds."""
    from kirjuri.locale.catalogue import translations
    from kirjuri.rules import all_rules

    gettext = translations(call.language).gettext
    wide = max(len(rule.name) for rule in all_rules())
    for rule in all_rules():
        click.echo(f"{rule.code}  {rule.name:<{wide}}  {gettext(rule.title)}")
