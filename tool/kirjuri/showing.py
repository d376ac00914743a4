"""Wires what shows records: the queue, lists, one record, its log, and what can happen to it next."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kirjuri.derive.computed import computed_state
from kirjuri.derive.context import Context
from kirjuri.derive.duties import Duty, duties, for_group
from kirjuri.derive.listing import Filter, Listed, listed
from kirjuri.derive.near import nearest
from kirjuri.derive.queue import steps_of, turn_of
from kirjuri.derive.similar import Match, declared
from kirjuri.derive.timeline import histories, timeline
from kirjuri.kinds import kind
from kirjuri.locale import N_
from kirjuri.model.policy import Settings
from kirjuri.model.problem import Misused, ToolError
from kirjuri.model.record import Record, Registry
from kirjuri.model.timeline import History
from kirjuri.render.record import Shown
from kirjuri.render.similar import Alike
from kirjuri.sources.inputs import Inputs, inputs
from kirjuri.sources.load import Loaded, load
from kirjuri.sources.policy import find_root, load_policy
from kirjuri.sources.tree import WorkingTree

CACHE = ".kirjuri"


@dataclass(frozen=True, kw_only=True)
class Look:
    """A registry as it is read for showing: nothing is judged, files that cannot be read are counted."""

    root: Path
    loaded: Loaded
    context: Context

    @property
    def unreadable(self) -> int:
        """How many files could not be read; `kirjuri check` tells of them."""
        return len(self.loaded.flaws)

    @cached_property
    def histories(self) -> Mapping[str, History] | None:
        """Every record's history; None where there is no git."""
        from kirjuri.sources.history import history

        facts = history(self.root, self.root / CACHE)
        return None if facts is None else histories(facts)

    def record(self, identifier: str) -> Record:
        """Return the record of an identifier or a path.

        Raises:
            Misused: there is none; with the nearest that there is.
            ToolError: its file cannot be read.
        """
        registry = self.context.registry
        for name in (identifier, identifier.upper(), identifier.lower()):
            if found := registry.by_id.get(name) or registry.by_path.get(name):
                return found
            if name in registry.unreadable:
                raise ToolError(
                    N_("'{path}' cannot be read; 'kirjuri check' says why"),
                    path=registry.unreadable[name],
                )
        raise _unknown(identifier, nearest(identifier, registry.by_id))

    def group(self, identifier: str) -> Record:
        """Return the record of a group; Misused when there is none, with the nearest."""
        groups = {record.id: record for record in self.context.registry.of("ryhma")}
        if identifier not in groups:
            raise _unknown(identifier, nearest(identifier, groups))
        return groups[identifier]


def look(directory: Path, today: dt.date) -> Look:
    """Read a registry on a day.

    Raises:
        ToolError: the directory is no registry, or its rules cannot be read.
    """
    root = find_root(directory)
    loaded = load(WorkingTree(root))
    context = Context(registry=loaded.registry, policy=load_policy(root), today=today)
    return Look(root=root, loaded=loaded, context=context)


def queue(seen: Look, *, group: str = "", overdue: bool = False) -> tuple[Duty, ...]:
    """Return what waits for somebody, the most urgent first; of one group, or only what is late."""
    found = duties(seen.context)
    if group:
        found = for_group(found, seen.group(group))
    return tuple(duty for duty in found if duty.late or not overdue)


def listing(seen: Look, wanted: Filter) -> tuple[Listed, ...]:
    """Return the records a filter leaves; Misused names a kind, state or group that does not exist."""
    tables = seen.context.policy.lifecycles
    if wanted.kind not in tables:
        raise Misused(
            N_("there is no record kind '{kind}'; there are {kinds}"),
            kind=wanted.kind,
            kinds=", ".join(tables),
        )
    states = tables[wanted.kind].states
    if wanted.state and wanted.state not in states:
        near = nearest(wanted.state, states)
        raise Misused(
            N_("there is no state '{name}'; did you mean '{near}'?")
            if near
            else N_("there is no state '{name}'"),
            name=wanted.state,
            near=near or "",
        )
    if wanted.group:
        seen.group(wanted.group)
    return listed(seen.context, wanted)


def shown(seen: Look, record: Record) -> Shown:
    """Return everything that is shown of a record; ToolError when history is cut off."""
    return Shown(
        record=record,
        context=seen.context,
        turn=turn_of(record, seen.context),
        steps=steps_of(record, seen.context),
        timeline=timeline(record, seen.histories),
        git=seen.histories is not None,
    )


def explain_record(what: str, directory: Path, language: str, today: dt.date) -> str | None:
    """Return what can happen to a record next, who may do it and what is missing.

    None when there is no registry or nothing like that record; Misused names the nearest.
    """
    from kirjuri.render import steps

    try:
        seen = look(directory, today)
    except ToolError:
        return None
    try:
        record = seen.record(what)
    except Misused as error:
        if error.values["near"]:
            raise
        return None
    return "\n".join(steps.explained(record, seen.context, language))


def _unknown(identifier: str, near: str | None) -> Misused:
    return Misused(
        N_("there is no record '{target}'; did you mean '{near}'?")
        if near
        else N_("there is no record '{target}'"),
        target=identifier,
        near=near or "",
    )


_NAME = re.compile(r"[A-Za-z]{3}-[0-9][0-9-]*|uusi:\S+|\S+\.yaml")
"""What is meant as the name of a record and not as a text."""


def similar(
    directory: Path, asked: str, today: dt.date, language: str, most: int
) -> tuple[Alike, ...]:
    """Return the inputs that may be about the same thing as a text or an input; other records are not read.

    Raises:
        Misused: the text is the name of no input; with the nearest.
        ToolError: the directory is no registry, or its rules or a file cannot be read.
    """
    root = find_root(directory)
    policy, known = load_policy(root), inputs(root)
    name = asked.strip()
    what: str | Record = _input(known, name) if _NAME.fullmatch(name) else asked
    matches = known.index(root / CACHE).similar(what, most=most)
    context = Context(
        registry=Registry(records=tuple(match.record for match in matches)),
        policy=policy,
        today=today,
    )
    return tuple(_alike(match, what, context, language) for match in matches)


def _input(known: Inputs, name: str) -> Record:
    by_path = {path: identifier for identifier, path in known.paths.items()}
    for spelt in (name, name.upper(), name.lower(), by_path.get(name, "")):
        if path := known.paths.get(spelt):
            found = known.at(path)
            if found is None:
                raise ToolError(N_("'{path}' cannot be read; 'kirjuri check' says why"), path=path)
            return found
    near = nearest(name, known.paths)
    raise Misused(
        N_("there is no input '{target}'; did you mean '{near}'?")
        if near
        else N_("there is no input '{target}'"),
        target=name,
        near=near or "",
    )


def _alike(match: Match, what: str | Record, context: Context, language: str) -> Alike:
    record = match.record
    table = context.policy.lifecycles[record.kind]
    address = "" if record.new else kind(record.kind).address(record.id)
    return Alike(
        match=match,
        state=computed_state(record, table, context.today, context),
        page=address and _page(address, context.policy.settings, language),
        linked=isinstance(what, Record) and declared(what, record),
    )


def _page(address: str, settings: Settings, language: str) -> str:
    home = "" if language == settings.languages[0] else f"{language}/"
    return f"{settings.site.rstrip('/')}/{home}{address}" if settings.site else f"{home}{address}"
