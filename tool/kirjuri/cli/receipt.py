"""Write the message to the submitter of an input: what was received, what happens next and by when."""

from __future__ import annotations

import click

from kirjuri.cli import Call
from kirjuri.cli._showing import names_told, opened
from kirjuri.locale import N_


@click.command(name="receipt")
@click.argument("identifier", metavar="ID")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help=N_("As plain text for mail, or as Markdown for a thread."),
)
@click.pass_obj
def command(call: Call, identifier: str, form: str) -> None:
    """Write the message of the input ID, ready to send, in the language the input was written in.

    It tells what was received, how it was understood, where it stands, what happens next, who acts
    and by when; at the close, the answer.
    """
    from kirjuri.cli import words
    from kirjuri.render.receipt import receipt

    seen = opened(call)
    with names_told(call.language):
        record = seen.record(identifier)
    if record.kind != "syote":
        says = N_("a message is written to the submitter of an input, and '{id}' is not an input")
        raise click.UsageError(words(call.language, says).format(id=record.id))
    click.echo(receipt(record, seen.context, markdown=form == "markdown"), nl=False)
