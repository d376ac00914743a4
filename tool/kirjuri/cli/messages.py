"""Bring the catalogues up to date with the messages in the code."""

from __future__ import annotations

import click


@click.command(name="messages")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Add new messages to the catalogues untranslated, and remove those that nobody uses.

    Says how many are untranslated in each language (exit 1 when there are any).
    """
    from kirjuri import messages

    left = messages.update()
    for language, count in left.items():
        click.echo(f"{language}: {count}")
    ctx.exit(1 if any(left.values()) else 0)
