"""Wires what shows records: the queue, lists, one record, its log, and what can happen to it next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kirjuri.derive.context import Context
from kirjuri.derive.duties import Duty, duties, for_group
from kirjuri.derive.listing import Filter, Listed, listed
from kirjuri.derive.near import nearest
from kirjuri.derive.queue import steps_of, turn_of
from kirjuri.derive.timeline import histories, timeline
from kirjuri.locale import N_
from kirjuri.model.problem import Misused, ToolError
from kirjuri.model.record import Record
from kirjuri.model.timeline import History
from kirjuri.render.record import Shown
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
