"""A published file that is no page: a feed, a calendar, data. A small value and how it becomes bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from kirjuri.publish.write import Artifact

Content = bytes | Iterable[bytes]


@dataclass(frozen=True, kw_only=True)
class File:
    """A file of the site.

    path: below the site's root, such as `data/v1/syote.json`. view: JSON-able, everything that the
    bytes follow from; a large file names its parts by their digests. render: makes the bytes, in
    pieces when there are many. fallback: written only where no file of that path is from before.
    """

    path: str
    view: object
    render: Callable[[], Content]
    fallback: bool = False

    @cached_property
    def digest(self) -> str:
        """The digest of the view: equal digests, equal bytes, as long as the tool is the same."""
        return digest([self.path, self.view])

    def artifact(self, tool: str) -> Artifact:
        """Return the file as the writer takes it; `tool` is the digest of what renders."""
        return Artifact(
            path=self.path,
            key=digest([tool, self.digest]),
            make=self.render,
            fallback=self.fallback,
        )


def digest(value: object) -> str:
    """Return the SHA-256 of a JSON-able value, in hexadecimal."""
    return sha256(compact(value).encode()).hexdigest()


def compact(value: object) -> str:
    """Return a value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def readable(value: object) -> bytes:
    """Return a value as JSON that people can read, ending in a line feed."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
