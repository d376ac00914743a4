"""End a matter and answer its submitter: the outcome, the reasons and the public answer."""

from __future__ import annotations

from kirjuri.changing.acts import Act, Deed, Errand
from kirjuri.changing.acts._moves import moved, state_that_asks
from kirjuri.intake.forms.toimi import ANSWER, TEXT
from kirjuri.locale import N_

FIELD, REASONS, DAY = "paatos.vastaus_jattajalle", "paatos.perustelu", "paatos.pvm"


def plan(errand: Errand) -> Deed:
    """Plan the move to the state that asks for the answer, with the answer in its field."""
    filled = {
        DAY: errand.day.isoformat(),
        REASONS: errand.answers[TEXT],
        FIELD: errand.answers[ANSWER],
    }
    return moved(errand, state=state_that_asks(errand, FIELD), filled=filled)


ACT = Act(
    key="vastaus",
    order=20,
    says=N_("End a matter and answer its submitter"),
    plan=plan,
    needs=(TEXT, ANSWER),
)
