"""What the instructions on meetings show can be done as it stands there, in each language."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from tests.scenarios.matters import need

ROOT = Path(__file__).parent.parent.parent
GROUP = "ryhmat/arkkitehtuuriyhteistyo"
MEETING = "KOU-arkkitehtuuriyhteistyo-2027-01"
DAYS = ("2027-01-07", "2027-01-26")
"""The day of each command."""


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_meeting_of_the_instructions_is_planned_convened_and_recorded(
    registry, language
) -> None:
    text = (ROOT / "docs" / language / "ohjeet/kokoukset.md").read_text("utf-8")
    [example] = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    commands = re.findall(r"^```sh\n\./kirjuri (.*?)\n^```$", text, re.MULTILINE | re.DOTALL)
    registry.arrives("tarve", need("Kuka pitää yllä rajapintaa?"), "2026-12-02")
    assert registry.arrives("kokous", example, "2027-01-05", folder=GROUP) == MEETING

    for day, command in zip(DAYS, commands, strict=True):
        registry.does(day, *shlex.split(command.replace("\\\n", " ")))

    page = registry.page("2027-01-26", f"{GROUP}/{MEETING}")
    [view] = re.findall(r"teksti: (.*)}", commands[1])
    assert "Pidetty ja kirjattu" in page
    assert view in page
