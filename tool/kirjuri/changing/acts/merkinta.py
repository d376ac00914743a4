"""Add a note to a matter's events: a message, an agreement, a reminder."""

from __future__ import annotations

from kirjuri.changing.acts import Act, Deed, Errand
from kirjuri.changing.acts._moves import moved
from kirjuri.intake.forms.toimi import TEXT
from kirjuri.locale import N_


def plan(errand: Errand) -> Deed:
    """Plan the note by the same code as `kirjuri move --note`."""
    return moved(errand, note=True)


ACT = Act(key="merkinta", order=30, says=N_("Add a note"), plan=plan, needs=(TEXT,))
