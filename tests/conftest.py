"""What tests share: the bless option, the browser, and small registries."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NO_CHROMIUM = "no Chromium found (set KIRJURI_CHROMIUM): browser tests are not run"


# No test of ours is timed: the machines are shared. CI looks at the same examples each time, people at new ones.
settings.register_profile("people", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("people"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "people")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes what tests expect."""
    parser.addoption(
        "--bless", action="store_true", help="write expected files instead of comparing with them"
    )


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are written instead of compared."""
    return bool(request.config.getoption("--bless"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; skipped with a visible reason without one, failed under CI=true."""
    executable = os.environ.get("KIRJURI_CHROMIUM") or next(
        filter(None, map(shutil.which, BROWSERS)), ""
    )
    if not executable or not Path(executable).exists():
        if os.environ.get("CI") == "true":
            pytest.fail(NO_CHROMIUM)
        pytest.skip(NO_CHROMIUM)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM))
        yield launched
        launched.close()


@pytest.fixture(autouse=True)
def quiet_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep the user's language, colours and cache out of every test."""
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "fi_FI.UTF-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
