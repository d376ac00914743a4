"""The dialog of a terminal: asks for what is missing, offers only what is possible, checks each answer."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import click

from kirjuri.cli import words
from kirjuri.edit.asking import Offer, Question
from kirjuri.edit.setting import Setting
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.render.words import advice, message, named

Refused = Callable[[Setting], Problem | None]


def is_dialog() -> bool:
    """Return whether there is a person to ask: a terminal on both sides, and no CI."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("CI", "") in {"", "false"}


def choose(title: str, offers: tuple[Offer, ...], language: str) -> str:
    """Ask for one of the offers, by its number or its key; asked again until it is one of them."""
    click.echo(title)
    for number, (key, names) in enumerate(offers, start=1):
        click.echo(f"  {number:>2}  {key}  {named(names, language)}")

    def chosen(answer: str) -> str:
        by_number = {str(number): key for number, (key, _) in enumerate(offers, start=1)}
        found = by_number.get(answer.strip(), answer.strip())
        if found not in by_number.values():
            raise click.BadParameter(words(language, N_("give a number or a name of the list")))
        return found

    answer: str = click.prompt(words(language, N_("Your choice")), value_proc=chosen)
    return answer


def ask(question: Question, refused: Refused, language: str) -> Setting:
    """Ask for one field; an answer that the schema refuses is told and asked again."""
    title = f"\n{named(question.label, language)} ({question.field})"
    meaning = named(question.meaning, language)
    if question.offers and len(question.offers) <= _MOST:
        return question.setting(choose(f"{title}\n{meaning}", question.offers, language))
    click.echo(f"{title}\n{meaning}")
    if question.example:
        shown = words(language, N_("For example"))
        click.echo(f"{shown}: {question.example}")

    def checked(answer: str) -> Setting:
        given = question.setting(answer.replace("\\n", "\n"))
        problem = refused(given)
        if problem:
            says = (message(problem, language), advice(problem, language))
            raise click.BadParameter("; ".join(filter(None, says)))
        return given

    found: Setting = click.prompt(words(language, N_("Your answer")), value_proc=checked)
    return found


def agreed(question: str, language: str) -> bool:
    """Ask for a yes or a no, in any of our languages; nothing is a yes."""
    yes, no = _ANSWERS[language]

    def meant(answer: str) -> bool:
        first = answer.strip().casefold()[:1] or "y"
        if first not in "yknej":
            raise click.BadParameter(f"{yes.casefold()} / {no}")
        return first in "ykj"

    found: bool = click.prompt(
        f"{question} [{yes}/{no}]", default="", show_default=False, value_proc=meant
    )
    return found


_ANSWERS = {"fi": ("K", "e"), "sv": ("J", "n"), "en": ("Y", "n")}
_MOST = 40
