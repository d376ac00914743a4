"""Records and the registry they make."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kirjuri.model.place import Part, Place, Route

Data = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of a record's ledger, `number` counted from 1 as `korjaa` counts it."""

    number: int
    date: dt.date | None
    kind: str
    state: str
    group: str
    role: str
    text: object
    corrects: int | None
    reference: str


@dataclass(frozen=True, kw_only=True)
class Record:
    """One file as data: `kind`, `id` and `owner` (the group in whose folder it lies) by its place.

    `data` is as JSON sees it.

    A record may be wrong in any way its schema allows nobody to be: the accessors never raise,
    they give an empty value for what is missing or of another shape.
    """

    kind: str
    id: str
    path: str
    data: Data
    new: bool = False
    year: str = ""
    owner: str = ""

    def at(
        self, *route: str | int, part: Part = "value", within: tuple[int, int] | None = None
    ) -> Place:
        """Return the place of a route in this record's file."""
        return Place(path=self.path, route=route, part=part, within=within)

    def get(self, dotted: str) -> object:
        """Return the value at `a.b.c`, or None when any step is missing."""
        value: object = self.data
        for step in dotted.split("."):
            value = value.get(step) if isinstance(value, Mapping) else None
        return value

    def text(self, dotted: str) -> str:
        """Return the value at `dotted` when it is a string, else an empty string."""
        value = self.get(dotted)
        return value if isinstance(value, str) else ""

    def items(self, dotted: str) -> Sequence[object]:
        """Return the list at `dotted`, or an empty one."""
        value = self.get(dotted)
        return value if isinstance(value, list) else ()

    def objects(self, dotted: str) -> list[tuple[int, Data]]:
        """Return the objects of the list at `dotted` with their indexes."""
        return [(i, item) for i, item in enumerate(self.items(dotted)) if isinstance(item, Mapping)]

    @property
    def language(self) -> str:
        """The language the record was written in."""
        return self.text("kieli") or "fi"

    @property
    def sample(self) -> bool:
        """Whether the record is sample matter (`esimerkki: true`)."""
        return self.data.get("esimerkki") is True

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The ledger as typed events; a malformed part of an event is empty."""
        return tuple(_event(i + 1, item) for i, item in self.objects("tapahtumat"))

    def strings(self) -> Iterator[tuple[Route, str]]:
        """Walk every text value with its route."""
        yield from _strings((), self.data)

    @cached_property
    def prose(self) -> str:
        """Every text value, each on lines of its own: for asking once what no record should hold."""
        return "\n".join(text for _route, text in self.strings())


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _event(number: int, item: Data) -> Event:
    corrects = item.get("korjaa")
    return Event(
        number=number,
        date=day(item.get("pvm")),
        kind=_text(item.get("laji")),
        state=_text(item.get("tila")),
        group=_text(item.get("ryhma")),
        role=_text(item.get("rooli")),
        text=item.get("teksti", ""),
        corrects=corrects if isinstance(corrects, int) else None,
        reference=_text(item.get("viite")),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _strings(route: Route, value: object) -> Iterator[tuple[Route, str]]:
    if isinstance(value, str):
        yield route, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _strings((*route, key), inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _strings((*route, index), inner)


def day(value: object) -> dt.date | None:
    """Return a date from `YYYY-MM-DD`, or None."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


@dataclass(frozen=True, kw_only=True)
class Registry:
    """All records of a tree, sorted by path, and the identifiers of files that cannot be read."""

    records: tuple[Record, ...]
    unreadable: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Records by identifier; of two with the same, the first by path."""
        found: dict[str, Record] = {}
        for record in self.records:
            found.setdefault(record.id, record)
        return found

    @cached_property
    def by_path(self) -> Mapping[str, Record]:
        """Records by file path."""
        return {record.path: record for record in self.records}

    def of(self, kind: str) -> Iterator[Record]:
        """Walk the records of one kind in order."""
        return (record for record in self.records if record.kind == kind)
