"""Memory: what is held while files are made does not grow with the records that they hold."""

from __future__ import annotations

import tracemalloc

import pytest

from kirjuri.model.policy import Policy
from kirjuri.publish.edition import Edition
from kirjuri.publish.files import all_files
from kirjuri.publish.release import Release

from .conftest import edition_of, registry_files

Files = dict[str, bytes]
MODEL = "syotteet/0000/SYO-0000-0002.yaml"
PER_RECORD = 4096
"""Bytes that one more record may cost: its place, its digest, its days. As open data it has far more."""
LARGEST_PIECE = 4 << 20


def grown(records: int) -> Files:
    """The small registry with so many more inputs like its first."""
    files = registry_files()
    text = files[MODEL].decode().replace("Behovet beskrivs", "Behovet beskrivs " + "noga " * 2000)
    for number in range(5000, 5000 + records):
        name = f"SYO-0000-{number}"
        files[f"syotteet/0000/{name}.yaml"] = text.replace("SYO-0000-0002", name).encode()
    return files


def peak(edition: Edition) -> int:
    """The most memory that is held at once while every file is made and thrown away, in bytes."""
    for record in edition.records.values():
        edition.state(record)
        edition.context.links_to.get(record.id)
    tracemalloc.start()
    for file in all_files(Release(edition=edition)):
        content = file.render()
        for piece in (content,) if isinstance(content, bytes) else content:
            assert len(piece) < LARGEST_PIECE
        file.artifact("tool")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def test_one_more_record_costs_little_memory(policy: Policy) -> None:
    few, many = (edition_of(grown(number), policy) for number in (50, 250))
    assert len(many.records) - len(few.records) == 200
    peak(few)  # what is loaded once and kept
    grows = (peak(many) - peak(few)) / 200
    assert grows < PER_RECORD
    text = Release(edition=many).text(many.records["SYO-0000-5000"])
    assert len(text) > 2 * PER_RECORD, "so a release that held its records would be found"


@pytest.mark.parametrize(
    "path", ["data/v1/syote.json", "data/v1/syote.csv", "data/v1/rekisteri.sqlite"]
)
def test_a_large_file_comes_in_pieces(policy: Policy, path: str) -> None:
    (file,) = (
        one
        for one in all_files(Release(edition=edition_of(grown(250), policy)))
        if one.path == path
    )
    content = file.render()
    assert not isinstance(content, bytes)
    pieces = list(content)
    assert len(pieces) > 1 or path.endswith("sqlite")
