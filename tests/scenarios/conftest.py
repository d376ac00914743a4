"""A real repository with a real registry, worked on with the public commands and git alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

from kirjuri import cli

ROOT = Path(__file__).parent.parent.parent
IDENTITY = {
    "GIT_AUTHOR_NAME": "test",
    "GIT_AUTHOR_EMAIL": "test@example.org",
    "GIT_COMMITTER_NAME": "test",
    "GIT_COMMITTER_EMAIL": "test@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command said and how it ended."""

    code: int
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """A registry in a repository of its own."""

    root: Path
    built: list[tuple[str, str, str]] = field(default_factory=list)

    def git(self, *arguments: str, day: str = "") -> str:
        when = (
            {"GIT_AUTHOR_DATE": f"{day}T12:00:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00"}
            if day
            else {}
        )
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            check=True,
            capture_output=True,
            env={**os.environ, **IDENTITY, **when},
        )
        return done.stdout.decode().strip()

    def commit(self, message: str, day: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message, day=day)

    def run(self, day: str, *arguments: str, language: str = "fi") -> Answer:
        result = CliRunner().invoke(
            cli.cli,
            ["--lang", language, "-C", str(self.root), "--today", day, *arguments],
            prog_name="kirjuri",
            env=IDENTITY,
        )
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answer(code=result.exit_code, said=result.output)

    def does(self, day: str, *arguments: str) -> str:
        """Run a command that must succeed, and commit what it wrote."""
        answer = self.run(day, *arguments)
        assert answer.code == 0, answer.said
        if self.git("status", "--porcelain"):
            self.commit(" ".join(arguments[:3]), day)
        return answer.said

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def arrives(self, name: str, text: str, day: str, *, folder: str = "syotteet") -> str:
        """Bring a new record in on a branch, merge it as the secretariat does, and return its number."""
        branch = f"{folder}-{name}".replace("/", "-")
        self.git("checkout", "-q", "-b", branch)
        self.write(f"{folder}/uudet/{name}.yaml", text)
        self.commit(name, day)
        assert self.run(day, "check").code == 0, self.run(day, "check").said
        self.git("checkout", "-q", "main")
        self.git("merge", "-q", "--no-ff", "-m", "merge", branch, day=day)
        return self.numbered(day)

    def numbered(self, day: str) -> str:
        """Give the new record that waits its number, and return it."""
        self.does(day, "number")
        return self.git("log", "-1", "--format=%B").rpartition("-> ")[2].strip()

    def page(self, day: str, address: str) -> str:
        """Build the site and return the words of one page, as a reader meets them.

        What has been built of the same commit on the same day is not built again.
        """
        here = (day, self.git("rev-parse", "HEAD"), self.git("status", "--porcelain"))
        if here not in self.built:
            answer = self.run(day, "build")
            assert answer.code == 0, answer.said
            self.built[:] = [here]
        html = (self.root / "site" / address / "index.html").read_text("utf-8")
        main = html[html.index("<main") : html.index("</main>")]
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    """The project's own policy, pages and groups, without any matter yet."""
    root = tmp_path / "registry"
    root.mkdir()
    for name in ("schemas", "docs"):
        shutil.copytree(ROOT / name, root / name)
    for path in (ROOT / "ryhmat").glob("[!e]*/ryhma.yaml"):
        folder = root / "ryhmat" / path.parent.name
        folder.mkdir(parents=True)
        shutil.copy(path, folder)
    for name in ("kirjuri.yaml", "mkdocs.yml", "ryhmat/vuosikello.yaml"):
        shutil.copy(ROOT / name, root / name)
    (root / ".gitignore").write_text("/site/\n/.kirjuri/\n")
    made = Registry(root=root)
    made.git("init", "-q", "-b", "main")
    made.commit("first", "2026-12-01")
    return made
