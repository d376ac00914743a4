"""Messages, whole: each folder is the sound registry with one defect, and every word that is said of it.

`sound/` is a registry with nothing to mend. A case lays its files over it; a file that ends in
`.removed` takes the file of that name away. `expected.txt` holds what `kirjuri check` prints, in
three languages. `./kirjuri test --bless` writes it anew; read the difference before you commit it.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kirjuri import app
from kirjuri.locale import LANGUAGES
from kirjuri.render import text
from kirjuri.render.style import Style
from kirjuri.rules import all_rules
from kirjuri.sources.policy import load_policy
from kirjuri.sources.tree import DictTree

HERE = Path(__file__).parent
SOUND = HERE / "sound"
DAY = dt.date(2026, 11, 22)
ELSEWHERE = {
    "KR001": "a link: tests/hostile",
    "KR003": "a file of 256 KiB: tests/hostile",
    "KR026": "a file of 20 000 values: tests/hostile",
    "KR119": "no schema of ours has a keyword without words of its own: tests/check",
}.keys()
CASES = sorted({path.parent for side in ("head", "base") for path in HERE.glob(f"*/{side}")})


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def tree_of(case: Path, side: str = "head") -> DictTree:
    laid = files(SOUND) | files(case / side)
    gone = {name.removesuffix(".removed") for name in laid if name.endswith(".removed")}
    kept = {name for name in laid if name not in gone and not name.endswith(".removed")}
    return DictTree({name: laid[name] for name in sorted(kept)})


def outcome_of(case: Path) -> app.Outcome:
    """A case with a folder `base` is a change: the sound registry with `base` laid over it, against its head.

    `roles.txt` names the roles of the one who records it.
    """
    policy, head = load_policy(SOUND), tree_of(case)
    if not (case / "base").is_dir():
        return app.judge(SOUND, head, policy, today=DAY)
    base, roles = tree_of(case, "base"), case / "roles.txt"
    touched = {
        name for name in head.files | base.files if head.files.get(name) != base.files.get(name)
    }
    return app.changed(
        SOUND,
        head,
        policy,
        app.judge(SOUND, base, policy, today=DAY),
        app.Made(
            touched=frozenset(touched),
            roles=frozenset(roles.read_text("utf-8").split()) if roles.exists() else None,
        ),
        today=DAY,
    )


def said(case: Path) -> str:
    outcome, tree = outcome_of(case), tree_of(case)
    sources = {path: tree.files[path].decode("utf-8", "replace") for path in tree.files}
    parts = []
    for language in LANGUAGES:
        blocks = text.blocks(outcome.findings, sources, language, Style())
        closing = text.summary(outcome.findings, outcome.files, language)
        verdict = text.verdict(outcome.findings, language)
        parts.append("\n\n".join(filter(None, [f"== {language} ==", *blocks, closing, verdict])))
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_message(case: Path, bless: bool) -> None:
    expected = case / "expected.txt"
    words = said(case)
    if bless:
        expected.write_text(words, "utf-8")

    assert words == expected.read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_defect_gives_one_message_of_the_rule_it_is_named_after(case: Path) -> None:
    found = outcome_of(case).findings.diagnostics

    assert {d.code.lower() for d in found} == {case.name.partition("-")[0]}
    assert len(found) == 1 or case.name.endswith("-many")


def test_the_sound_registry_has_nothing_to_mend() -> None:
    found = app.judge(SOUND, DictTree(files(SOUND)), load_policy(SOUND), today=DAY).findings

    assert found.diagnostics == ()


def test_there_are_cases_and_every_rule_has_one() -> None:
    covered = {case.name.partition("-")[0].upper() for case in CASES}

    assert len(CASES) >= 60
    assert {rule.code for rule in all_rules()} - covered == ELSEWHERE
