"""Say what the registry still needs to work: here, and on the platform when a token is given."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from kirjuri.cli import Call, say, words
from kirjuri.locale import N_

if TYPE_CHECKING:
    from kirjuri.github.checkup import Item


@click.command(name="doctor")
@click.pass_obj
def command(call: Call) -> None:
    """Look at everything that a registry needs around its records, and say what is missing and what to do.

    Here: git and its history, settings, roles, generated files, workflows, records. With a token in
    GH_TOKEN also on the platform: rules of the main branch, Pages, labels, the deploy key, rights.
    Nothing is changed. Exit: 0 all in order, 1 something is missing, 3 it could not be looked at.
    """
    from kirjuri import app
    from kirjuri.github.checkup import Sign, local

    found = list(local.look(call.directory, call.today))
    _tell(found, call.language)
    if os.environ.get("GH_TOKEN") or os.environ.get("GITHUB_TOKEN"):
        from kirjuri.github.checkup import remote
        from kirjuri.github.client import client

        there = list(remote.look(client(app.policy(call.directory).settings.repository)))
        _tell(there, call.language)
        found += there
    else:
        says = N_("The platform was not looked at: give a token that may read it in GH_TOKEN.")
        say(says, call.language)
    sys.exit(1 if any(item.sign is Sign.MISSING for item in found) else 0)


def _tell(items: list[Item], language: str) -> None:
    for item in items:
        for line in _lines(item, language):
            click.echo(line)


def _lines(item: Item, language: str) -> Iterator[str]:
    from kirjuri.github.checkup import Sign
    from kirjuri.render.words import sentence

    signs = {Sign.GOOD: N_("in order"), Sign.MISSING: N_("missing"), Sign.UNSEEN: N_("not seen")}
    yield f"{words(language, signs[item.sign])}: {words(language, item.name)}"
    for text in filter(None, (item.says, item.fix)):
        yield f"  {sentence(text, item.values, language)}"
    if item.command:
        yield f"    {item.command}"
