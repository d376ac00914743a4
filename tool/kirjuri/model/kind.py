"""What is particular to a record kind, as data; one value a file in `kinds/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A record kind: where its files lie, how its identifiers look, what it is called.

    name: key in schemas, folders and data, e.g. `syote`.
    order: place among kinds in lists and menus.
    folder: top folder of its files; `section` is the first part of its page addresses.
    file: pattern of its path below the repository, with the group `id` (and `year`).
    prefix, digits: of numbered kinds (`SYO`, 4); empty for named ones.
    names, plural: by language. title: dotted fields tried in order for its title.
    acyclic: fields whose references may not come round to where they began.
    example: a path as a person would write it, for messages.
    """

    name: str
    order: int
    folder: str
    section: str
    file: str
    example: str
    prefix: str = ""
    digits: int = 0
    names: Mapping[str, str]
    plural: Mapping[str, str]
    title: tuple[str, ...]
    summary: tuple[str, ...] = ()
    acyclic: tuple[str, ...] = ()

    @property
    def numbered(self) -> bool:
        """Whether the registry gives its identifiers."""
        return bool(self.prefix)

    @cached_property
    def placed(self) -> re.Pattern[str]:
        """Pattern of the path of a record with an identifier."""
        return re.compile(self.file)

    @cached_property
    def waiting(self) -> re.Pattern[str] | None:
        """Pattern of the path of a new record without an identifier, or None for named kinds."""
        if not self.numbered:
            return None
        return re.compile(rf"{self.folder}/uudet/(?P<id>[a-z0-9][a-z0-9-]{{0,79}})\.yaml")
