"""Bring inputs together into a bundle, add to one, or let inputs leave."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kirjuri.cli import Call
from kirjuri.cli._showing import names_told
from kirjuri.cli._together import finished
from kirjuri.locale import N_
from kirjuri.model.problem import Misused

if TYPE_CHECKING:
    from kirjuri.changing.bundling import Bundling
    from kirjuri.changing.together import Together


@click.command(name="bundle")
@click.argument("identifiers", metavar="ID...", nargs=-1, required=True)
@click.option("--title", default="", help=N_("What the inputs have in common; for a new bundle."))
@click.option("--reason", default="", help=N_("Why they are handled together; for a new bundle."))
@click.option("--group", default="", help=N_("The responsible group, if it is known already."))
@click.option("--remove", multiple=True, metavar="ID", help=N_("An input that leaves the bundle."))
@click.option("--role", default="sihteeristo", help=N_("Whose decision it is."))
@click.option("--text", default="", help=N_("What each input's page says of it, in your words."))
@click.option("--reference", default="", help=N_("Where it was decided: a meeting, a letter."))
@click.option("--date", "day", help=N_("Day when it happened (YYYY-MM-DD); today by default."))
@click.pass_obj
def command(call: Call, /, identifiers: tuple[str, ...], **options: object) -> None:
    """Bring the inputs ID ID into a new bundle; after a bundle's ID, add them to that one.

    The link and an event are written into every input, all or nothing. Each input keeps its own
    events and gets its own answer. Exit: 0 written, 1 something is in the way, 2 wrong usage.
    """
    from kirjuri import changing
    from kirjuri.changing import bundling

    with names_told(call.language):
        outcome = changing.opened(call.directory, call.today)
        wish, leaves = _wish(identifiers, options, call)
        planned: Together = (bundling.plan_leaving if leaves else bundling.plan_bundle)(
            outcome, wish
        )
    sys.exit(finished(planned, call.language))


def _wish(
    identifiers: tuple[str, ...], options: dict[str, object], call: Call
) -> tuple[Bundling, bool]:
    """Return what is wanted, and whether inputs leave instead of joining."""
    from kirjuri.changing.bundling import KIND as BUNDLE
    from kirjuri.changing.bundling import Bundling
    from kirjuri.kinds import of_identifier
    from kirjuri.model.record import day

    said = {key: str(options[key] or "") for key in _TEXTS}
    first = of_identifier(identifiers[0].upper())
    old = identifiers[0] if first and first.name == BUNDLE else ""
    left = options["remove"] if isinstance(options["remove"], tuple) else ()
    joins = identifiers[1:] if old else identifiers
    if left and (not old or joins):
        raise Misused(N_("give the bundle and, with --remove, those that leave; nothing else"))
    if old and (said["title"] or said["reason"] or said["group"]):
        raise Misused(N_("--title, --reason and --group are for a new bundle"))
    when = day(options["day"]) if options["day"] else call.today
    if when is None:
        raise Misused(N_("'{date}' is no day; write it as YYYY-MM-DD"), date=str(options["day"]))
    language = call.language if call.language in WRITTEN else ""
    return Bundling(inputs=left or joins, date=when, bundle=old, language=language, **said), bool(
        left
    )


WRITTEN = ("fi", "sv")
"""Languages in which records are written."""

_TEXTS = ("title", "reason", "group", "role", "text", "reference")
