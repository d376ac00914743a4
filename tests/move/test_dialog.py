"""On a terminal `kirjuri move` asks: only for what is possible, each answer checked, the change shown."""

from __future__ import annotations

import contextlib
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
INPUT = "syotteet/2026/SYO-2026-0001.yaml"
ID = "SYO-2026-0001"
dialog = pytest.mark.usefixtures("terminal")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kirjuri.cli._dialog.is_dialog", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")


@dialog
def test_states_roles_fields_and_values_are_asked(registry: Path, run: Run) -> None:
    # closing: state 4 of those possible; the role is one; tapa by number; day; reasons; answer; yes
    answers = "paattynyt\nei_linjausta\nhuomenna\n2026-11-20\nEi tarvita.\nKiitos.\ny\n"

    result = run("move", ID, answers=answers)

    assert result.exit_code == 0, result.output
    assert "To which state?\n   1  odottaa_jattajaa  Awaiting submitter\n" in result.output
    assert "viestitty" not in result.output
    assert "Way of ending (paatos.tapa)" in result.output
    assert "ei_linjausta" in result.output
    assert "Error: 'huomenna'" in result.output
    assert "+  tapa: ei_linjausta" in result.output
    assert "Write this? [Y/n]: y" in result.output
    assert "  tapa: ei_linjausta\n  pvm: 2026-11-20\n" in (registry / INPUT).read_text("utf-8")


@dialog
def test_whose_decision_it_is_is_asked_when_several_may_decide(registry: Path, run: Run) -> None:
    result = run("move", ID, "peruttu", answers="1\ny\n")

    assert result.exit_code == 0, result.output
    assert (
        "Whose decision is it?\n   1  jattaja  Submitter\n   2  ryhma  Set group\n" in result.output
    )


@dialog
def test_one_of_several_fields_is_chosen_among_those_that_the_case_has(
    registry: Path, run: Run
) -> None:
    answers = (
        "sihteeristo",
        "6",
        "[{pvm: 2026-11-20, laji: eteneminen, havainto: Alkoi.}]",
        "liittyy",
        "[{tyyppi: ohjelma, nimi: Koeohjelma}]",
        "y",
    )

    result = run("move", ID, "seurannassa", answers="\n".join(answers) + "\n")

    assert result.exit_code == 0, result.output
    # of process A: a followed project or a law belongs to others
    assert "One of these is needed. Which one?\n   1  liittyy" in result.output
    assert "lainvalmistelu" not in result.output


@dialog
def test_nothing_is_written_without_a_yes(registry: Path, run: Run) -> None:
    before = (registry / INPUT).read_text("utf-8")

    result = run("move", ID, "odottaa_jattajaa", answers="n\n")

    assert result.exit_code == 1
    assert (registry / INPUT).read_text("utf-8") == before


@dialog
def test_an_answer_outside_the_list_is_asked_again(registry: Path, run: Run) -> None:
    result = run("move", ID, "peruttu", answers="sihteeristo\n1\ny\n")

    assert result.exit_code == 0, result.output
    assert "Error: give a number or a name of the list" in result.output


def test_a_real_terminal_is_asked_and_a_pipe_is_not(registry: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "dumb", "CI": "", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "kirjuri", "-C", str(registry), "--lang", "en"]
    command += ["--today", "2026-11-22", "move", ID, "peruttu"]
    piped = subprocess.run(
        command, input="1\ny\n", env=environment, capture_output=True, text=True, check=False
    )
    assert (piped.returncode, "give it with --role" in piped.stdout) == (1, True)

    started = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    os.write(ours, b"1\ny\n")
    shown = b""
    with contextlib.suppress(OSError):
        while part := os.read(ours, 4096):
            shown += part
    os.close(ours)

    assert started.wait() == 0, shown
    assert b"Whose decision is it?" in shown
    assert "tila: peruttu" in (registry / INPUT).read_text("utf-8")
