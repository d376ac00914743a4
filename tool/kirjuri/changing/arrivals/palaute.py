"""The form for feedback: no record; it is read, judged for what must not be public, and answered in its thread."""

from __future__ import annotations

from kirjuri.changing.arrivals import Arrival, Place, Taken
from kirjuri.changing.arrivals._judging import private
from kirjuri.intake.answers import Answers
from kirjuri.intake.form import Form


def take(_arrival: Arrival, form: Form, _language: str, found: Answers, here: Place) -> Taken:
    """Return what must not stand in the feedback."""
    return Taken(faults=tuple(private(found.typed, form, here.context)))
