"""Data: all records of a kind in one file, `data/v1/<kind>.json`, one record a line, by identifier."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kirjuri.kinds import all_kinds
from kirjuri.model.kind import Kind
from kirjuri.model.problem import Names
from kirjuri.publish.file import File, compact
from kirjuri.publish.opendata.head import Head, collection_head
from kirjuri.publish.opendata.record import withheld
from kirjuri.publish.release import DATA, Release

OPEN = True


def files(release: Release) -> Iterator[File]:
    """Yield the collection of every kind."""
    for each in all_kinds():
        begin = beginning(release, each)
        yield File(
            path=f"{DATA}{each.name}.json",
            view=[begin, *(release.digest(record) for record in release.edition.of(each.name))],
            render=partial(_pieces, release, each, begin),
        )


def beginning(release: Release, each: Kind) -> Head:
    """Return what stands before the records: counts, and the withheld ones by identifier."""
    edition = release.edition
    records = edition.of(each.name)
    held = [withheld(one) for one in edition.withheld.values() if one.kind == each]
    return {
        **collection_head(edition, each.name, Names(each.plural)),
        "maara": len(records),
        "esimerkkeja": sum(record.sample for record in records),
        "pidatetyt": held,
    }


def _pieces(release: Release, each: Kind, begin: Head) -> Iterator[bytes]:
    yield f'{compact(begin)[:-1]},"tietueet":['.encode()
    for number, record in enumerate(release.edition.of(each.name)):
        yield f"{',' if number else ''}\n{release.text(record)}".encode()
    yield b"\n]}\n"
