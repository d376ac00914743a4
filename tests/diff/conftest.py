"""A real repository with the sound registry in it, changed step by step."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kirjuri import cli

SOUND = Path(__file__).parent.parent / "cases" / "sound"
IDENTITY = {
    **{f"GIT_{who}_NAME": "Koe" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "koe@example.org" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_DATE": "2026-03-01T10:00:00+0000" for who in ("AUTHOR", "COMMITTER")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


@dataclass(frozen=True)
class Work:
    """A registry in git; `root` may be a folder below the repository's top."""

    root: Path
    input = "syotteet/2026/SYO-2026-0001.yaml"
    waiting = "syotteet/uudet/avoimet-rajapinnat.yaml"

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**os.environ, **IDENTITY},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def commit(self, message: str = "Muutos") -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def text(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def put(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def replace(self, path: str, *pairs: tuple[str, str]) -> None:
        """Replace texts that must each stand in the file exactly once."""
        text = self.text(path)
        for old, new in pairs:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        self.put(path, text)

    def add(self, path: str, text: str) -> None:
        self.put(path, self.text(path) + text)

    def run(self, *arguments: str, language: str = "en", feed: str | None = None) -> Result:
        options = ["--lang", language, "-C", str(self.root), "--today", "2026-11-22"]
        return CliRunner().invoke(
            cli.cli, [*options, *arguments], prog_name="kirjuri", env=IDENTITY, input=feed
        )

    def says(self, *arguments: str, language: str = "en") -> str:
        result = self.run(*arguments, language=language)
        assert result.exit_code == 0, result.output
        return result.stdout


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """The sound registry, committed."""
    return started(tmp_path / "registry")


@pytest.fixture
def work_below(tmp_path: Path) -> Work:
    """The sound registry in the folder `rekisteri` of a repository, committed."""
    return started(tmp_path / "top", "rekisteri")


def started(top: Path, below: str = "") -> Work:
    made = Work(root=top / below)
    shutil.copytree(SOUND, made.root)
    Work(root=top).git("init", "-q", "-b", "main")
    made.commit("Alku")
    return made
