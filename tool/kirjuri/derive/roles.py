"""Roles: in which of the settings' roles a login of the version control acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kirjuri.model.record import Data

AUTOMATION = "github-actions[bot]"
"""Login of the registry's own workflows. What they propose was judged by roles when the form was read."""


def logins(settings: Data) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Walk the roles of the settings in their order, each with its logins; what is malformed is left out."""
    roles = settings.get("roolit")
    for role, names in roles.items() if isinstance(roles, Mapping) else ():
        if isinstance(names, list):
            yield str(role), tuple(name for name in names if isinstance(name, str))


def roles_of(settings: Data, login: str) -> frozenset[str]:
    """Return the roles of a login by the settings; the platform does not tell capitals apart."""
    wanted = login.casefold()
    return frozenset(
        role for role, names in logins(settings) if wanted in {name.casefold() for name in names}
    )


def acting(settings: Data, login: str | None) -> frozenset[str] | None:
    """Return the roles in which a change is made; None when nobody is named who could be held to them."""
    return None if not login or login == AUTOMATION else roles_of(settings, login)
