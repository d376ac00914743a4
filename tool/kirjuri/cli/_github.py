"""What the commands that speak with the platform share: the event, the client, a rehearsal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kirjuri.locale import N_

if TYPE_CHECKING:
    from kirjuri.github.client import Client

EVENT = click.option(
    "--event",
    type=click.Path(path_type=Path, dir_okay=False),
    help=N_("File of the event; by default the one that the platform names."),
)
DRY = click.option(
    "--dry-run",
    is_flag=True,
    help=N_("Read everything, change nothing, and show what would be said."),
)


def connected(repository: str, *, dry: bool) -> Client:
    """Return the platform as the environment gives it; in a rehearsal, changes are printed instead."""
    from dataclasses import replace

    from kirjuri.github.client import client

    found = client(repository)
    return replace(found, rehearsal=click.echo) if dry else found
