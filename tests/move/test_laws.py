"""Laws of moves: what the command writes passes the check against what was before; an edit of history does not."""

from __future__ import annotations

import datetime as dt
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from kirjuri import app
from kirjuri.changing import known, opened
from kirjuri.changing.moving import plan_move, write_move
from kirjuri.derive.moving import Wish, possible, roles_for, targets
from kirjuri.edit.setting import setting
from kirjuri.edit.splice import Put, Remove, splice
from kirjuri.model.problem import Severity
from kirjuri.model.record import Record
from kirjuri.sources.yaml_text import read

SOUND = Path(__file__).parent.parent / "cases" / "sound"
ID = "SYO-2026-0001"
INPUT = "syotteet/2026/SYO-2026-0001.yaml"
TODAY = dt.date(2026, 11, 22)
OUTCOMES = ("ei_linjausta", "nakemys", "muu_reitti", "ei_vastausta", "rauennut", "linjattu")


@pytest.fixture
def versioned(registry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    _git(registry, "init", "-q", "-b", "main", ".")
    _commit(registry)
    return registry


def _git(registry: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=Koe", "-c", "user.email=koe@koe.example", *arguments]
    subprocess.run(command, cwd=registry, check=True, capture_output=True)


def _commit(registry: Path) -> None:
    _git(registry, "add", "-A")
    _git(registry, "commit", "-q", "--allow-empty", "-m", "a step")


def _filled(choice: random.Random, target: str) -> list[Any]:
    given = [
        "seurantavali_kk=6",
        "seuranta=[{pvm: 2026-11-20, laji: eteneminen, havainto: Alkoi.}]",
        "liittyy=[{tyyppi: ohjelma, nimi: Koeohjelma}]",
    ]
    if target == "paattynyt":
        given = [
            f"paatos.tapa={choice.choice(OUTCOMES)}",
            "paatos.pvm=2026-11-22",
            "paatos.perustelu=Perustelu.",
            "paatos.vastaus_jattajalle=Kiitos.",
            "paatos.reitti=Toinen reitti.",
        ]
    return [setting(text) for text in given] if target in {"paattynyt", "seurannassa"} else []


def _step(registry: Path, choice: random.Random) -> bool:
    """Take a random step that the command finds sound; return whether there was one."""
    outcome = opened(registry, TODAY)
    record = known(outcome, ID)
    table = outcome.context.policy.lifecycles["syote"]
    for target in choice.sample(targets(record, table), len(possible_targets(record, table))):
        role = choice.choice(roles_for(record, table, target))
        wish = Wish(date=TODAY, state=target, role=role, text="Näin kävi: # ja 'näin'.")
        move = plan_move(outcome, record, wish, _filled(choice, target))
        if not move.problems:
            write_move(move)
            return True
    return False


def possible_targets(record: Record, table: Any) -> set[str]:
    return {step.target for step in possible(record, table)}


def _errors(registry: Path, base: str) -> list[str]:
    found = app.check(registry, today=TODAY, against=app.Against(base=base))
    return [
        d.code
        for d in found.findings.diagnostics
        if d.severity is Severity.ERROR and found.findings.own(d)
    ]


@pytest.mark.parametrize("seed", range(12))
def test_any_sequence_of_moves_passes_the_check_against_every_step_before(
    versioned: Path, seed: int
) -> None:
    choice = random.Random(seed)
    taken = 0
    for _ in range(6):
        if not _step(versioned, choice):
            break
        taken += 1
        assert _errors(versioned, "HEAD") == []
        _commit(versioned)
    assert taken
    assert _errors(versioned, f"HEAD~{taken}") == []


EDITS = [
    Put(route=("tapahtumat", 1, "pvm"), value="2026-02-04"),
    Put(route=("tapahtumat", 1, "rooli"), value="jattaja"),
    Put(route=("tapahtumat", 0, "teksti"), value="Lisätty jälkikäteen."),
    Put(route=("tapahtumat", 2, "viite"), value="Kokous 1"),
    Remove(route=("tapahtumat", 3, "tila")),
    Put(route=("tapahtumat", 3, "tila"), value="peruttu"),
    Put(route=("alkuperainen", "kuvaus"), value="Toinen teksti."),
    Put(route=("tunnus",), value="SYO-2026-0009"),
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: ".".join(map(str, edit.route)))
def test_any_single_edit_of_history_fails_the_check(versioned: Path, edit: Any) -> None:
    path = versioned / INPUT
    path.write_bytes(splice(INPUT, path.read_bytes(), [edit], read))

    assert _errors(versioned, "HEAD")


def test_the_order_in_which_fields_are_given_does_not_matter(
    registry: Path, tmp_path: Path
) -> None:
    given = [
        setting(text)
        for text in ("paatos.tapa=ei_linjausta", "paatos.pvm=2026-11-22", "paatos.perustelu=X.")
    ]
    given.append(setting("paatos.vastaus_jattajalle=Kiitos."))
    other = Path(shutil.copytree(registry, tmp_path / "other"))
    for place, settings in ((registry, given), (other, given[::-1])):
        outcome = opened(place, TODAY)
        wish = Wish(date=TODAY, state="paattynyt")
        write_move(plan_move(outcome, known(outcome, ID), wish, settings))  # type: ignore[arg-type]

    assert (registry / INPUT).read_bytes() == (other / INPUT).read_bytes()
