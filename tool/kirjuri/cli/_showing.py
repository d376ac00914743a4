"""What the commands that show records share: how they end when a name is unknown, and their formats."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from kirjuri.cli import Call
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations

if TYPE_CHECKING:
    from kirjuri.render.style import Style
    from kirjuri.showing import Look

FORMATS = click.Choice(["text", "csv", "json"])
FORMAT_HELP = N_("How it is written: for people, for spreadsheets, or for programs.")


@contextmanager
def names_told(language: str) -> Iterator[None]:
    """Turn a name that does not exist into a usage error (exit 2) in the user's language."""
    from kirjuri.model.problem import Misused
    from kirjuri.render.words import sentence

    try:
        yield
    except Misused as error:
        raise click.UsageError(sentence(error.says, error.values, language)) from error


def opened(call: Call) -> Look:
    """Read the registry, and say on standard error when files of it could not be read."""
    from kirjuri import showing

    seen = showing.look(call.directory, call.today)
    if seen.unreadable:
        text = translations(call.language).ngettext(
            "{count} file could not be read and is left out; 'kirjuri check' says why",
            "{count} files could not be read and are left out; 'kirjuri check' says why",
            seen.unreadable,
        )
        click.echo(text.format(count=seen.unreadable), err=True)
    return seen


def page() -> tuple[Style, int | None]:
    """Return how text is written on standard output: its style, and its width on a terminal."""
    from kirjuri.render.style import style_for
    from kirjuri.render.tables import width_of

    terminal = sys.stdout.isatty()
    return style_for(terminal=terminal), width_of(terminal=terminal)


def printed(lines: Iterable[str]) -> None:
    """Print lines as they are: their style has been chosen for where they go."""
    for line in lines:
        click.echo(line, color=True)
