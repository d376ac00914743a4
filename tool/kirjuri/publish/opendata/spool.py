"""Public records kept on the disk while a release is made: many files hold them, memory holds none."""

from __future__ import annotations

import json
import tempfile
import weakref
from collections.abc import Callable
from functools import cached_property
from hashlib import sha256
from typing import IO, cast

from kirjuri.model.record import Record
from kirjuri.publish.file import compact
from kirjuri.publish.opendata.record import Public


class Spool:
    """Each record in the public model, worked out once; only its place and digest are in memory."""

    def __init__(self, make: Callable[[Record], Public]) -> None:
        """Take what makes a public record of a record."""
        self._make = make
        self._known: dict[str, tuple[int, int, str]] = {}

    def text(self, record: Record) -> str:
        """Return the public record as JSON on one line."""
        start, length, _ = self._place(record)
        self._file.seek(start)
        return self._file.read(length).decode()

    def value(self, record: Record) -> Public:
        """Return the public record."""
        return cast("Public", json.loads(self.text(record)))

    def digest(self, record: Record) -> str:
        """Return the SHA-256 of the public record's JSON, in hexadecimal."""
        return self._place(record)[2]

    def _place(self, record: Record) -> tuple[int, int, str]:
        if record.id not in self._known:
            content = compact(self._make(record)).encode()
            start = self._file.seek(0, 2)
            self._file.write(content)
            self._known[record.id] = (start, len(content), sha256(content).hexdigest())
        return self._known[record.id]

    @cached_property
    def _file(self) -> IO[bytes]:
        file = tempfile.TemporaryFile(prefix="kirjuri-")  # noqa: SIM115 - open as long as the spool
        weakref.finalize(self, file.close)
        return file
