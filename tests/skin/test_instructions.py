"""What the instructions tell people to copy passes the check that they are told to run."""

import datetime as dt
import re
from pathlib import Path

import pytest

from kirjuri import app
from kirjuri.sources.policy import load_policy
from kirjuri.sources.tree import DictTree

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_example_of_an_input_is_valid(language: str) -> None:
    page = (ROOT / "docs" / language / "ohjeet/syotteen-kirjaaminen.md").read_text(encoding="utf-8")
    [example] = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    [name] = set(re.findall(r"`([a-z-]+\.yaml)`", page))

    tree = DictTree({f"syotteet/uudet/{name}": example.encode()})
    outcome = app.judge(ROOT, tree, load_policy(ROOT), today=dt.date(2026, 11, 22))

    assert outcome.files == 1
    assert list(outcome.findings.diagnostics) == []


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_statement_names_its_supervisor_and_is_not_a_year_old(language: str) -> None:
    page = (ROOT / "docs" / language / "saavutettavuus.md").read_text(encoding="utf-8")

    assert "Traficom" in page
    assert re.search(r"22\.11\.2026|22 november 2026|22 November 2026", page)
