"""Show a record: where it stands, what happens next, its fields, links and events."""

from __future__ import annotations

import click

from kirjuri.cli import Call
from kirjuri.cli._showing import names_told, opened, page, printed


@click.command(name="show")
@click.argument("identifier", metavar="ID")
@click.pass_obj
def command(call: Call, identifier: str) -> None:
    """Show everything of the record ID, in your language where the record has it."""
    from kirjuri import showing
    from kirjuri.render import record

    seen = opened(call)
    with names_told(call.language):
        found = seen.record(identifier)
    printed(record.page(showing.shown(seen, found), call.language, *page()))
