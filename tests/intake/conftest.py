"""A small registry with its secretariat, and texts as GitHub makes them of a filled form."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kirjuri import cli
from kirjuri.changing.arrivals import Arrival, Received, receive
from kirjuri.changing.forms import forms
from kirjuri.intake.event import issue
from kirjuri.intake.form import Form, named
from kirjuri.sources.policy import load_policy

SOUND = Path(__file__).parent.parent / "cases" / "sound"
TODAY = dt.date(2026, 11, 23)
SECRETARY, STRANGER = "sihteeri-1", "ohikulkija"
ANSWERS = {
    "alkuperainen.otsikko": "Asiakkaan tietoja kysytään kahteen kertaan",
    "alkuperainen.kuvaus": "Kunnat ja hyvinvointialueet kysyvät samat tiedot.",
    "alkuperainen.toivottu_tulos": "Suositus siitä, kuka vastaa tiedosta.",
    "tyyppi": "Suunniteltu tai käynnissä oleva kehittäminen",
    "rajat_ylittava": "Sektorien raja, Organisaatioiden raja",
    "jattaja.laji": "Verkosto",
    "jattaja.nimi": "Esimerkkiverkosto",
    "jattaja.yhteys": "_No response_",
}
"""A sound Finnish form, as GitHub writes the answers."""
RECORD = {
    "kieli": "fi",
    "tyyppi": "kehittaminen",
    "jattaja": {"laji": "verkosto", "nimi": "Esimerkkiverkosto", "yhteys": "issue"},
    "alkuperainen": {
        "otsikko": "Asiakkaan tietoja kysytään kahteen kertaan",
        "kuvaus": "Kunnat ja hyvinvointialueet kysyvät samat tiedot.",
        "toivottu_tulos": "Suositus siitä, kuka vastaa tiedosta.",
    },
    "rajat_ylittava": ["sektori", "organisaatio"],
    "saapunut": "2026-11-21",
    "kirjaustapa": "lomake",
    "kirjausketju": "https://github.com/virasto/rekisteri/issues/12",
}
"""What it becomes."""

Answers = Mapping[str, str]
NO_CHANGES: Answers = MappingProxyType({})
EXPECTED = Path(__file__).parent / "expected"


@pytest.fixture(scope="session")
def all_forms() -> Mapping[str, Form]:
    return {form.key: form for form in forms(load_policy(SOUND))}


def body_of(form: Form, answers: Answers, language: str = "fi") -> str:
    """Return the text that GitHub makes of a filled form."""
    return "\n\n".join(
        f"### {named(question.label, language)}\n\n{answers.get(question.field, '_No response_')}"
        for question in form.questions
    )


def event_of(body: str, title: str = "Syöte: ", login: str = STRANGER, **more: Any) -> bytes:
    """Return the event of an issue that was opened with a body."""
    found = {
        "number": 12,
        "title": title,
        "body": body,
        "html_url": "https://github.com/virasto/rekisteri/issues/12",
        "created_at": "2026-11-20T22:30:00Z",
        "user": {"login": login},
    }
    event = {"action": "opened", "issue": {**found, **more}, "sender": {"login": login}}
    return json.dumps(event).encode()


@pytest.fixture
def whole(bless: bool) -> Callable[[str, str], None]:
    """Compare a whole message with the kept one of its name."""

    def comparing(name: str, output: str) -> None:
        path = EXPECTED / name
        if bless:
            path.write_text(output, "utf-8")
        assert output == path.read_text("utf-8")

    return comparing


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(SOUND, tmp_path / "registry"))
    with (root / "kirjuri.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"roolit:\n  sihteeristo: [{SECRETARY}]\n")
        settings.write("tauot:\n  pyhapaivat: fi\n  kesatauko: {alku: 07-01, loppu: 07-31}\n")
    return root


@pytest.fixture
def take(registry: Path, all_forms: Mapping[str, Form]) -> Callable[..., Received]:
    """Take in a form of an input whose answers differ from the sound one's."""

    def taking(answers: Answers = NO_CHANGES, *, body: str = "", language: str = "fi") -> Received:
        text = body or body_of(all_forms["syote"], {**ANSWERS, **answers}, language)
        came = Arrival(body=text, issue=issue(event_of(text)))
        return receive(registry, came, today=TODAY, language="fi")

    return taking


@pytest.fixture
def run(registry: Path) -> Callable[..., Result]:
    """Run the command as people and workflows do."""

    def running(*arguments: str, language: str = "fi", answers: str | None = None) -> Result:
        return CliRunner().invoke(
            cli.cli,
            ["--lang", language, "-C", str(registry), "--today", f"{TODAY}", *arguments],
            prog_name="kirjuri",
            input=answers,
        )

    return running


@pytest.fixture
def intake(run: Callable[..., Result], tmp_path: Path) -> Callable[..., Result]:
    """Run `intake` on an event with a body."""

    def taking(body: str, *arguments: str, **event: Any) -> Result:
        path = tmp_path / "event.json"
        path.write_bytes(event_of(body, **event))
        return run("intake", "--event", str(path), *arguments)

    return taking
