"""Find inputs that may be about the same thing as a text or another input."""

from __future__ import annotations

import sys

import click

from kirjuri.cli import Call, words
from kirjuri.cli._showing import FORMAT_HELP, names_told, page, printed
from kirjuri.locale import N_


@click.command(name="similar")
@click.argument("what", nargs=-1, required=True, metavar="TEXT|ID|-")
@click.option(
    "--most",
    type=click.IntRange(1, 50),
    default=5,
    show_default=True,
    help=N_("How many inputs at the most."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json", "markdown"]),
    default="text",
    show_default=True,
    help=FORMAT_HELP,
)
@click.pass_obj
def command(call: Call, what: tuple[str, ...], most: int, form: str) -> None:
    """Find inputs that may be about the same thing, the nearest first, and say what both speak of.

    Give a text in Finnish, Swedish or English, the identifier or the file of an input, or - to read
    the text from standard input; its first line counts as a heading. Inflected forms, compounds and
    words of the other languages are understood. Samples, inputs that wait for a number and closed
    ones are found too.
    """
    from kirjuri import showing
    from kirjuri.render import similar, tables

    asked = " ".join(what)
    if what == ("-",):
        asked = sys.stdin.buffer.read().decode("utf-8", "replace")
    if not asked.strip():
        raise click.UsageError(words(call.language, N_("there is no text to compare")))
    with names_told(call.language):
        found = showing.similar(call.directory, asked, call.today, call.language, most)
    if form == "text":
        printed(similar.blocks(found, call.language, *page()))
        return
    if form == "markdown":
        click.echo("\n".join(similar.markdown(found, call.language)))
        return
    rows = similar.rows(found, call.language)
    made = tables.as_csv(similar.KEYS, rows) if form == "csv" else tables.as_json("similar", rows)
    click.echo(made, nl=False)
