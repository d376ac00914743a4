"""Write the open data alone into a folder, dated, with checksums."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kirjuri.cli import Call, say
from kirjuri.locale import N_


@click.command(name="export")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.pass_obj
def command(call: Call, directory: Path) -> None:
    """Write the open data into DIR: records as JSON, CSV and SQLite, schemas, the catalogue.

    DIR is missing, empty, or an earlier export, which is replaced at once. The day and the commit
    stand in vienti.json, the checksums in SHA256SUMS. Exit: 0 all there, 1 something was withheld.
    """
    from kirjuri import app

    done = app.export(call.directory, directory, today=call.today)
    say(
        N_("Open data of {day} written into '{path}': {files} files, {records} records"),
        call.language,
        day=call.today.isoformat(),
        path=str(directory),
        files=done.files,
        records=done.records,
    )
    if done.withheld:
        say(
            N_("withheld because of errors: {ids}; see 'kirjuri check'"),
            call.language,
            ids=", ".join(done.withheld),
        )
        sys.exit(1)
