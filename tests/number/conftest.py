"""Small registries in real git repositories, and what numbering is judged by."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from pathlib import Path

import pytest

SOUND = Path(__file__).parent.parent / "cases" / "sound"
TODAY = dt.date(2026, 11, 22)
NEW = "syotteet/uudet/avoimet-rajapinnat.yaml"
INPUT = """\
# A new input, as its submitter wrote it.
kieli: fi
tyyppi: kehittaminen
jattaja: {{laji: viranomainen, nimi: Koekunta, yhteys: issue}}
alkuperainen:
  otsikko: {title}
  kuvaus: >-
    Koekunnan asia.
  toivottu_tulos: Suositus.  # short
rajat_ylittava: [sektori]
"""


class Clone:
    """A clone with plain git at hand."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def git(self, *arguments: str, day: str = "2026-11-20T23:30:00+0200") -> str:
        environment = {**os.environ, "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
        done = subprocess.run(
            ["git", "-c", "user.name=Koe", "-c", "user.email=koe@koe.example", *arguments],
            cwd=self.path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def write(self, path: str, text: str) -> None:
        (self.path / path).parent.mkdir(parents=True, exist_ok=True)
        (self.path / path).write_text(text, "utf-8")

    def read(self, path: str) -> str:
        return (self.path / path).read_text("utf-8")

    def commit(self, message: str = "change", **options: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message, **options)

    def add_input(self, stem: str) -> None:
        self.write(f"syotteet/uudet/{stem}.yaml", INPUT.format(title=f"Asia {stem}"))

    def head(self) -> str:
        return self.git("rev-parse", "HEAD").strip()

    def files(self) -> list[str]:
        return self.git("ls-files").split()


@pytest.fixture(autouse=True)
def neutral_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of the machine's user: the tool commits as itself."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    made = Clone(Path(shutil.copytree(SOUND, tmp_path / "registry")))
    made.git("init", "-q", "-b", "main", ".")
    made.commit("start")
    return made
