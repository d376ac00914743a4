"""The week that the secretariat's instructions show can be lived as it stands there, in each language."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ID = "SYO-2026-0001"
DAYS = (
    "2026-11-23",
    "2026-11-23",
    "2026-11-24",
    "2026-11-25",
    "2026-11-26",
    "2026-11-27",
    "2026-11-27",
    "2026-11-27",
    "2026-11-27",
)
"""The day of each section that has commands."""


def page(language: str, name: str) -> str:
    return (ROOT / "docs" / language / f"ohjeet/{name}.md").read_text("utf-8")


def commands(language: str) -> list[tuple[str, list[str]]]:
    """Each command of the page with the day on which it is given."""
    found = []
    sections = [part for part in page(language, "sihteeristolle").split("\n## ") if "```sh" in part]
    for day, section in zip(DAYS, sections, strict=True):
        for block in re.findall(r"^```sh\n(.*?)^```$", section, re.MULTILINE | re.DOTALL):
            lines = block.replace("\\\n", " ").splitlines()
            found += [(day, shlex.split(line)) for line in lines]
    return found


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_command_of_the_week_does_what_the_page_says(
    registry, tmp_path, language, monkeypatch
) -> None:
    monkeypatch.chdir(registry.root)
    registry.git("clone", "-q", "--bare", ".", str(tmp_path / "shared.git"))
    registry.git("remote", "add", "origin", str(tmp_path / "shared.git"))
    registry.git("push", "-q", "-u", "origin", "main")
    propose(registry, language)
    write_mail(registry, language)

    for day, (program, *arguments) in commands(language):
        if program == "git":
            registry.git(*arguments, day=day)
            continue
        assert program == "./kirjuri"
        answer = registry.run(day, *arguments, language=language)
        assert answer.code == 0, (arguments, answer.said)

    shown = registry.run("2026-11-27", "explain", ID).said
    assert "Käsiteltävänä" in shown
    assert registry.git("status", "--porcelain") == ""
    assert registry.git("rev-parse", "main") == registry.git("rev-parse", "origin/main")
    assert ID in registry.run("2026-11-27", "queue", "--group", "arkkitehtuuriyhteistyo").said


def propose(registry, language: str) -> None:
    """The network's input on a branch of its own, as the other instructions show it."""
    text = page(language, "syotteen-kirjaaminen")
    [example] = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    [branch] = {
        arguments[1] for _, (_, *arguments) in commands(language) if arguments[0] == "switch"
    } - {"main"}
    registry.git("switch", "-q", "-c", branch)
    registry.write("syotteet/uudet/uusi.yaml", example.replace("esimerkki: true\n", ""))
    registry.commit("An input", "2026-11-22")
    registry.git("switch", "-q", "main")


def write_mail(registry, language: str) -> None:
    """A mail with the questions, as the other instructions show it, in the file that the page names."""
    [mail] = re.findall(
        r"^```text\n(.*?)^```$", page(language, "syotteen-kirjaaminen"), re.MULTILINE | re.DOTALL
    )
    [name] = {one for _, words in commands(language) for one in words if one.endswith(".txt")}
    (registry.root / name).write_text(mail, "utf-8")


def test_the_three_pages_show_the_same_commands() -> None:
    shapes = {
        language: [
            [day, *words[:2], *(word for word in words if re.match(r"SYO-[0-9-]+$|--", word))]
            for day, words in commands(language)
        ]
        for language in ("fi", "sv", "en")
    }

    assert shapes["sv"] == shapes["en"] == shapes["fi"]
    assert {name for _, program, name, *_ in shapes["fi"] if program == "./kirjuri"} == {
        "check", "diff", "explain", "intake", "list", "log", "move", "number", "queue", "receipt", "redact", "show",
    }  # fmt: skip
