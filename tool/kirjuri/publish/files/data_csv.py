"""Data: the main fields of a kind as CSV, `data/v1/<kind>.csv`, and the same for Excel.

Beside each stands `….csv-metadata.json`, which tells programs of its columns, licence and source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from kirjuri.kinds import all_kinds
from kirjuri.model.kind import Kind
from kirjuri.model.problem import Names
from kirjuri.publish.file import File, readable
from kirjuri.publish.opendata.columns import Cell, Column, columns
from kirjuri.publish.opendata.head import licence, licence_address
from kirjuri.publish.opendata.record import VERSION
from kirjuri.publish.opendata.spreadsheet import EXCEL, PLAIN, Dialect, written
from kirjuri.publish.opendata.tabular import described, spoken
from kirjuri.publish.release import DATA, Release

OPEN = True

DIALECTS = {"": PLAIN, "-excel": EXCEL}
"""Endings of the file's name, and how the cells are separated."""


def files(release: Release) -> Iterator[File]:
    """Yield the rows of every kind, for programs and for Excel."""
    for each in all_kinds():
        found = columns_of(release, each)
        view = [
            [column.name for column in found],
            release.words,
            *(release.digest(record) for record in release.edition.of(each.name)),
        ]
        for ending, dialect in DIALECTS.items():
            yield File(
                path=f"{DATA}{each.name}{ending}.csv",
                view=view,
                render=partial(_pieces, release, each, found, dialect),
            )
            yield _description(release, each, found, f"{each.name}{ending}.csv", dialect)


def _description(
    release: Release, each: Kind, found: Sequence[Column], name: str, dialect: Dialect
) -> File:
    edition = release.edition
    facts = {
        "dc:title": spoken(Names(each.plural)),
        "dc:license": {"@id": licence_address(licence(edition))},
        "dc:source": edition.head,
        "dc:date": edition.context.today.isoformat(),
        "dc:hasVersion": VERSION,
    }
    made = described(name, found, dialect, facts)
    path = f"{DATA}{name}-metadata.json"
    return File(path=path, view=made, render=partial(readable, made))


def columns_of(release: Release, each: Kind) -> tuple[Column, ...]:
    """Return the columns of a kind."""
    edition = release.edition
    return columns(each.name, edition.shapes.of(each.name), edition.policy)


def rows(release: Release, each: Kind, found: Sequence[Column]) -> Iterator[list[Cell]]:
    """Walk the records of a kind as rows, by identifier."""
    for record in release.edition.of(each.name):
        made = release.public(record)
        yield [column.read(made) for column in found]


def _pieces(
    release: Release, each: Kind, found: Sequence[Column], dialect: Dialect
) -> Iterator[bytes]:
    header = [column.name for column in found]
    return written(header, rows(release, each, found), dialect)
