"""What tests of meetings, pictures and the annual clock share: the project's tables and its own registry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kirjuri import app
from kirjuri.derive.context import Context
from kirjuri.engine import Findings
from kirjuri.model.policy import Policy
from kirjuri.model.record import Record, Registry
from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.site import pages_of
from kirjuri.sources.policy import load_policy

ROOT = Path(__file__).parent.parent.parent
TODAY = dt.date(2026, 11, 22)
Make = Callable[..., Record]


@pytest.fixture(scope="session")
def policy() -> Policy:
    """The project's own policy."""
    return load_policy(ROOT)


@pytest.fixture(scope="session")
def make() -> Make:
    """Make a record of a group from its states by day and its other fields."""

    def made(kind: str, number: int, states: dict[str, str], **fields: Any) -> Record:
        prefix = {"kokous": "KOU", "tilannekuva": "TIL"}[kind]
        name = f"{prefix}-koeryhma-2026-{number:02}"
        events = [
            {"pvm": day, "laji": "siirto", "tila": state, "rooli": "sihteeristo"}
            for state, day in states.items()
        ]
        return Record(
            kind=kind,
            id=name,
            path=f"ryhmat/koeryhma/{name}.yaml",
            data={"tunnus": name, **fields, "tapahtumat": events},
            owner="koeryhma",
        )

    return made


@pytest.fixture(scope="session")
def on(policy: Policy) -> Callable[..., Context]:
    """Judge records on a day."""

    def judged(day: str, *records: Record) -> Context:
        return Context(
            registry=Registry(records=records), policy=policy, today=dt.date.fromisoformat(day)
        )

    return judged


@pytest.fixture(scope="session")
def pages(policy: Policy) -> dict[tuple[str, str], Page]:
    """Every page of the project's own registry, by language and path."""
    outcome = app.check(ROOT, today=TODAY)
    edition = Edition(context=outcome.context, findings=Findings(diagnostics=()), rules=())
    return {(page.language, page.path): page for page in pages_of(edition)}
