"""Who judges workflows: three programs that nobody of us wrote, and what none of them sees."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

BIN = Path(sys.executable).parent
_OUR_ACTIONS = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}")
_STEP = re.compile(
    r"(?:\./|base/)kirjuri [^|;&`]*|gh [^|;&`]*|\.ci/run|& \$env:START (?:check|build)"
)
"""What a step may run: one command of ours, of `gh`, or the tests, in one line without another."""
_FORBIDDEN = ("pull_request_target", "allow-unsafe-pr-checkout", "self-hosted", "ACTIONS_ALLOW")


def _told(command: list[str], folder: Path) -> str:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )
    return done.stdout + done.stderr if done.returncode else ""


def zizmor(root: Path) -> str:
    """Return what zizmor finds, as `rule: …` lines; "" when nothing."""
    command = [
        str(BIN / "zizmor"),
        "--offline",
        "--quiet",
        "--persona",
        "auditor",
        "--format",
        "json",
        ".",
    ]
    done = subprocess.run(
        command, cwd=root, capture_output=True, text=True, timeout=60, check=False
    )
    try:
        found = json.loads(done.stdout)
    except ValueError:
        return done.stderr
    return "\n".join(f"{one['ident']}: {one['desc']}" for one in found if not one.get("ignored"))


def actionlint(root: Path) -> str:
    """Return what actionlint finds, without the checks of shell programs that may not be installed."""
    files = sorted((root / ".github" / "workflows").glob("*.yml"))
    return _told(
        [str(BIN / "actionlint"), "-oneline", "-shellcheck=", "-pyflakes=", *map(str, files)], root
    )


def schema(root: Path) -> str:
    """Return what the platform's own schemas of workflows and forms say."""
    told = ""
    for name, folder in (
        ("github-workflows", "workflows"),
        ("github-issue-forms", "ISSUE_TEMPLATE"),
    ):
        files = [
            p for p in sorted((root / ".github" / folder).glob("*.yml")) if p.name != "config.yml"
        ]
        program = [str(BIN / "check-jsonschema"), "--builtin-schema", f"vendor.{name}"]
        told += _told([*program, *map(str, files)], root) if files else ""
    return told


def ours(root: Path) -> str:
    """Return what breaks the promises that only we make."""
    files = sorted((root / ".github" / "workflows").glob("*.yml"))
    return "\n".join(
        f"{path.name}: {fault}" for path in files for fault in _faults(path.read_text("utf-8"))
    )


def _faults(text: str) -> Iterator[str]:
    yield from (f"'{word}' must not be there" for word in _FORBIDDEN if word in text)
    data = yaml.safe_load(text)
    if data.get("permissions") != {}:
        yield "permissions at the top must be {}"
    if "concurrency" not in data:
        yield "no concurrency"
    for name, job in data["jobs"].items():
        yield from (f"{name}: {fault}" for fault in _job(job, data.get(True) or {}))


def _job(job: dict, on: dict) -> Iterator[str]:
    if not isinstance(job.get("timeout-minutes"), int):
        yield "no time limit"
    if "permissions" not in job:
        yield "no permissions of its own"
    writes = "write" in (job.get("permissions") or {}).values()
    for step in job["steps"]:
        yield from _step(step, writes=writes, proposed="workflow_run" in on or "pull_request" in on)


def _step(step: dict, *, writes: bool, proposed: bool) -> Iterator[str]:
    used, given = step.get("uses", ""), step.get("with") or {}
    if used and not _OUR_ACTIONS.fullmatch(used):
        yield f"'{used}' is no action of the platform's own, pinned by its commit"
    if "/cache@" in used or "cache" in given:
        yield "a cache can be poisoned by another run"
    if used.startswith("actions/checkout") and given.get("persist-credentials") is not False:
        yield "credentials stay in the clone"
    reference = str(given.get("ref", ""))
    if writes and proposed and re.search(r"head|pull|merge", reference):
        yield "what is proposed is checked out in a job that can write"
    run = step.get("run", "")
    if "${{" in run:
        yield "an expression inside a command"
    if run and not _is_one_command(run):
        yield f"not one command of ours: {run!r}"


def _is_one_command(run: str) -> bool:
    command = re.sub(
        r'\s>>? "\$(?:GITHUB_STEP_SUMMARY|RUNNER_TEMP/report\.json)"$', "", run.strip()
    )
    return bool(_STEP.fullmatch(command.strip('"')))


JUDGES = {"zizmor": zizmor, "actionlint": actionlint, "schema": schema, "ours": ours}
