"""Schemas, whole and with `$id`: of record files at `schemas/`, of the data at `schemas/data/v1/`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kirjuri.kinds import all_kinds
from kirjuri.publish.file import File, readable
from kirjuri.publish.opendata.schema import Made, collection, record_file, with_id
from kirjuri.publish.release import DATA, SCHEMAS, Release

OPEN = True


def files(release: Release) -> Iterator[File]:
    """Yield the schemas of every kind."""
    edition = release.edition
    for each in all_kinds():
        shape = edition.shapes.of(each.name)
        states = tuple(edition.policy.lifecycles[each.name].states)
        yield _file(release, f"{each.name}.schema.json", dict(edition.policy.schemas[each.name]))
        yield _file(release, f"{DATA}{each.name}.schema.json", record_file(each, shape, states))
        yield _file(
            release, f"{DATA}{each.name}-kokoelma.schema.json", collection(each, shape, states)
        )


def _file(release: Release, path: str, schema: Made) -> File:
    """Return a schema; its `$id` is its whole address, or its own name while the site has none."""
    where = f"{SCHEMAS}{path}"
    made = with_id(schema, release.link(where, where))
    return File(path=where, view=made, render=partial(readable, made))
