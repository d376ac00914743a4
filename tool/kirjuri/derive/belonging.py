"""What belongs to a group: the matters on its table, and the records that lie in its folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from kirjuri.derive.context import Context
from kirjuri.derive.listing import HANDLES
from kirjuri.model.record import Record

GROUP = "ryhma"
"""The kind of groups, and the field by which a record of another kind says whose it is."""


def belongings(context: Context) -> Mapping[str, tuple[Record, ...]]:
    """Return by group the records that are its own, by identifier; the group itself comes first.

    They are what it handles or makes (`HANDLES`), what names it in its own field `ryhma`, and what
    lies in its folder (meetings, plans, pictures), so that a new kind belongs by its place.
    """
    groups = {one.id: one for one in context.registry.of(GROUP) if not one.new}
    folders = {str(PurePosixPath(one.path).parent): one.id for one in groups.values()}
    found: dict[str, dict[str, Record]] = {identifier: {} for identifier in groups}
    for record in context.registry.records:
        owner = folders.get(str(PurePosixPath(record.path).parent))
        if owner:
            found[owner][record.id] = record
        for link in context.links_from.get(record.path, ()):
            if link.target in found and link.field in {*HANDLES, GROUP}:
                found[link.target][record.id] = record
    return {
        identifier: (groups[identifier], *(own[key] for key in sorted(own) if key != identifier))
        for identifier, own in found.items()
    }
