"""How fast Kirjuri is on the registry's own content, beside the usual way, in one run.

Prints a table: CPU seconds (median, least and most of the runs), wall seconds, and the ratio to
the task it is compared with. Nothing here passes or fails: figures are for people.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.grow import grow
from bench.measure import Figures, Task, measure

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
KIRJURI = (PYTHON, "-m", "kirjuri")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="kirjuri bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each task")
    parser.add_argument("--records", type=int, default=1000, help="records of the grown registry")
    parser.add_argument(
        "what",
        nargs="?",
        default="speed",
        choices=["speed", "similar", "search"],
        help="what is measured",
    )
    asked = parser.parse_args()
    if asked.what != "speed":
        importlib.import_module(f"bench.{asked.what}").main(copy)
        return
    with tempfile.TemporaryDirectory(prefix="kirjuri-bench-") as folder:
        work = Path(folder)
        environment = {
            **os.environ,
            "PYTHONPATH": f"{ROOT / 'tool'}{os.pathsep}{ROOT}",
            "XDG_CACHE_HOME": str(work / "cache"),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # users keep byte code between runs
        tasks, against = _tasks(work, asked.records, environment)
        _print(measure(tasks, runs=asked.runs, environment=environment), against)


def _tasks(
    work: Path, records: int, environment: dict[str, str]
) -> tuple[list[Task], dict[str, str]]:
    content, large, docs = work / "content", work / "large", work / "docs"
    copy(content)
    grow(content, large, records)
    schemas = work / "schemas"
    schemas.mkdir()
    for kind in ("syote", "ryhma", "linjaus"):
        made = subprocess.run(
            [*KIRJURI, "schema", kind], check=True, capture_output=True, env=environment, cwd=ROOT
        )
        (schemas / f"{kind}.json").write_bytes(made.stdout)
    docs.mkdir()
    subprocess.run(
        [PYTHON, "-m", "bench.usual", "site", str(content), str(docs)],
        check=True,
        env=environment,
        cwd=ROOT,
    )
    clean = (
        PYTHON,
        "-c",
        "import shutil,sys;[shutil.rmtree(p, ignore_errors=True) for p in sys.argv[1:]]",
    )

    def usual(registry: Path) -> tuple[str, ...]:
        return (PYTHON, "-m", "bench.usual", "check", str(registry), str(schemas))

    def build(registry: Path) -> tuple[str, ...]:
        return (*KIRJURI, "-C", str(registry), "build")

    grown = f"{records} records"
    tasks = [
        Task(name="python: does nothing", command=(PYTHON, "-c", "pass")),
        Task(name="kirjuri --help", command=(*KIRJURI, "--help")),
        Task(name="check: content", command=(*KIRJURI, "-C", str(content), "check")),
        Task(name="usual script: content", command=usual(content)),
        Task(name=f"check: {grown}", command=(*KIRJURI, "-C", str(large), "check")),
        Task(
            name="build: content, everything new",
            command=build(content),
            prepare=(*clean, str(content / "site"), str(content / ".kirjuri")),
        ),
        Task(
            name="build: content, frame kept",
            command=build(content),
            prepare=(*clean, str(content / "site")),
        ),
        Task(name="build: content, nothing changed", command=build(content)),
        Task(
            name="export: content",
            command=(*KIRJURI, "-C", str(content), "export", str(work / "exported")),
        ),
        Task(
            name=f"export: {grown}",
            command=(*KIRJURI, "-C", str(large), "export", str(work / "exported-large")),
        ),
        Task(
            name="usual site: content",
            command=(
                PYTHON,
                "-m",
                "mkdocs",
                "build",
                "-q",
                "-f",
                str(docs / "mkdocs.yml"),
                "-d",
                str(docs / "site"),
            ),
        ),
    ]
    against = {
        "kirjuri --help": "python: does nothing",
        "check: content": "usual script: content",
        "build: content, everything new": "usual site: content",
        "build: content, frame kept": "usual site: content",
        "build: content, nothing changed": "usual site: content",
    }
    return tasks, against


def copy(content: Path) -> None:
    """Copy this registry's own content, rules and pages to a new folder."""
    content.mkdir()
    for name in ("syotteet", "ryhmat", "linjaukset", "schemas", "docs"):
        shutil.copytree(ROOT / name, content / name)
    for name in ("kirjuri.yaml", "mkdocs.yml"):
        shutil.copy(ROOT / name, content / name)


def _print(figures: dict[str, Figures], against: dict[str, str]) -> None:
    rows = [("task", "CPU s", "least-most", "wall s", "ratio")]
    for name, found in figures.items():
        other = against.get(name)
        ratio = f"{found.median / figures[other].median:.2f} of {other}" if other else ""
        spread = f"{min(found.cpu):.3f}-{max(found.cpu):.3f}"
        wall = sorted(found.wall)[len(found.wall) // 2]
        rows.append((name, f"{found.median:.3f}", spread, f"{wall:.3f}", ratio))
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    for row in rows:
        sys.stdout.write(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            + "\n"
        )
    sys.stdout.write(
        json.dumps({name: round(found.median, 4) for name, found in figures.items()}) + "\n"
    )


if __name__ == "__main__":
    main()
