"""What tests of the ledger's pages share: the project's tables, small registries, and published pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kirjuri.derive.context import Context
from kirjuri.derive.timeline import timeline
from kirjuri.engine import run
from kirjuri.model.policy import Policy
from kirjuri.model.shell import Shell
from kirjuri.model.timeline import History
from kirjuri.publish.site import publish
from kirjuri.rules import all_rules
from kirjuri.sources.load import load
from kirjuri.sources.policy import load_policy
from kirjuri.sources.tree import DictTree

ROOT = Path(__file__).parent.parent.parent
TODAY = dt.date(2026, 11, 22)
Publisher = Callable[..., dict[str, str]]


@pytest.fixture(scope="session")
def policy() -> Policy:
    """The project's own policy."""
    return load_policy(ROOT)


def shells() -> dict[tuple[str, int], Shell]:
    """The plainest page there is, of every language and depth."""
    parts = ("<!doctype html><title>", "title", "</title><main>", "content", "</main>")
    return {
        (language, depth): Shell(language=language, depth=depth, parts=parts)
        for language in ("fi", "sv", "en")
        for depth in range(5)
    }


@pytest.fixture
def published(tmp_path: Path, policy: Policy) -> Publisher:
    """Publish files of a registry and return its pages by path; errors are shown, not published."""

    def run_it(
        files: Mapping[str, str],
        *,
        by: Policy = policy,
        today: dt.date = TODAY,
        histories: Mapping[str, History] | None = None,
    ) -> dict[str, str]:
        loaded = load(DictTree({path: text.encode() for path, text in files.items()}))
        context = Context(registry=loaded.registry, policy=by, today=today)
        found = run(all_rules(), context, loaded.flaws, loaded.documents)
        publish(
            context,
            found,
            (),
            shells(),
            {},
            tmp_path / "site",
            tmp_path / "cache",
            timelines={
                record.id: timeline(record, histories) for record in loaded.registry.records
            },
        )
        pages = (tmp_path / "site").rglob("*.html")
        return {p.relative_to(tmp_path / "site").as_posix(): p.read_text("utf-8") for p in pages}

    return run_it
