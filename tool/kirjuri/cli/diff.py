"""Say in plain words what a change means, record by record."""

from __future__ import annotations

import click

from kirjuri.cli import Call
from kirjuri.cli._showing import page, printed
from kirjuri.locale import N_


@click.command(name="diff")
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help=N_("For people, as Markdown that is safe to post, or for programs."),
)
@click.pass_obj
def command(call: Call, base: str, head: str | None, form: str) -> None:
    """Say what changed from BASE to HEAD: states, groups, timetables, links and texts, not lines.

    BASE and HEAD are names of commits; BASE may be 'auto', the point where the branch left the main
    branch. Without HEAD the files as they are now are compared. Nothing is checked out.
    """
    from kirjuri import comparing
    from kirjuri.render import diff, diff_json

    report = comparing.compare(call.directory, base, head, today=call.today)
    if form == "markdown":
        click.echo(diff.as_markdown(report, call.language), nl=False)
    elif form == "json":
        click.echo(diff_json.report(report, call.language), nl=False)
    else:
        printed(diff.text(report, call.language, *page()))
