"""A platform to speak with, and a registry in a repository of its own with a bare one beside it."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import pytest
from click.testing import CliRunner

from kirjuri import cli
from kirjuri.changing.forms import forms
from kirjuri.sources.policy import load_policy

HERE = Path(__file__).parent


def _module(name: str):
    """Load a file of this folder: tests are no package."""
    spec = importlib.util.spec_from_file_location(f"github_{name}", HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


platform_module = _module("platform")
_module("runner")
_module("judges")


@pytest.fixture(autouse=True)
def neutral(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's user, and nothing of a job that these tests may run in."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    for name in [
        n for n in os.environ if n.startswith(("GIT_", "GITHUB_", "GH_", "RUNNER_", "KIRJURI_"))
    ]:
        if name != "KIRJURI_CHROMIUM":
            monkeypatch.delenv(name)


@pytest.fixture
def platform(monkeypatch: pytest.MonkeyPatch) -> Iterator:
    """A platform; the environment points to it as a job's does."""
    with platform_module.running() as made:
        monkeypatch.setenv("GITHUB_API_URL", made.address)
        monkeypatch.setenv("GITHUB_REPOSITORY", platform_module.REPOSITORY)
        monkeypatch.setenv("GH_TOKEN", "salaisuus")
        for name in (
            "http_proxy",
            "HTTP_PROXY",
            "https_proxy",
            "HTTPS_PROXY",
            "ALL_PROXY",
            "all_proxy",
        ):
            monkeypatch.delenv(name, raising=False)
        yield made


SOUND = HERE.parent / "cases" / "sound"
DAY = "2026-11-22"
NOBODY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
INPUT = """\
kieli: {language}
tyyppi: kehittaminen
jattaja: {{laji: viranomainen, nimi: Koekunta, yhteys: {reached}}}
kirjausketju: https://github.com/koe/rekisteri/issues/{thread}
alkuperainen:
  otsikko: Rakennustiedon yhteiset käsitteet
  kuvaus: Samaa rakennusta kuvataan eri käsittein, eikä tietoja voi yhdistää.
  toivottu_tulos: Suositus käsitteistä.
rajat_ylittava: [sektori]
"""


class Registry:
    """A registry in a clone of a bare repository, with one login in the secretariat."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def git(self, *arguments: str, day: str = DAY) -> str:
        when = f"{day}T10:00:00+0200"
        done = subprocess.run(
            ["git", "-c", "user.name=Koe", "-c", "user.email=koe@koe.example", *arguments],
            cwd=self.path,
            env={**os.environ, **NOBODY, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write(self, path: str, text: str) -> None:
        (self.path / path).parent.mkdir(parents=True, exist_ok=True)
        (self.path / path).write_text(text, "utf-8")

    def commit(self, message: str = "change", day: str = DAY) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message, day=day)

    def run(self, *arguments: str, day: str = DAY, language: str = "fi") -> tuple[int, str]:
        """Run a command; return its exit code and all that it printed."""
        result = CliRunner().invoke(
            cli.cli,
            ["--lang", language, "-C", str(self.path), "--today", day, *arguments],
            prog_name="kirjuri",
        )
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.output

    def add_input(self, thread: int, *, language: str = "fi", reached: str = "issue") -> None:
        """An input from a thread, merged and numbered."""
        text = INPUT.format(language=language, reached=reached, thread=thread)
        self.write(f"syotteet/uudet/issue-{thread}.yaml", text)
        self.commit("An input")
        assert self.run("number")[0] == 0

    def move(self, *arguments: str, day: str = DAY) -> None:
        code, said = self.run("move", *arguments, day=day)
        assert code == 0, said
        self.commit("A move", day=day)


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    """A registry of one sound matter and a group, its main branch kept in a bare repository too."""
    made = Registry(Path(shutil.copytree(SOUND, tmp_path / "rekisteri")))
    (made.path / "syotteet/uudet/avoimet-rajapinnat.yaml").unlink()
    made.write("kirjuri.yaml", (made.path / "kirjuri.yaml").read_text("utf-8") + SETTINGS)
    made.write(".gitignore", ".kirjuri/\n/site/\n")
    made.git("init", "-q", "-b", "main", ".")
    made.commit("first", day="2026-11-01")
    made.git("clone", "-q", "--bare", ".", str(tmp_path / "yhteinen.git"))
    made.git("remote", "add", "origin", str(tmp_path / "yhteinen.git"))
    made.git("push", "-q", "-u", "origin", "main")
    return made


SETTINGS = """\
roolit: {sihteeristo: [Sihteeri-Koe]}
postilaatikot: {sihteeristo: sihteeristo@koe.example}
tauot: {pyhapaivat: fi}
"""


@pytest.fixture
def event(tmp_path: Path):
    """Write an event file as the platform does, and return its path."""

    def write(
        issue: dict,
        *,
        action: str = "labeled",
        sender: str = "Sihteeri-Koe",
        label: str = "",
        **more,
    ) -> str:
        data = {"action": action, "issue": issue, "sender": {"login": sender}, **more}
        if label:
            data["label"] = {"name": label}
        path = tmp_path / "tapahtuma.json"
        path.write_text(json.dumps(data), "utf-8")
        return str(path)

    return write


SENT = {
    "alkuperainen.otsikko": "Rakennustiedon yhteiset käsitteet",
    "alkuperainen.kuvaus": "Samaa rakennusta kuvataan eri käsittein, eikä tietoja voi yhdistää.",
    "alkuperainen.toivottu_tulos": "Suositus siitä, mitä käsitteitä käytetään.",
    "tyyppi": "kehittaminen",
    "rajat_ylittava": "sektori",
    "jattaja.laji": "verkosto",
    "jattaja.nimi": "Kuntien rakennustietoverkosto",
}
"""Answers that a sound input needs; choices by their keys."""


@pytest.fixture
def filled(registry: Registry):
    """Write the body of an issue as the platform makes it of a form: each heading and its answer."""
    policy = load_policy(registry.path)

    def body(key: str = "syote", language: str = "fi", **answers: str) -> str:
        [form] = [form for form in forms(policy) if form.key == key]
        given = {field.replace("__", "."): text for field, text in answers.items()}
        wanted = {**(SENT if key == "syote" else {}), **given}
        return "\n\n".join(
            f"### {question.label.by_language[language]}\n\n{_answer(question, wanted, language)}"
            for question in form.questions
        )

    return body


def _answer(question, wanted: dict[str, str], language: str) -> str:
    key = wanted.get(question.field, "")
    for option in question.options:
        if option.key == key:
            return option.names.by_language[language]
    return key or "_No response_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """An issue as a test tells it: the form and its answers, who opened it, what then happened to it."""

    key: str = "syote"
    language: str = "fi"
    author: str = "lahettaja"
    sender: str = ""
    label: str = ""
    action: str = ""
    title: str = "Syöte: Käsitteet"
    labels: tuple[str, ...] = ()

    @property
    def done(self) -> str:
        return self.action or ("labeled" if self.label else "opened")


@pytest.fixture
def issue(platform, filled):
    """Open an issue from a form; return what the platform hands over: (number, fields of `Sent`, answers)."""
    own = {field.name for field in fields(Sent)}

    def open_issue(number: int, key: str = "syote", **told) -> dict:
        sent = Sent(key=key, **{name: value for name, value in told.items() if name in own})
        answers = {name: value for name, value in told.items() if name not in own}
        made = platform.open_issue(
            number,
            author=sent.author,
            title=sent.title,
            body=filled(key, sent.language, **answers),
            labels=[key, *filter(None, [sent.label]), *sent.labels],
            html_url=f"https://github.com/{platform_module.REPOSITORY}/issues/{number}",
        )
        data = {"action": sent.done, "issue": made, "sender": {"login": sent.sender or sent.author}}
        return {**data, "label": {"name": sent.label}} if sent.label else data

    return open_issue


@pytest.fixture
def came(issue, tmp_path: Path):
    """Open an issue as `issue` does, and write its event into a file."""

    def write(number: int, key: str = "syote", **told) -> str:
        path = tmp_path / "tapahtuma.json"
        path.write_text(json.dumps(issue(number, key, **told)), "utf-8")
        return str(path)

    return write
