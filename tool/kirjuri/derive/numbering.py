"""Numbering: which new records get which identifiers, what they are told by, who refers to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kirjuri.derive.context import Context
from kirjuri.derive.state import state_key
from kirjuri.kinds import all_kinds, kind, of_identifier
from kirjuri.locale import N_
from kirjuri.model.lifecycle import Lifecycle
from kirjuri.model.place import Route
from kirjuri.model.problem import ToolError
from kirjuri.model.record import Record, Registry, day

SAMPLE_YEAR = "0000"
TRAILER = "Kirjuri-numero"
ACKNOWLEDGED: Mapping[str, str] = {"syote": "vastaanotettu"}
"""State that a record of a kind reaches with its number: the merge by the secretariat acknowledges it."""
_GROUP = "asetettu_ryhma"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A new record with the identifier it gets and the path it moves to."""

    record: Record
    id: str
    path: str


def waiting(registry: Registry) -> tuple[Record, ...]:
    """Return the records that wait for a number, in the order of their files."""
    return tuple(record for record in registry.records if record.new)


def identifiers(paths: Iterable[str]) -> Iterator[str]:
    """Walk the identifiers of numbered kinds that paths have carried, wherever the file has lain."""
    prefixes = tuple(f"{each.prefix}-" for each in all_kinds() if each.numbered)
    for path in paths:
        name, ending = path.rpartition("/")[2][:-5], path[-5:]
        found = of_identifier(name) if ending == ".yaml" and name.startswith(prefixes) else None
        if found and found.numbered:
            yield name


def numbered(
    records: Iterable[Record], used: Iterable[str], arrivals: Mapping[str, dt.date], today: dt.date
) -> tuple[Numbered, ...]:
    """Return the numbers of new records: in each series the highest ever used and up, by arrival.

    used: every identifier that has ever been given. arrivals: days by path. The year is that of
    `today`, or 0000 for samples. ToolError when a series is full.
    """
    highest: dict[str, int] = {}
    for identifier in used:
        series, _, number = identifier.rpartition("-")
        highest[series] = max(highest.get(series, 0), int(number))
    found = []
    for record in sorted(records, key=lambda r: (arrivals.get(r.path, today), r.path)):
        year = SAMPLE_YEAR if record.sample else f"{today.year:04}"
        series = kind(record.kind).series(year, record.owner)
        highest[series] = highest.get(series, 0) + 1
        found.append(_numbered(record, year, series, highest[series]))
    return tuple(found)


def _numbered(record: Record, year: str, series: str, number: int) -> Numbered:
    of = kind(record.kind)
    identifier = f"{series}-{number:0{of.digits}}"
    path = of.path(identifier)
    if not of.placed.fullmatch(path):
        raise ToolError(
            N_("the numbers of the year {year} are used up: '{id}' would be too long"),
            year=year,
            id=identifier,
        )
    return Numbered(record=record, id=identifier, path=path)


def events(
    record: Record, table: Lifecycle, arrived: dt.date, today: dt.date
) -> tuple[Mapping[str, object], ...]:
    """Return the events that come with a number: the start, and for inputs the acknowledgement.

    The start is dated by `saapunut`, else by `arrived`, never later than today. What the record's
    own ledger already tells is left out.
    """
    found = []
    now = state_key(record)
    start = next(iter(table.steps(None)), None)
    if not now and start:
        date = day(record.get("saapunut")) or min(arrived, today)
        found.append(_event(date, start.target, _first_role(record, start.roles)))
        now = start.target
    goal = ACKNOWLEDGED.get(record.kind)
    step = next((s for s in table.steps(now) if s.target == goal), None) if now else None
    if step and goal:
        found.append(_event(today, goal, step.roles[0]))
    return tuple(found)


def _first_role(record: Record, roles: Sequence[str]) -> str:
    """Return whose act the start was: a set group's own follow-up, else the submitter's, else the table's."""
    wanted = "ryhma" if record.text("jattaja.laji") == _GROUP else "jattaja"
    return wanted if wanted in roles else roles[0]


def _event(date: dt.date, state: str, role: str) -> Mapping[str, object]:
    return {"pvm": date.isoformat(), "laji": "siirto", "tila": state, "rooli": role}


def mentions(
    context: Context, names: Mapping[str, str]
) -> Mapping[str, tuple[tuple[Route, str], ...]]:
    """Return where records refer to new ones: path -> (route, identifier that the new one gets).

    names: `uusi:<stem>` -> identifier.
    """
    found: dict[str, list[tuple[Route, str]]] = {}
    for link in context.links:
        if link.target in names:
            found.setdefault(link.source.path, []).append((link.route, names[link.target]))
    return {path: tuple(places) for path, places in found.items()}


def commit_message(made: Sequence[Numbered]) -> str:
    """Return the message of the commit that gives numbers, with one trailer for each."""
    ids = [item.id for item in made]
    head = f"Number {ids[0]}" if len(ids) == 1 else f"Number {len(ids)} new records"
    body = "The registry gives each accepted record its identifier and notes its arrival."
    trailers = "\n".join(f"{TRAILER}: {item.record.path} -> {item.id}" for item in made)
    return f"{head}\n\n{body}\n\n{trailers}\n"
