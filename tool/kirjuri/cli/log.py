"""Show what has happened to a record, and in which commits it was published."""

from __future__ import annotations

import click

from kirjuri.cli import Call
from kirjuri.cli._showing import FORMAT_HELP, FORMATS, names_told, opened, page, printed


@click.command(name="log")
@click.argument("identifier", metavar="ID")
@click.option("--format", "form", type=FORMATS, default="text", show_default=True, help=FORMAT_HELP)
@click.pass_obj
def command(call: Call, identifier: str, form: str) -> None:
    """Show the events of the record ID joined with the history of its file.

    Corrected events stay, with what corrects them. It is told when an event was recorded more than
    seven days apart from its own day. Commits that only wrote files anew are left out.
    """
    from kirjuri import showing
    from kirjuri.render import ledger, tables

    seen = opened(call)
    with names_told(call.language):
        record = seen.record(identifier)
    shown = showing.shown(seen, record)
    told = ledger.Ledger(
        record=record, timeline=shown.timeline, context=seen.context, language=call.language
    )
    if form == "text":
        printed(ledger.lines(told, *page(), git=shown.git))
        return
    rows = ledger.rows(told)
    text = (
        tables.as_csv(ledger.KEYS, rows)
        if form == "csv"
        else tables.as_json("events", rows, id=record.id)
    )
    click.echo(text, nl=False)
