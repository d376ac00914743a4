"""In which roles a change is made: those of a person by the settings, and none that automation could be held to."""

from __future__ import annotations

import pytest

from kirjuri.derive.roles import acting

SETTINGS = {
    "roolit": {"sihteeristo": ["Sihteeri"], "yllapito": ["sihteeri", "muu"], "ryhma": "rikki"}
}


@pytest.mark.parametrize(
    ("login", "roles"),
    [
        pytest.param(
            "SIHTEERI", {"sihteeristo", "yllapito"}, id="all of a login, whatever its capitals"
        ),
        pytest.param("ohikulkija", set(), id="a stranger has none"),
        pytest.param("github-actions", set(), id="almost automation is a stranger"),
        pytest.param(
            "github-actions[bot]", None, id="automation proposes what was judged at the door"
        ),
        pytest.param("", None, id="nobody"),
        pytest.param(None, None, id="not told"),
    ],
)
def test_roles_of_whoever_makes_a_change(login: str | None, roles: set | None) -> None:
    assert acting(SETTINGS, login) == roles
