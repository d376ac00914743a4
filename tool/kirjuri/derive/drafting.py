"""Drafting of legislation as an input tells it: its stage, and when the government proposal was given (R-154)."""

from __future__ import annotations

import datetime as dt

from kirjuri.model.record import Record, day

FIELD = "lainvalmistelu"
PROPOSAL = "he_annettu"
AFTER = (PROPOSAL, "valiokunta", "hyvaksytty", "voimassa")
"""Stages at and after the giving of the proposal, from the code list `lakivaihe`."""


def is_given(record: Record) -> bool:
    """Return whether the proposal has been given: by its number, or by the stage."""
    return bool(record.text(f"{FIELD}.he_tunnus")) or record.text(f"{FIELD}.vaihe") in AFTER


def given(record: Record) -> dt.date | None:
    """Return the day the proposal was given as the history of stages tells it; None when it does not."""
    days = (
        day(item.get("pvm"))
        for _, item in record.objects(f"{FIELD}.vaihehistoria")
        if item.get("vaihe") in AFTER
    )
    return min((one for one in days if one), default=None)
