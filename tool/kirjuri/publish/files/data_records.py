"""Data: one record a file, `data/v1/<kind>/<id>.json`. It names the record's own last commit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kirjuri.kinds import all_kinds
from kirjuri.locale import LANGUAGES
from kirjuri.locale.catalogue import translations
from kirjuri.model.record import Record
from kirjuri.publish.edition import Withheld
from kirjuri.publish.file import File, readable
from kirjuri.publish.opendata.head import Head, head
from kirjuri.publish.opendata.record import withheld
from kirjuri.publish.record_page import WITHHELD
from kirjuri.publish.release import DATA, Release

OPEN = True


def files(release: Release) -> Iterator[File]:
    """Yield the file of every record; a withheld one's says so and nothing else."""
    begin = head(release.edition)
    for each in all_kinds():
        for record in release.edition.of(each.name):
            yield File(
                path=path(each.name, record.id),
                view=[begin, release.digest(record)],
                render=partial(_rendered, release, record, begin),
            )
    for held in release.edition.withheld.values():
        value = {**begin, "pidatetty": _notice(held)}
        yield File(
            path=path(held.kind.name, held.id),
            view=value,
            render=partial(readable, value),
            fallback=release.keep,
        )


def _rendered(release: Release, record: Record, begin: Head) -> bytes:
    return readable({**begin, "tietue": release.public(record)})


def path(kind: str, identifier: str) -> str:
    """Return where the data of a record stands."""
    return f"{DATA}{kind}/{identifier}.json"


def _notice(held: Withheld) -> dict[str, object]:
    said = {code: translations(code).gettext(WITHHELD) for code in LANGUAGES}
    return {**withheld(held), "selitys": said}
