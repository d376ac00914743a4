"""Show whose turn it is, since when, by when, and what to do next."""

from __future__ import annotations

import click

from kirjuri.cli import Call
from kirjuri.cli._showing import FORMAT_HELP, FORMATS, names_told, opened, page, printed
from kirjuri.locale import N_


@click.command(name="queue")
@click.option("--group", default="", metavar="ID", help=N_("Only what waits for this group."))
@click.option("--overdue", is_flag=True, help=N_("Only what is late."))
@click.option("--format", "form", type=FORMATS, default="text", show_default=True, help=FORMAT_HELP)
@click.pass_obj
def command(call: Call, group: str, form: str, *, overdue: bool) -> None:
    """Show everything that waits for somebody, the most urgent first, with the command that does it.

    Beside open matters: groups' own parts, reminders to submitters, follow-ups, reviews of
    guidelines, ends of terms, and new records without an identifier.
    """
    from kirjuri import showing
    from kirjuri.render import duties, tables

    seen = opened(call)
    with names_told(call.language):
        found = showing.queue(seen, group=group, overdue=overdue)
    if form == "text":
        printed(duties.blocks(found, seen.context, call.language, *page()))
        return
    rows = duties.rows(found, call.language)
    today = call.today.isoformat()
    text = (
        tables.as_csv(duties.KEYS, rows)
        if form == "csv"
        else tables.as_json("duties", rows, today=today)
    )
    click.echo(text, nl=False)
