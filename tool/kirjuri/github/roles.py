"""Who may do what: the roles of a login, read from the settings of the branch that the tool runs from."""

from __future__ import annotations

from kirjuri.derive.roles import roles_of
from kirjuri.model.policy import Policy

SECRETARIAT = "sihteeristo"
ACCEPTED, REFUSED = "kirjataan", "ei-kirjata"
"""Labels by which the secretariat decides: the input is registered, or it is not."""
INPUT, SUGGESTION = "syote", "muutos"
DOOR = frozenset({INPUT, SUGGESTION, "toimi", "palaute"})
"""Labels that the forms give."""


def is_secretariat(policy: Policy, login: str) -> bool:
    """Return whether a login acts as the secretariat."""
    return SECRETARIAT in roles_of(policy.settings.raw, login)
