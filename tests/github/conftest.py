"""A platform to speak with, and a registry in a repository of its own with a bare one beside it."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def _module(name: str):
    """Load a file of this folder: tests are no package."""
    spec = importlib.util.spec_from_file_location(f"github_{name}", HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


platform_module = _module("platform")


@pytest.fixture(autouse=True)
def neutral(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's user, and nothing of a job that these tests may run in."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    for name in [
        n for n in os.environ if n.startswith(("GIT_", "GITHUB_", "GH_", "RUNNER_", "KIRJURI_"))
    ]:
        if name != "KIRJURI_CHROMIUM":
            monkeypatch.delenv(name)


@pytest.fixture
def platform(monkeypatch: pytest.MonkeyPatch) -> Iterator:
    """A platform; the environment points to it as a job's does."""
    with platform_module.running() as made:
        monkeypatch.setenv("GITHUB_API_URL", made.address)
        monkeypatch.setenv("GITHUB_REPOSITORY", platform_module.REPOSITORY)
        monkeypatch.setenv("GH_TOKEN", "salaisuus")
        for name in (
            "http_proxy",
            "HTTP_PROXY",
            "https_proxy",
            "HTTPS_PROXY",
            "ALL_PROXY",
            "all_proxy",
        ):
            monkeypatch.delenv(name, raising=False)
        yield made
