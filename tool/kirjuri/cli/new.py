"""Make a new record: the same questions as in the forms, or a ready file from options."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kirjuri.cli import Call
from kirjuri.cli._showing import names_told
from kirjuri.locale import N_
from kirjuri.model.problem import Misused

if TYPE_CHECKING:
    from kirjuri.changing.creating import Wanted
    from kirjuri.changing.together import Together


@click.command(name="new")
@click.argument("kind", metavar="KIND")
@click.option(
    "--set",
    "given",
    multiple=True,
    metavar="FIELD=VALUE",
    help=N_("Fill a field: alkuperainen.otsikko=…; lists and groups of fields as YAML or JSON."),
)
@click.option(
    "--owner", default="", help=N_("The group whose it is, for kinds that belong to one.")
)
@click.option("--name", default="", help=N_("Name of the file, without its ending."))
@click.pass_obj
def command(call: Call, /, kind: str, given: tuple[str, ...], owner: str, name: str) -> None:
    """Make a record of the kind KIND (syote, kokous, tiedote …); on a terminal it is asked for.

    Each answer is checked at once; one can go back, and an interrupted form can be kept as a
    draft. Elsewhere, or when --set gives everything, the file is written or all that is missing
    is listed. Exit: 0 written, 1 something is missing, 2 wrong usage.
    """
    from kirjuri import changing
    from kirjuri.changing import creating

    with names_told(call.language):
        of = creating.known_kind(kind)
        wanted = _wanted(of.name, given, owner, name, call.language)
        outcome = changing.opened(call.directory, call.today)
        if _asks(wanted, outcome):
            from kirjuri.cli._guide import guided

            sys.exit(guided(outcome, wanted, call.language))
        planned = creating.plan(outcome, wanted)
    sys.exit(_finished(planned, call.language))


def _wanted(kind: str, given: tuple[str, ...], owner: str, name: str, language: str) -> Wanted:
    from kirjuri.changing.creating import Wanted
    from kirjuri.edit.setting import setting

    settings = []
    for text in given:
        made = setting(text)
        if made is None:
            raise Misused(
                N_(
                    "'{text}' is no setting; write it as field=value, or field+=value to add to a list"
                ),
                text=text,
            )
        settings.append(made)
    written = language if language in {"fi", "sv"} else "fi"
    return Wanted(kind=kind, settings=settings, language=written, owner=owner, name=name)


def _asks(wanted: Wanted, outcome: object) -> bool:
    """Return whether a person is asked: there is one, and the options do not give everything."""
    from kirjuri.app import Outcome
    from kirjuri.changing import creating
    from kirjuri.cli import _dialog

    if not _dialog.is_dialog() or not isinstance(outcome, Outcome):
        return False
    if not wanted.settings:
        return True
    try:
        return bool(creating.plan(outcome, wanted).problems)
    except Misused:
        return True


def _finished(planned: Together, language: str) -> int:
    """Write a sound record, or list everything that is missing; return the exit code."""
    from kirjuri.changing import together
    from kirjuri.cli import say
    from kirjuri.render import moved

    if planned.problems:
        say(N_("Nothing was written. This is missing or wrong:"), language)
        for line in moved.lacking((problem for _name, problem in planned.problems), language):
            click.echo(line)
        return 1
    together.write(planned)
    for path in planned.new:
        say(N_("Written: {path}"), language, path=path)
    return 0
