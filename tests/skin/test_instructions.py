"""What the instructions tell people to copy passes the check that they are told to run."""

import datetime as dt
import re
import subprocess
from pathlib import Path

import pytest
from babel.dates import get_month_names

from kirjuri import app
from kirjuri.sources.policy import load_policy
from kirjuri.sources.tree import DictTree

ROOT = Path(__file__).parents[2]
SUPERVISED = dt.date(2025, 1, 1)
"""Since when the present supervisor has supervised: a day that the statement tells, too."""
DAYS = {
    "fi": re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b"),
    "sv": re.compile(r"\b(\d{1,2}) ([a-z]+) (\d{4})\b"),
    "en": re.compile(r"\b(\d{1,2}) ([A-Z][a-z]+) (\d{4})\b"),
}
ASKED = {
    "fi": ("306/2019", "2018/1523", "**osittain**", "kahdessa viikossa", "kantelu", "Traficom"),
    "sv": ("306/2019", "2018/1523", "**delvis**", "två veckor", "klagan", "Traficom"),
    "en": ("306/2019", "2018/1523", "**partially**", "two weeks", "complaint", "Traficom"),
}
"""The law and the decision, the status, the time for an answer, the complaint and its receiver."""


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_example_of_an_input_is_valid(language: str) -> None:
    page = (ROOT / "docs" / language / "ohjeet/syotteen-kirjaaminen.md").read_text(encoding="utf-8")
    [example] = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    [name] = set(re.findall(r"`([a-z-]+\.yaml)`", page))

    tree = DictTree({f"syotteet/uudet/{name}": example.encode()})
    outcome = app.judge(ROOT, tree, load_policy(ROOT), today=dt.date(2026, 11, 22))

    assert outcome.files == 1
    assert list(outcome.findings.diagnostics) == []


def statement(language: str) -> str:
    return (ROOT / "docs" / language / "saavutettavuus.md").read_text(encoding="utf-8")


def days(language: str) -> list[dt.date]:
    """The days on which the statement was drawn up and reviewed, as that language writes days."""
    written = DAYS[language].findall(statement(language))
    names = list(get_month_names("wide", locale=language).values())
    made = [
        dt.date(int(year), int(month) if month.isdigit() else names.index(month) + 1, int(day))
        for day, month, year in written
    ]
    return [day for day in made if day > SUPERVISED]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_statement_has_what_the_law_and_the_decision_ask_for(language: str) -> None:
    page = statement(language)

    assert [word for word in ASKED[language] if word not in page] == []
    assert "(https://www.saavutettavuusvaatimukset.fi/)" in page
    assert "(yhteys.md)" in page
    assert len(days(language)) == 2


def test_the_statement_tells_the_same_days_in_every_language() -> None:
    assert days("fi") == days("sv") == days("en")


def test_the_statement_had_been_reviewed_within_a_year_when_the_newest_change_was_made() -> None:
    ran = subprocess.run(
        ["git", "log", "-1", "--format=%cs"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        pytest.skip("this copy has no history")

    drawn_up, reviewed = days("fi")
    assert drawn_up <= reviewed
    assert dt.date.fromisoformat(ran.stdout.strip()) - reviewed <= dt.timedelta(days=366)
