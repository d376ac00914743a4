"""List records of a kind: their state, since when, by when."""

from __future__ import annotations

import click

from kirjuri.cli import Call
from kirjuri.cli._showing import FORMAT_HELP, FORMATS, names_told, opened, page, printed
from kirjuri.locale import N_


@click.command(name="list")
@click.argument("kind")
@click.option("--state", default="", help=N_("Only records in this state."))
@click.option("--phase", default=0, type=click.IntRange(0, 5), help=N_("Only this phase, 1-5."))
@click.option(
    "--process",
    default="",
    type=click.Choice(["", "A", "B", "C", "D", "E"], case_sensitive=False),
    metavar="[A-E]",
    help=N_("Only inputs of this process."),
)
@click.option(
    "--group", default="", metavar="ID", help=N_("Only records on the table of this group.")
)
@click.option("--open", "only_open", is_flag=True, help=N_("Only open matters."))
@click.option(
    "--samples/--no-samples", default=True, help=N_("With sample matter (as now), or without it.")
)
@click.option("--format", "form", type=FORMATS, default="text", show_default=True, help=FORMAT_HELP)
@click.pass_obj
def command(call: Call, /, kind: str, form: str, *, only_open: bool, **narrowed: object) -> None:
    """List the records of KIND (syote, ryhma, linjaus), narrowed by options.

    In the text a mark (!) follows a day that has passed.
    """
    from kirjuri import showing
    from kirjuri.derive.listing import Filter
    from kirjuri.render import listing, tables

    seen = opened(call)
    wanted = Filter(kind=kind, open=only_open, **narrowed)  # type: ignore[arg-type]
    with names_told(call.language):
        found = showing.listing(seen, wanted)
    if form == "text":
        printed(listing.text(found, call.language, *page()))
        return
    rows = listing.rows(found, call.language)
    today = call.today.isoformat()
    text = (
        tables.as_csv(listing.KEYS, rows)
        if form == "csv"
        else tables.as_json("records", rows, today=today)
    )
    click.echo(text, nl=False)
