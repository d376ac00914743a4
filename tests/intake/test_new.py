"""`kirjuri new`: a ready file from options, everything that is missing at once, and the guided form of a terminal."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kirjuri.kinds import all_kinds
from kirjuri.model.kind import Kind

Run = Callable[..., Result]
PATH = "syotteet/uudet/yhteinen-sanasto.yaml"
SET = (
    "tyyppi=saantelyehdotus",
    "jattaja.laji=verkosto",
    "jattaja.nimi=Sanastoverkosto",
    "alkuperainen.otsikko=Yhteinen sanasto",
    "alkuperainen.kuvaus=Käsitteet eroavat.\nKaikilla on omansa.",
    "alkuperainen.toivottu_tulos=Suositus",
    "rajat_ylittava=[sektori, toimiala]",
)
FILE = """\
# yaml-language-server: $schema=../../schemas/syote.schema.json
kieli: fi
tyyppi: saantelyehdotus
jattaja:
  laji: verkosto
  nimi: Sanastoverkosto
  yhteys: issue
alkuperainen:
  otsikko: Yhteinen sanasto
  kuvaus: |-
    Käsitteet eroavat.
    Kaikilla on omansa.
  toivottu_tulos: Suositus
rajat_ylittava: [sektori, toimiala]
kirjaustapa: muutosehdotus
"""
ANSWERS = (
    "",  # kieli: as it is
    "Yhteinen sanasto",
    *("Käsitteet eroavat.", "Kaikilla on omansa.", "."),
    *("Suositus", "."),
    "2",
    "2, 3",
    "1",
    "Sanastoverkosto",
    "",  # yhteys is optional
)


def settings(*given: str) -> list[str]:
    return [part for one in given for part in ("--set", one)]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kirjuri.cli._dialog.is_dialog", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")


dialog = pytest.mark.usefixtures("terminal")


def typed(*lines: str) -> str:
    return "\n".join(lines) + "\n"


def test_a_ready_file_is_written_from_options(run: Run, registry: Path) -> None:
    result = run("new", "syote", *settings(*SET))

    assert (result.exit_code, result.output) == (0, f"Kirjoitettu: {PATH}\n")
    assert (registry / PATH).read_text("utf-8") == FILE
    assert run("check", "--base", "none").exit_code == 0


@dialog
def test_with_everything_given_nobody_is_asked_on_a_terminal_either(
    run: Run, registry: Path
) -> None:
    assert run("new", "syote", *settings(*SET)).exit_code == 0
    assert (registry / PATH).read_text("utf-8") == FILE


def test_everything_that_is_missing_is_listed_at_once_and_nothing_is_written(
    run: Run, registry: Path, whole: Callable[[str, str], None]
) -> None:
    before = sorted(registry.rglob("*.yaml"))

    result = run("new", "syote", *settings("tyyppi=kehitys", *SET[1:3], *SET[4:6]))

    assert result.exit_code == 1
    whole("new-lacking.fi.txt", result.output)
    assert sorted(registry.rglob("*.yaml")) == before


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_every_kind_says_what_it_needs(kind: Kind, run: Run) -> None:
    owner = ("--owner", "arkkitehtuuri") if kind.owner else ()

    result = run("new", kind.name, *owner)

    assert result.exit_code == 1, result.output
    assert result.output.startswith("Mitään ei kirjoitettu. Tämä puuttuu tai on väärin:\n  - ")
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("kind", "arguments", "path"),
    [
        pytest.param(
            "kokous",
            (
                *("--owner", "arkkitehtuuri"),
                *settings(
                    "laji=kokous",
                    "otsikko=Syyskokous",
                    "koollekutsuja=sihteeristo",
                    "ajankohta={pvm: 2026-12-10}",
                ),
            ),
            "ryhmat/arkkitehtuuri/uudet/kokous-syyskokous.yaml",
            id="a meeting lies among its group's new records",
        ),
        pytest.param(
            "ryhma",
            settings(
                "tunnus=sanastoverkosto",
                "nimi=Sanastoverkosto",
                "laji=verkosto",
                "kuvaus=Sanastojen verkosto.",
                "lahteet=[{nimi: Verkoston oma tieto, varmuus: toissijainen}]",
            ),
            "ryhmat/sanastoverkosto/ryhma.yaml",
            id="a group has its name and its first event",
        ),
    ],
)
def test_other_kinds_are_made_where_they_belong(
    kind: str, arguments: tuple[str, ...], path: str, run: Run, registry: Path
) -> None:
    result = run("new", kind, *arguments)

    assert (result.exit_code, result.output) == (0, f"Kirjoitettu: {path}\n")
    assert (registry / path).is_file()
    assert run("check", "--base", "none").exit_code == 0


def test_a_new_record_never_takes_the_file_of_another(run: Run, registry: Path) -> None:
    run("new", "syote", *settings(*SET))
    result = run("new", "syote", *settings(*SET))

    assert result.output == "Kirjoitettu: syotteet/uudet/yhteinen-sanasto-2.yaml\n"
    assert (registry / PATH).read_text("utf-8") == FILE


def test_a_named_record_that_is_there_is_refused(run: Run, registry: Path) -> None:
    before = (registry / "ryhmat/arkkitehtuuri/ryhma.yaml").read_bytes()
    result = run("new", "ryhma", *settings("tunnus=arkkitehtuuri", "nimi=Toinen"))

    assert result.exit_code == 1
    assert "tiedostossa 'ryhmat/arkkitehtuuri/ryhma.yaml' on jo tietue" in result.output
    assert (registry / "ryhmat/arkkitehtuuri/ryhma.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("syot",), "tietuelajia 'syot' ei ole; tarkoititko 'syote'?"),
        (("kokous",), "anna valinnalla --owner, kenen tietue on: arkkitehtuuri, sihteeristo"),
        (
            ("syote", "--owner", "arkkitehtuuri"),
            "lajin 'syote' tietue ei kuulu millekään ryhmälle; jätä --owner pois",
        ),
        (
            ("kokous", "--owner", "arkitehtuuri"),
            "ryhmää 'arkitehtuuri' ei ole; tarkoititko 'arkkitehtuuri'?",
        ),
        (
            ("syote", "--set", "otsikko"),
            "'otsikko' ei ole kentän arvo",
        ),
        (
            ("syote", "--name", "../x"),
            "'../x' ei kelpaa tiedoston nimeksi",
        ),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(arguments: tuple[str, ...], said: str, run: Run) -> None:
    result = run("new", *arguments)

    assert result.exit_code == 2
    assert result.output.splitlines()[-1].startswith(f"Virhe: {said}")


@dialog
def test_the_guide_asks_the_questions_of_the_form_and_writes_after_a_yes(
    run: Run, registry: Path
) -> None:
    result = run("new", "syote", answers=typed(*ANSWERS, "k"))

    assert result.exit_code == 0, result.output
    assert (registry / PATH).read_text("utf-8") == FILE
    for heading in (
        "1/9  Kieli",
        "2/9  Otsikko\nAsia yhdellä rivillä.\nEsimerkiksi: Asiakkaan tietoja kysytään kahteen kertaan\n",
        "5/9  Syötteen tyyppi\nMinkälaisesta asiasta on kyse.\n   1  Strategia tai suunnitelma: ",
        "9/9  Yhteys",
    ):
        assert f"\n{heading}" in result.output
    assert f"\n{PATH}\n  # yaml-language-server: " in result.output
    assert result.output.endswith(f"Kirjoitettu: {PATH}\n")


@dialog
def test_each_answer_is_checked_at_once_and_asked_again(run: Run, registry: Path) -> None:
    answers = [*ANSWERS]
    answers[1:2] = ["", "x" * 201, "Tunnus 131052-308T", "Yhteinen sanasto"]
    answers[answers.index("2")] = "9\nSääntely\n2"
    answers[-1] = "matti.meikalainen@gmail.com\nei osoite\nkirjaamo@virasto.example"

    result = run("new", "syote", answers=typed(*answers, "k"))

    assert result.exit_code == 0, result.output
    for said in (
        "tähän kysymykseen tarvitaan vastaus\n",
        "! vastauksessa on 201 merkkiä, ja enintään 200 mahtuu; lyhennä sitä; lisää voi kertoa myöhemmin\n",
        "! tässä on henkilötunnus; ",
        "! '9' ei ole vaihtoehtojen joukossa; vaihtoehdot ovat 'Strategia tai suunnitelma', ",
        "! tässä on sähköpostiosoite, joka näyttää henkilön osoitteelta; ",
    ):
        assert said in result.output
    assert "yhteys: kirjaamo@virasto.example\n" in (registry / PATH).read_text("utf-8")


@dialog
def test_one_can_go_back_and_an_empty_answer_keeps_what_was_there(run: Run, registry: Path) -> None:
    answers = ["", "Väärä otsikko", "<", "Yhteinen sanasto", *ANSWERS[2:5], "<", "", *ANSWERS[5:]]

    result = run("new", "syote", answers=typed(*answers, "k"))

    assert result.exit_code == 0, result.output
    assert "Tähän asti: Väärä otsikko\n" in result.output
    assert (registry / PATH).read_text("utf-8") == FILE


@dialog
def test_a_long_text_is_written_in_the_editor(
    run: Run, registry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\nprintf "Käsitteet eroavat.\\nKaikilla on omansa.\\n" > "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)

    result = run("new", "syote", answers=typed(*ANSWERS[:2], "!", *ANSWERS[5:], "k"))

    assert result.exit_code == 0, result.output
    assert (registry / PATH).read_text("utf-8") == FILE


@dialog
def test_what_the_whole_record_lacks_is_asked_after_the_questions(run: Run, registry: Path) -> None:
    answers = ("", "sanastoverkosto", "Sanastoverkosto", "verkosto", "Kuvaus.", ".")
    source = "[{nimi: Verkoston oma tieto, varmuus: toissijainen}]"

    result = run("new", "ryhma", answers=typed(*answers, source, "k"))

    assert result.exit_code == 0, result.output
    assert (
        "! tilassa 'ehdotettu' (Ehdotettu) tarvitaan kenttä 'lahteet' (Lähteet); " in result.output
    )
    assert "1/1  Lähteet" in result.output
    assert (registry / "ryhmat/sanastoverkosto/ryhma.yaml").is_file()


@dialog
def test_a_no_writes_nothing_and_keeps_a_draft_with_which_one_goes_on(
    run: Run, registry: Path
) -> None:
    refused = run("new", "syote", answers=typed(*ANSWERS, "e"))
    kept = json.loads((registry / ".kirjuri/luonnokset/syote.json").read_text("utf-8"))
    again = run("new", "syote", answers=typed("k", *[""] * 9, "k"))

    assert refused.exit_code == 1
    assert "Vastauksesi ovat tallessa tiedostossa .kirjuri/luonnokset/syote.json" in refused.output
    assert kept["answers"]["alkuperainen.kuvaus"] == "Käsitteet eroavat.\nKaikilla on omansa."
    assert again.exit_code == 0, again.output
    assert (registry / PATH).read_text("utf-8") == FILE
    assert not (registry / ".kirjuri/luonnokset/syote.json").exists()


@dialog
@pytest.mark.parametrize("answer", [None, "k"], ids=["the input ends", "asked and kept"])
def test_an_interrupted_form_loses_nothing(answer: str | None, run: Run, registry: Path) -> None:
    result = run("new", "syote", answers=typed(*ANSWERS[:5], *filter(None, [answer])))

    assert result.exit_code == 1
    kept = json.loads((registry / ".kirjuri/luonnokset/syote.json").read_text("utf-8"))
    assert kept["answers"] == {
        "kieli": "fi",
        "alkuperainen.otsikko": "Yhteinen sanasto",
        "alkuperainen.kuvaus": "Käsitteet eroavat.\nKaikilla on omansa.",
    }
    assert not (registry / PATH).exists()


def test_a_real_terminal_is_interrupted_and_the_draft_is_offered(registry: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "dumb", "CI": "", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "kirjuri", "-C", str(registry), "--lang", "en", "new", "syote"]
    started = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    )
    os.close(theirs)
    shown = b""

    def until(text: bytes) -> None:
        nonlocal shown
        deadline = time.monotonic() + 60
        while text not in shown and time.monotonic() < deadline:
            with contextlib.suppress(OSError):
                shown += os.read(ours, 4096)

    until(b"Language")
    os.write(ours, b"\n")
    until(b"2/9")
    os.write(ours, b"Yhteinen sanasto\n")
    until(b"3/9")
    started.send_signal(signal.SIGINT)
    until(b"Keep your answers as a draft?")
    os.write(ours, b"y\n")
    code = started.wait(60)
    os.close(ours)

    assert code == 1, shown
    kept = json.loads((registry / ".kirjuri/luonnokset/syote.json").read_text("utf-8"))
    assert kept["answers"]["alkuperainen.otsikko"] == "Yhteinen sanasto"
