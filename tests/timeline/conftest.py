"""A real repository, written commit by commit, for tests of timelines."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Nimi Salainen",
    "GIT_AUTHOR_EMAIL": "nimi.salainen@example.org",
    "GIT_COMMITTER_NAME": "Nimi Salainen",
    "GIT_COMMITTER_EMAIL": "nimi.salainen@example.org",
    "LC_ALL": "C",
}


@dataclass
class Work:
    """A git repository; `root` is the registry in it, which may be a folder below its top."""

    top: Path
    below: str = ""
    now: dt.datetime = field(default=dt.datetime(2026, 3, 1, 10, tzinfo=dt.UTC))

    @property
    def root(self) -> Path:
        return self.top / self.below

    def git(self, *arguments: str) -> str:
        stamp = self.now.isoformat()
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.top,
            env={**ENVIRONMENT, "GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def write(self, path: str, *lines: str, **fields: str) -> None:
        """Write a record: `day state` lines of its ledger and other top-level fields."""
        text = "".join(f"{key}: {value}\n" for key, value in fields.items())
        text += "tapahtumat:\n" if lines else ""
        for line in lines:
            day, state, *words = line.split()
            text += f"  - pvm: {day}\n    laji: siirto\n    tila: {state}\n    rooli: sihteeristo\n"
            text += f"    teksti: {' '.join(words)}\n" if words else ""
        self.put(path, text)

    def put(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def remove(self, path: str) -> None:
        (self.root / path).unlink()

    def commit(self, message: str, *, day: str = "") -> str:
        """Commit everything, an hour after the last commit or at noon of `day`; return its identifier."""
        self.now += dt.timedelta(hours=1)
        if day:
            self.now = dt.datetime.fromisoformat(f"{day}T12:00:00+00:00")
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """An empty repository whose top is the registry."""
    return started(tmp_path / "repository")


@pytest.fixture
def work_below(tmp_path: Path) -> Work:
    """An empty repository whose folder `rekisteri/data` is the registry."""
    return started(tmp_path / "repository", "rekisteri/data")


@pytest.fixture(scope="session")
def start() -> Callable[[Path], Work]:
    """Start an empty repository."""
    return started


def started(top: Path, below: str = "") -> Work:
    top.mkdir(parents=True)
    made = Work(top=top, below=below)
    made.git("init", "-q", "-b", "main")
    return made
