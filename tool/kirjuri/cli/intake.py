"""Take in a form's text: an issue, or a text somebody sent; write the record, or say what is missing."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kirjuri.cli import Call, say
from kirjuri.cli._showing import names_told
from kirjuri.locale import N_
from kirjuri.model.problem import Misused

if TYPE_CHECKING:
    from kirjuri.changing.arrivals import Arrival

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True)


@click.command(name="intake")
@click.option("--event", type=_FILE, help=N_("File of a GitHub event of an issue."))
@click.option(
    "--body", type=_FILE, help=N_("File with the text of a form, or of a mail; - reads the input.")
)
@click.option("--form", "form", default="", help=N_("Which form it is; else it is recognised."))
@click.option("--on-behalf", is_flag=True, help=N_("The secretariat registers for the submitter."))
@click.option("--name", default="", help=N_("Name of the file, without its ending."))
@click.option("--arrived", default="", help=N_("Day when it arrived (YYYY-MM-DD)."))
@click.option("--dry-run", is_flag=True, help=N_("Write nothing; only tell."))
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help=N_("As plain text, as Markdown for a thread, or for programs."),
)
@click.pass_obj
def command(
    call: Call,
    /,
    event: Path | None,
    body: Path | None,
    style: str,
    *,
    dry_run: bool,
    **options: object,
) -> None:
    """Make a record of a form's text in 'uudet', or say everything that is missing.

    The message is in the form's language and ready to be posted. What a person has typed stays as
    it is. Exit: 0 sound, 1 something is missing (nothing is written), 2 wrong usage.
    """
    from kirjuri.changing import arrivals
    from kirjuri.changing.arrivals.telling import told
    from kirjuri.derive.similar import similar

    with names_told(call.language):
        came = _arrival(event, body, options)
        found = arrivals.receive(
            call.directory, came, today=call.today, language=call.language, similar=similar
        )
    if found.sound and not dry_run:
        arrivals.keep(found)
    click.echo(told(found, style), nl=False)
    if found.sound and not dry_run and style == "text":
        for path in found.taken.files:
            say(N_("Written: {path}"), call.language, path=path)
    sys.exit(0 if found.sound else 1)


def _arrival(event: Path | None, body: Path | None, options: dict[str, object]) -> Arrival:
    """Return what has come. Misused when it is not exactly one thing, or cannot be read."""
    from kirjuri.changing.arrivals import Arrival
    from kirjuri.intake.event import issue

    if (event is None) == (body is None):
        raise Misused(N_("give either --event or --body"))
    if body is not None and not options["form"]:
        raise Misused(N_("with --body say which form it is, with --form"))
    content = _read(event or body or Path())
    found = issue(content) if event else None
    return Arrival(
        body=found.body if found else _decoded(content),
        issue=found,
        form=str(options["form"]),
        on_behalf=bool(options["on_behalf"]),
        name=str(options["name"]),
        arrived=_day(str(options["arrived"])),
    )


def _read(path: Path) -> bytes:
    if str(path) == "-":
        return sys.stdin.buffer.read(_MOST + 1)
    with path.open("rb") as file:
        return file.read(_MOST + 1)


def _decoded(content: bytes) -> str:
    if len(content) > _MOST_TEXT:
        raise Misused(N_("the text is longer than {limit} KiB"), limit=_MOST_TEXT // 1024)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Misused(N_("the text is not UTF-8; save it as UTF-8 and try again")) from error


def _day(given: str) -> dt.date | None:
    from kirjuri.model.record import day

    if given and day(given) is None:
        raise Misused(N_("'{date}' is no day; write it as YYYY-MM-DD"), date=given)
    return day(given)


_MOST = 16 << 20
_MOST_TEXT = 256 << 10
"""Longest text that is read: what a record's file may hold."""
