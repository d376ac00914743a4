"""What tests of time share: the project's own tables and settings, and records made of their ledgers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from kirjuri.model.policy import Policy
from kirjuri.model.record import Record
from kirjuri.sources.policy import load_policy

ROOT = Path(__file__).parent.parent.parent
Maker = Callable[..., Record]


@pytest.fixture(scope="session")
def policy() -> Policy:
    """The project's own policy: targets of 5 and 10 working days, 14, 30 and 60 days, July off."""
    return load_policy(ROOT)


@pytest.fixture(scope="session")
def made() -> Maker:
    """Make a record from lines of its ledger.

    `day state` is a move, `day state/group` a group's part, `day * role` a note, `day !N state` a
    correction of event N, and without a state it takes that event away.
    """
    return record


def record(
    *lines: str,
    kind: str = "syote",
    id: str = "SYO-2026-0001",  # noqa: A002
    **fields: object,
) -> Record:
    data = {"kieli": "fi", **fields, "tapahtumat": [event(line) for line in lines]}
    return Record(kind=kind, id=id, path=f"{id}.yaml", data=data)


def event(line: str) -> dict[str, object]:
    day, *words = line.split()
    dt.date.fromisoformat(day)
    if words[0] == "*":
        return {"pvm": day, "laji": "merkinta", "rooli": words[1]}
    if words[0].startswith("!"):
        mended: dict[str, object] = {"pvm": day, "laji": "korjaus", "korjaa": int(words[0][1:])}
        return {**mended, "tila": words[1]} if words[1:] else mended
    state, _, group = words[0].partition("/")
    moved: dict[str, object] = {"pvm": day, "laji": "siirto", "tila": state, "rooli": "sihteeristo"}
    return {**moved, "ryhma": group} if group else moved
