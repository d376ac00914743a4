"""The set-up page says what is so: its settings can be used, its labels and workflows are all there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kirjuri.github.checkup.local import NEEDED_BOXES, NEEDED_ROLES, WORKFLOWS
from kirjuri.github.checkup.remote import REQUIRED, SECRET
from kirjuri.github.remind import LABEL
from kirjuri.github.roles import ACCEPTED, DOOR, REFUSED
from kirjuri.render.threads import REASONS
from kirjuri.sources.policy import load_policy

ROOT = Path(__file__).parents[2]
LANGUAGES = ("fi", "sv", "en")


def page(language: str) -> str:
    return (ROOT / "docs" / language / "ohjeet" / "kayttoonotto.md").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_settings_can_be_used_as_they_stand(registry, language) -> None:
    [example] = re.findall(r"^```yaml\n(.*?)^```$", page(language), re.MULTILINE | re.DOTALL)
    path = registry.path / "kirjuri.yaml"
    kept = [
        line
        for line in path.read_text().splitlines()
        if not line.startswith(("roolit", "postilaatikot"))
    ]
    path.write_text("\n".join(kept) + "\n" + example)

    settings = load_policy(registry.path).settings

    assert {*settings.raw["postilaatikot"]} == {*NEEDED_BOXES}
    assert {*settings.raw["roolit"]} == {*NEEDED_ROLES}
    assert settings.repository.startswith("https://github.com/")
    assert settings.site


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_makes_every_label_that_is_needed_and_no_other(language) -> None:
    made = re.findall(r"^gh label create (\S+)$", page(language), re.MULTILINE)

    assert sorted(made) == sorted({ACCEPTED, REFUSED, LABEL, *DOOR})


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_tells_of_every_workflow(language) -> None:
    told = re.findall(r"^\| `([a-z-]+)` \|", page(language), re.MULTILINE)

    assert sorted(told) == sorted(WORKFLOWS)


@pytest.mark.parametrize(("language", "word"), list(zip(LANGUAGES, REASONS, strict=True)))
def test_it_names_the_check_the_secret_and_the_word_of_a_reason(language, word) -> None:
    assert f"**{REQUIRED}**" in page(language)
    assert SECRET in page(language)
    assert f"`{word}:`" in page(language)


def test_the_check_that_a_merge_needs_is_the_name_of_the_job() -> None:
    workflow = (ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8")
    assert f"    name: {REQUIRED}\n" in workflow


def test_every_workflow_runs_when_its_label_or_its_neighbour_says_so() -> None:
    """Names that stand in workflows and in the tool alike."""
    folder = ROOT / ".github" / "workflows"
    intake = (folder / "intake.yml").read_text("utf-8")

    assert f"github.event.label.name == '{ACCEPTED}'" in intake
    assert f"github.event.label.name == '{REFUSED}'" in intake
    assert "workflows: [check]" in (folder / "comment.yml").read_text("utf-8")
    assert f"secrets.{SECRET}" in (folder / "number-and-publish.yml").read_text("utf-8")
