"""A small registry whose one input is in handling, and the command as people run it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kirjuri import cli

SOUND = Path(__file__).parent.parent / "cases" / "sound"


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOUND, tmp_path / "registry"))


@pytest.fixture
def run(registry: Path) -> Callable[..., Result]:
    def running(*arguments: str, language: str = "en", answers: str | None = None) -> Result:
        return CliRunner().invoke(
            cli.cli,
            ["--lang", language, "-C", str(registry), "--today", "2026-11-22", *arguments],
            prog_name="kirjuri",
            input=answers,
        )

    return running
