"""Remove a text that may not change: the reason stands in its place, and an event tells it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

import click

from kirjuri.cli import Call
from kirjuri.cli._showing import names_told, page, printed
from kirjuri.locale import N_
from kirjuri.model.problem import Misused

if TYPE_CHECKING:
    from kirjuri.app import Outcome
    from kirjuri.changing.redacting import Order, Redaction


@click.command(name="redact")
@click.argument("identifier", metavar="ID")
@click.argument("field", metavar="FIELD")
@click.option(
    "--reason", required=True, help=N_("Why, in a few words: they stand in the place of the text.")
)
@click.option("--role", default="sihteeristo", show_default=True, help=N_("Whose decision it is."))
@click.option("--reference", default="", help=N_("Where it was decided: a meeting, a letter."))
@click.option("--date", "day", help=N_("Day when it was decided (YYYY-MM-DD); today by default."))
@click.option(
    "--personal", is_flag=True, help=N_("Remove only the personal data that is recognised.")
)
@click.option(
    "--part",
    type=click.File("r", encoding="utf-8"),
    help=N_("Remove only the words that this file holds; '-' reads them from standard input."),
)
@click.pass_obj
def command(call: Call, /, identifier: str, field: str, **options: object) -> None:
    """Remove the text FIELD of the record ID, whole or in part; FIELD may be an event's tapahtumat[2].teksti.

    '[poistettu: REASON]' stands in its place, and an event of the kind 'poisto' tells when, why and
    by whom. Then follows a list of the places that still hold the text. The text itself is never
    shown. Exit: 0 written, 1 the record would be broken, 2 wrong usage.
    """
    from kirjuri import changing
    from kirjuri.changing import redacting

    with names_told(call.language):
        order = _order(field, options, call)
        outcome = changing.opened(call.directory, call.today)
        planned = redacting.plan(outcome, changing.known(outcome, identifier), order)
    sys.exit(_finished(outcome, planned, order, call.language))


def _order(field: str, options: dict[str, object], call: Call) -> Order:
    from kirjuri.changing.redacting import Order
    from kirjuri.model.record import day

    given = options["day"] or call.today.isoformat()
    if day(given) is None:
        raise Misused(N_("'{date}' is no day; write it as YYYY-MM-DD"), date=str(given))
    return Order(
        field=field,
        reason=str(options["reason"]).strip(),
        role=str(options["role"]),
        reference=str(options["reference"]),
        date=str(given),
        unwanted=_unwanted(options),
        personal=bool(options["personal"]),
    )


def _unwanted(options: dict[str, object]) -> str:
    """Return the words to remove; they come from a file, so that no list of commands keeps them."""
    source: TextIO | None = options["part"]  # type: ignore[assignment]
    if source is None:
        return ""
    if options["personal"]:
        raise Misused(N_("give --personal or --part, not both of them"))
    words = source.read().strip()
    if not words:
        raise Misused(N_("the file of --part holds no words"))
    return words


def _finished(outcome: Outcome, planned: Redaction, order: Order, language: str) -> int:
    from kirjuri.changing import redacting
    from kirjuri.cli import say
    from kirjuri.render import moved, removal

    if planned.problems:
        say(N_("'{id}' was not changed. This stands in the way:"), language, id=planned.record.id)
        printed(moved.lacking(planned.problems, language))
        return 1
    redacting.write_redaction(planned)
    found = redacting.checklist(outcome, planned, order)
    printed(removal.lines(found, language, page()[1]))
    return 0
