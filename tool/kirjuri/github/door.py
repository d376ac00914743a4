"""What a thread is: which form it was made with and in which language it is spoken."""

from __future__ import annotations

from kirjuri.changing.forms import forms
from kirjuri.github.event import Event
from kirjuri.intake.form import Form
from kirjuri.intake.split import recognised, split
from kirjuri.intake.text import lines_of
from kirjuri.model.policy import Policy


def form_of(event: Event, policy: Policy) -> Form | None:
    """Return the form that a thread was made with; None when its text has no question of any."""
    return recognised(lines_of(event.body), forms(policy))


def language_of(event: Event, policy: Policy) -> str:
    """Return the language of the form that a thread was made with, else the registry's first."""
    form = form_of(event, policy)
    found = split(lines_of(event.body), form).language if form else ""
    return found or policy.settings.languages[0]
