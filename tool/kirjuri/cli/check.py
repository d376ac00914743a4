"""Check all records and say what to mend, where and how."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kirjuri.cli import Call, words
from kirjuri.locale import N_

if TYPE_CHECKING:
    from kirjuri.app import Outcome


@click.command(name="check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif", "markdown"]),
    default="text",
    show_default=True,
    help=N_(
        "How to tell what was found: for people, for programs, as annotations of a pull request, "
        "for code scanning, or for a comment."
    ),
)
@click.option(
    "--base",
    default="auto",
    show_default=True,
    metavar="auto|none|COMMIT",
    help=N_(
        "What to compare with: the point where the branch left the main branch, nothing, or a commit."
    ),
)
@click.option(
    "--policy",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help=N_("Directory whose schemas, tables and settings judge, instead of the registry's own."),
)
@click.option(
    "--actor", metavar="LOGIN", help=N_("Who records the change; roles are read from the settings.")
)
@click.pass_obj
def command(
    call: Call,
    paths: tuple[Path, ...],
    form: str,
    base: str,
    policy: Path | None,
    actor: str | None,
) -> None:
    """Check every record of the registry: files, fields, references, events, personal data.

    All files are read even if some are broken. With PATHS only what stands in those files or
    folders is told. In a git repository the change is compared with its base: what the base
    already had is not the change's fault. Exit: 0 nothing wrong (or only what the base had;
    warnings do not count), 1 errors found, 3 the check could not be done.
    """
    from kirjuri import app

    against = app.Against(base=base, policy=policy, actor=actor)
    outcome = app.check(call.directory, today=call.today, paths=paths, against=against)
    for text in told(outcome, form, call.language):
        click.echo(text, color=True)
    if outcome.uncompared:
        click.echo(words(call.language, UNCOMPARED), err=True)
    sys.exit(1 if outcome.findings.introduced else 0)


UNCOMPARED = N_(
    "There is no earlier state to compare with, so the rules on changes (KR310 to KR317) were not run."
)


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
    elif form == "sarif":
        yield _sarif(outcome, language)
    elif form == "markdown":
        from kirjuri.render import summary

        yield summary.summary(
            outcome.findings,
            outcome.files,
            language,
            rules_at=outcome.rules_at(language),
            unrun=_unrun(outcome, language),
        ).rstrip("\n")
    else:
        from kirjuri.render import text
        from kirjuri.render.style import style_for

        style = style_for(terminal=sys.stdout.isatty())
        for block in text.blocks(
            outcome.findings, outcome.sources, language, style, outcome.rules_at(language)
        ):
            yield f"{block}\n"
        yield text.summary(outcome.findings, outcome.files, language)
        if said := text.verdict(outcome.findings, language):
            yield said


def _sarif(outcome: Outcome, language: str) -> str:
    from kirjuri import app
    from kirjuri.render import sarif
    from kirjuri.rules import all_rules

    run = sarif.Run(
        findings=outcome.findings,
        rules=all_rules(),
        prefix=app.prefix(outcome.root),
        rules_at=outcome.rules_at(language),
        unrun=_unrun(outcome, language),
    )
    return sarif.log(run, language).rstrip("\n")


def _unrun(outcome: Outcome, language: str) -> str:
    return words(language, UNCOMPARED) if outcome.uncompared else ""
