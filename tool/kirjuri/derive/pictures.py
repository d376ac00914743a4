"""Situational pictures of a group: whether one is kept that it should keep (R-011, R-044)."""

from __future__ import annotations

from kirjuri.derive.context import Context
from kirjuri.derive.state import state
from kirjuri.model.record import Record

KIND = "tilannekuva"


def lacks_picture(group: Record, context: Context) -> bool:
    """Return whether a group that keeps a picture has neither a published one nor a draft.

    Only of groups that are at work: one that is merely proposed owes nothing. A picture that has
    grown old is a turn of its own.
    """
    if group.get("yllapitaa_tilannekuvaa") is not True:
        return False
    now = state(group, context.policy.lifecycles[group.kind])
    at_work = bool(now and now.open and now.turn == "ryhma")
    return at_work and not any(
        found.open or found.goal
        for one in context.members(group, f"{KIND}.ryhma")
        if (found := state(one, context.policy.lifecycles[KIND]))
    )
