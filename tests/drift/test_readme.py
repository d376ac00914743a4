"""The README is true: its commands exist, and the message it shows is the one that is printed."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from kirjuri import cli

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\./kirjuri ([a-z]+)", README))))
def test_a_command_of_the_readme_exists(name: str) -> None:
    assert cli.cli.get_command(click.Context(cli.cli), name)


def test_the_message_of_the_readme_is_the_one_that_is_printed() -> None:
    shown = README.split("```\nerror[", 1)[1].split("\n```", 1)[0]
    printed = (ROOT / "tests" / "cases" / "kr103-type-nearly-right" / "expected.txt").read_text(
        "utf-8"
    )

    assert f"error[{shown}\n" in printed


@pytest.mark.parametrize("target", re.findall(r"\]\((?!http)([^)]+)\)", README))
def test_a_link_of_the_readme_leads_somewhere(target: str) -> None:
    assert (ROOT / target).exists()
