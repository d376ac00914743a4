"""A small registry in memory: the sound one of the cases, with groups and plans laid over it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from kirjuri import app
from kirjuri.derive.context import Context
from kirjuri.sources.policy import load_policy
from kirjuri.sources.tree import DictTree

SOUND = Path(__file__).parent.parent / "cases" / "sound"
Judged = Callable[..., app.Outcome]


def group(name: str, more: str = "", state: str = "toiminnassa") -> str:
    return f"""\
tunnus: {name}
nimi: {{fi: Ryhmä {name}, sv: Gruppen {name}, en: Group {name}}}
laji: koordinaatioryhma
kuvaus: Koeryhmä.
{more}lahteet:
  - {{nimi: Koelähde, varmuus: saadosteksti}}
tapahtumat:
  - {{pvm: 2026-01-07, laji: siirto, tila: {state}, rooli: yllapito}}
"""


@pytest.fixture
def judged() -> Judged:
    """Judge the sound registry with some files laid over it, on a day."""
    policy = load_policy(SOUND)
    sound = {
        path.relative_to(SOUND).as_posix(): path.read_bytes()
        for path in SOUND.rglob("*")
        if path.is_file()
    }

    def judge(files: dict[str, str], today: str = "2026-11-22") -> app.Outcome:
        laid = sound | {path: text.encode() for path, text in files.items()}
        tree = DictTree(dict(sorted(laid.items())))
        return app.judge(SOUND, tree, policy, today=dt.date.fromisoformat(today))

    return judge


@pytest.fixture
def context(judged: Judged) -> Callable[..., Context]:
    """The context of a registry that has nothing to mend."""

    def made(files: dict[str, str], today: str = "2026-11-22") -> Context:
        outcome = judged(files, today)
        assert [d.problem.says for d in outcome.findings.diagnostics] == []
        return outcome.context

    return made
