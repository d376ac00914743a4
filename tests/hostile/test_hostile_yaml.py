"""Hostile files: each is refused by the rule that names it, at once, and hides no other file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kirjuri.model.place import Document
from kirjuri.model.problem import Flaw
from kirjuri.sources.load import load
from kirjuri.sources.tree import WorkingTree
from kirjuri.sources.yaml_text import read

LIMIT_SECONDS = 20
"""Far above what any of these needs; a parser that chokes needs minutes or ends the process."""


def bomb(width: int, levels: int) -> str:
    first = f"a0: &a0 [{', '.join(['x'] * width)}]\n"
    return first + "".join(
        f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * width)}]\n" for i in range(1, levels)
    )


def merge_bomb(width: int, levels: int) -> str:
    first = "a0: &a0 {" + ", ".join(f"k{i}: v" for i in range(width)) + "}\n"
    merged = (
        f"a{i}: &a{i} {{<<: [{', '.join([f'*a{i - 1}'] * width)}]}}\n" for i in range(1, levels)
    )
    return first + "".join(merged)


HOSTILE = {
    "an alias bomb": (bomb(9, 9), "alias"),
    "a merge bomb": (merge_bomb(8, 8), "alias"),
    "an object that holds itself": ("a: &a [*a]\n", "alias"),
    "40 000 nested lists": ("a: " + "[" * 40_000, "too_deep"),
    "40 000 nested mappings": ("a: " + "{a: " * 40_000, "too_deep"),
    "40 000 nested dashes": ("a:\n  " + "- " * 40_000 + "x\n", "too_deep"),
    "a python object": ("a: !!python/object/apply:os.system ['true']\n", "tag"),
    "binary": ("a: !!binary aGVp\n", "tag"),
    "a timestamp that is not": ("a: !!timestamp foo\n", "tag"),
    "a tag directive": ("%TAG ! tag:x,2000:\n---\na: !b c\n", "directive"),
    "a file over the limit": ("a: " + "x" * 262_200 + "\n", "too_large"),
    "too many values": ("a: [" + "x, " * 20_001 + "x]\n", "too_many_values"),
    "a lone surrogate": ('a: "\\ud800"\n', None),
    "an escape sequence of a terminal": ('a: "\\e[31m"\n', "control_character"),
    "a raw escape": ("a: \x1b[31m\n", "control_character"),
    "a line smuggled by a lone return": ("a: b\rc: d\n", "line_separator"),
    "a line smuggled by NEL": ("a: b\x85c: d\n", "line_separator"),
    "a key twice in two widths": ("ab: 1\n\uff41b: 2\n", "duplicate_key"),
    "a byte order mark inside": ("a: b\n\ufeffc: d\n", "hidden_character"),
    "tag characters": ("a: b\U000e0041\n", "hidden_character"),
    "a list as a key": ("? [a, b]\n: c\n", "key_not_text"),
    "true as a key": ("true: x\n", "key_not_text"),
    "an undefined alias": ("a: *b\n", "alias"),
    "junk after the end": ("a: b\n...\njunk: c\n", None),
}


@pytest.mark.parametrize(("text", "kind"), HOSTILE.values(), ids=HOSTILE)
def test_is_refused_with_its_place(text: str, kind: str | None) -> None:
    found = read("x.yaml", text.encode("utf-8", "surrogatepass"))

    assert isinstance(found, Flaw)
    assert found.at.span is not None
    assert kind is None or found.kind == kind


def test_all_of_them_together_leave_the_process_alive(tmp_path: Path) -> None:
    for number, (text, _kind) in enumerate(HOSTILE.values()):
        (tmp_path / f"{number}.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    program = (
        "import sys, pathlib\n"
        "from kirjuri.sources.yaml_text import read\n"
        "for path in pathlib.Path(sys.argv[1]).iterdir():\n"
        "    assert type(read(path.name, path.read_bytes())).__name__ == 'Flaw', path\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        timeout=LIMIT_SECONDS,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert done.returncode == 0


TYPED = {
    "no": "no",
    "on": "on",
    "1_000": "1_000",
    "12:30": "12:30",
    "010": "010",
    "1.10": "1.10",
    "1e3": "1e3",
    "0x1F": "0x1F",
    ".inf": ".inf",
    "2026-11-02": "2026-11-02",
    "True": "True",
    "yes": "yes",
    "+1": "+1",
    "true": True,
    "false": False,
    "0": 0,
    "42": 42,
    "-7": -7,
}


@pytest.mark.parametrize(("typed", "value"), TYPED.items())
def test_what_is_typed_is_what_is_read(typed: str, value: object) -> None:
    found = read("x.yaml", f"a: {typed}\n".encode())

    assert isinstance(found, Document)
    assert found.data == {"a": value}
    assert type(found.data["a"]) is type(value)


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("kieli: fi\n")
    folder = tmp_path / "registry" / "syotteet" / "2026"
    folder.mkdir(parents=True)
    (folder / "SYO-2026-0001.yaml").symlink_to(secret)
    (tmp_path / "registry" / "linjaukset").symlink_to(tmp_path)

    loaded = load(WorkingTree(tmp_path / "registry"))

    assert [(flaw.kind, flaw.at.path) for flaw in loaded.flaws] == [
        ("not_a_file", "linjaukset"),
        ("not_a_file", "syotteet/2026/SYO-2026-0001.yaml"),
    ]
    assert loaded.registry.records == ()
