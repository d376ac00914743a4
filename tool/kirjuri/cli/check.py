"""Check all records and say what to mend, where and how."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kirjuri.cli import Call
from kirjuri.locale import N_

if TYPE_CHECKING:
    from kirjuri.app import Outcome


@click.command(name="check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help=N_(
        "How to tell what was found: for people, for programs, or as annotations of a pull request."
    ),
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
    for text in told(outcome, form, call.language):
        click.echo(text)
    sys.exit(1 if outcome.findings.errors else 0)


def told(outcome: Outcome, form: str, language: str) -> Iterator[str]:
    """Yield what was found, in one of the formats."""
    if form == "json":
        from kirjuri.render import jsonv1

        yield jsonv1.report(
            outcome.findings, outcome.files, language, outcome.rules_at(language)
        ).rstrip("\n")
    elif form == "github":
        from kirjuri.render import github

        yield from github.lines(outcome.findings, language)
    else:
        from kirjuri.render import text
        from kirjuri.render.style import style_for

        style = style_for(terminal=sys.stdout.isatty())
        for block in text.blocks(
            outcome.findings, outcome.sources, language, style, outcome.rules_at(language)
        ):
            yield f"{block}\n"
        yield text.summary(outcome.findings, outcome.files, language)
