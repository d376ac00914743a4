"""A sound registry damaged at random: always messages at places that are there, never a failure of the tool."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest

from kirjuri import app
from kirjuri.engine import Findings
from kirjuri.locale import LANGUAGES
from kirjuri.model.place import Span
from kirjuri.render import github, jsonv1, text
from kirjuri.render.style import Style
from kirjuri.sources.policy import load_policy
from kirjuri.sources.tree import DictTree

SOUND = Path(__file__).parent.parent / "cases" / "sound"
FILES = {p.relative_to(SOUND).as_posix(): p.read_bytes() for p in SOUND.rglob("*.yaml")}
RECORDS = sorted(path for path in FILES if "/" in path)
ODD = [
    *("\t", "\x00", "\u00a0", "\u200b", "\u202e", "a\u0308", "\U0001f600", "\r", "\ufeff"),
    *(
        "'",
        '"',
        "{",
        "}",
        "[",
        "]",
        ":",
        ": ",
        "#",
        " #",
        "- ",
        "&a",
        "*a",
        "!x",
        "|",
        ">",
        "%",
        "@",
    ),
    *("...", "---", "~", "null", "true", "0x1", "-5", "1.5", "{0}", "{value}", "%s", "2026-02-30"),
]


def damaged(source: str, chance: random.Random) -> str:
    lines = source.split("\n")
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(lines))
        line, cut = lines[at], chance.randint(0, len(lines[at]))
        field, colon, _value = line.partition(":")
        lines[at] = chance.choice(
            [
                f"{line[:cut]}{chance.choice(ODD)}{line[cut:]}",
                f"{field}{colon} {chance.choice(ODD)}",
                f"{' ' * chance.randint(0, 4)}{line}",
                f"- {line.lstrip()}",
                line.lstrip(),
                line[:cut],
                line.replace(": ", ":", 1),
                f"{line}\n{chance.choice(lines)}",
                chance.choice(lines),
            ]
        )
    return "\n".join(lines[: chance.randint(1, len(lines))] if chance.random() < 0.1 else lines)


def inside(span: Span, source: str) -> bool:
    lines = source.replace("\r\n", "\n").split("\n")
    return (
        1 <= span.line <= span.end_line <= len(lines)
        and 1 <= span.column <= len(lines[span.line - 1]) + 1
        and 1 <= span.end_column <= len(lines[span.end_line - 1]) + 2
        and (span.line, span.column) <= (span.end_line, span.end_column)
    )


def said(findings: Findings, sources: dict[str, str], language: str) -> str:
    blocks = text.blocks(findings, sources, language, Style())
    return "\n".join(
        (*blocks, *github.lines(findings, language), jsonv1.report(findings, 5, language))
    )


@pytest.mark.parametrize("seed", range(120))
def test_every_damage_is_told_at_its_place(seed: int) -> None:
    chance = random.Random(seed)
    path = chance.choice(RECORDS)
    source = damaged(FILES[path].decode(), chance)
    tree = DictTree({**FILES, path: source.encode()})

    findings = app.judge(SOUND, tree, load_policy(SOUND), today=dt.date(2026, 11, 22)).findings

    assert [d for d in findings.diagnostics if d.path == path and not inside(d.span, source)] == []
    for language in LANGUAGES:
        said(findings, {path: source}, language).encode()
