"""Move a matter to its next state, or a group's own part in its handling."""

from __future__ import annotations

from kirjuri.changing.acts import Act, Deed, Errand
from kirjuri.changing.acts._moves import moved
from kirjuri.intake.forms.toimi import STATE
from kirjuri.locale import N_


def plan(errand: Errand) -> Deed:
    """Plan the move by the same code as `kirjuri move`."""
    return moved(errand, state=errand.answers[STATE])


ACT = Act(
    key="siirto", order=10, says=N_("Move a matter to a new state"), plan=plan, needs=(STATE,)
)
