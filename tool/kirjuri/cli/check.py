"""Check all records and say what to mend, where and how."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kirjuri.cli import Call
from kirjuri.locale import N_


@click.command(name="check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help=N_("How to tell what was found: for people, for programs, or as annotations of a pull request."),
)
@click.pass_obj
def command(call: Call, paths: tuple[Path, ...], form: str) -> None:
    """Check every record of the registry: files, fields, references, events, personal data.

    All files are read even if some are broken. With PATHS only what stands in those files or
    folders is told. Exit: 0 nothing wrong (warnings do not count), 1 errors found, 3 the check
    could not be done.
    """
    from kirjuri import app

    outcome = app.check(call.directory, today=call.today, paths=paths)
    records = len(outcome.context.registry.records) + len(outcome.context.registry.unreadable)
    for text in _shown(outcome, form, records, call.language):
        click.echo(text)
    sys.exit(1 if outcome.findings.errors else 0)


def _shown(outcome: object, form: str, records: int, language: str) -> list[str]:
    from kirjuri.app import Outcome

    assert isinstance(outcome, Outcome)
    if form == "json":
        from kirjuri.render import jsonv1

        return [jsonv1.report(outcome.findings, records, language).rstrip("\n")]
    if form == "github":
        from kirjuri.render import github

        return list(github.lines(outcome.findings, language))
    from kirjuri.render import text
    from kirjuri.render.style import style_for

    style = style_for(terminal=sys.stdout.isatty())
    blocks = [f"{block}\n" for block in text.blocks(outcome.findings, outcome.sources, language, style)]
    return [*blocks, text.summary(outcome.findings, records, language)]
