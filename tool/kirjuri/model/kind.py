"""What is particular to a record kind, as data; one value a file in `kinds/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

SLUG = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
"""Pattern of the name of a group."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A record kind: where its files lie, how its identifiers look, what it is called.

    name: key in schemas, folders and data, e.g. `syote`.
    order: place among kinds in lists and menus.
    folder: folder of its files; `section` is the address of its list.
    file: pattern of its path below the repository, with the group `id` (and `year`, `owner`).
    place: the path of a record as a format of `folder`, `year`, `owner` and `id`.
    prefix, digits: of numbered kinds (`SYO`, 4). A prefix without digits: named by owner and year.
    begins: dotted field with the day whose year that is, of kinds named by owner and year.
    owner: the kind of the records in whose folders its files lie and below whose pages its pages
    stand; empty for kinds that stand by themselves.
    matter: whether somebody has a turn in it; groups and the annual clock have none.
    single: whether there is one record only, whose page is the section itself.
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
    place: str = "{folder}/{year}/{id}.yaml"
    prefix: str = ""
    digits: int = 0
    begins: str = ""
    owner: str = ""
    matter: bool = True
    single: bool = False
    names: Mapping[str, str]
    plural: Mapping[str, str]
    title: tuple[str, ...]
    summary: tuple[str, ...] = ()
    acyclic: tuple[str, ...] = ()

    @property
    def numbered(self) -> bool:
        """Whether the registry gives its identifiers."""
        return bool(self.digits)

    @property
    def top(self) -> str:
        """The top folder of the repository that holds its files."""
        return self.folder.partition("/")[0]

    @cached_property
    def placed(self) -> re.Pattern[str]:
        """Pattern of the path of a record with an identifier."""
        return re.compile(self.file)

    @cached_property
    def waiting(self) -> re.Pattern[str] | None:
        """Pattern of the path of a new record without an identifier, or None for named kinds.

        Kinds of one owner share a folder, so the name of their new files begins with the kind's.
        """
        if not self.numbered:
            return None
        folder, stem = self.folder, "[a-z0-9][a-z0-9-]{0,79}"
        if self.owner:
            folder, stem = f"{folder}/(?P<owner>{SLUG})", rf"{self.name}(?:-[a-z0-9-]{{1,70}})?"
        return re.compile(rf"{folder}/uudet/(?P<id>{stem})\.yaml")

    def new_folder(self, owner: str = "") -> str:
        """Return the folder in which new records wait for their numbers."""
        return "/".join(filter(None, (self.folder, owner, "uudet")))

    @cached_property
    def identifier(self) -> re.Pattern[str]:
        """Pattern of an identifier with `series`, `year` and, by kind, `owner` and `number`."""
        owner = f"-(?P<owner>{SLUG})" if self.owner else ""
        number = f"-(?P<number>[0-9]{{{self.digits}}})" if self.digits else ""
        return re.compile(rf"(?P<series>{self.prefix}{owner}-(?P<year>[0-9]{{4}})){number}")

    def series(self, year: str, owner: str = "") -> str:
        """Return the beginning that the identifiers of one year (and one owner) share."""
        return "-".join(filter(None, (self.prefix, owner, year)))

    def year_of(self, identifier: str) -> str:
        """Return the year in an identifier, empty when it has none."""
        found = self.identifier.fullmatch(identifier) if self.prefix else None
        return found["year"] if found else ""

    def owner_of(self, identifier: str) -> str:
        """Return the owner in an identifier, empty for kinds without one."""
        found = self.identifier.fullmatch(identifier) if self.owner else None
        return found["owner"] if found else ""

    def path(self, identifier: str) -> str:
        """Return the path of the file of a record with that identifier."""
        return self.place.format(
            folder=self.folder,
            year=self.year_of(identifier),
            owner=self.owner_of(identifier),
            id=identifier,
        )

    def address(self, identifier: str) -> str:
        """Return the language-less address of a record's page."""
        if self.single:
            return f"{self.section}/"
        if self.owner:
            return f"{self.folder}/{self.owner_of(identifier)}/{identifier}/"
        return f"{self.section}/{identifier}/"
