"""The open data alone: the files of `data/` and `schemas/`, dated, with checksums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Protocol

from kirjuri.publish.edition import Edition
from kirjuri.publish.file import Content, readable
from kirjuri.publish.files import open_files
from kirjuri.publish.opendata.head import head
from kirjuri.publish.release import Release

ABOUT = "vienti.json"
"""What the export is: registry, licence, commit, day."""


class Digest(Protocol):
    """What takes bytes for a checksum."""

    def update(self, data: bytes, /) -> None: ...  # noqa: D102 - said above


SUMS = "SHA256SUMS"
"""The checksums of all other files, as `sha256sum --check` reads them; it is written last."""


def export_of(edition: Edition) -> Iterator[tuple[str, Content]]:
    """Yield the path and content of every file of an export, the checksums last."""
    sums: list[tuple[str, str]] = []
    yield from _counted(_files(edition), sums)
    text = "".join(f"{digest}  {path}\n" for path, digest in sorted(sums))
    yield SUMS, text.encode()


def _files(edition: Edition) -> Iterator[tuple[str, Content]]:
    yield ABOUT, readable(_about(edition))
    for file in open_files(Release(edition=edition, alone=True)):
        yield file.path, file.render()


def _about(edition: Edition) -> dict[str, object]:
    return {
        **head(edition),
        "commit": edition.head or None,
        "paiva": edition.context.today.isoformat(),
        "tietueita": len(edition.records),
        "pidatettyja": len(edition.withheld),
    }


def _counted(
    files: Iterable[tuple[str, Content]], sums: list[tuple[str, str]]
) -> Iterator[tuple[str, Content]]:
    """Yield the same files; when each has been read, its checksum is in `sums`."""
    for path, content in files:
        digest = sha256()
        yield path, _read(content, digest)
        sums.append((path, digest.hexdigest()))


def _read(content: Content, digest: Digest) -> Iterator[bytes]:
    for piece in (content,) if isinstance(content, bytes) else content:
        digest.update(piece)
        yield piece
