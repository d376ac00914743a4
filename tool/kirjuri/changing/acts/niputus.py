"""Bring inputs together into a new bundle, or add them to one that is there (R-118)."""

from __future__ import annotations

from kirjuri.changing.acts import Act, Deed, Errand
from kirjuri.changing.acts._moves import of_several
from kirjuri.changing.bundling import KIND, SECRETARIAT, Bundling, plan_bundle
from kirjuri.intake.forms.toimi import GROUP, REFERENCE, ROLE, TEXT, TITLE
from kirjuri.kinds import of_identifier
from kirjuri.locale import N_


def plan(errand: Errand) -> Deed:
    """Plan the bundle by the same code as `kirjuri bundle`; a bundle named first takes the others in."""
    first = of_identifier(errand.targets[0].upper())
    old = errand.targets[0] if first and first.name == KIND else ""
    answers = errand.answers
    wish = Bundling(
        inputs=errand.targets[1:] if old else errand.targets,
        date=errand.day,
        bundle=old,
        title="" if old else answers.get(TITLE, ""),
        reason="" if old else answers.get(TEXT, ""),
        group="" if old else answers.get(GROUP, ""),
        language=errand.language,
        role=answers.get(ROLE, SECRETARIAT),
        text=answers.get(TEXT, "") if old else "",
        reference=answers.get(REFERENCE, ""),
    )
    return of_several(plan_bundle(errand.outcome, wish))


ACT = Act(key="niputus", order=40, says=N_("Bring inputs together"), plan=plan)
