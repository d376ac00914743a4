"""Small registries of inputs, bundles, guidelines and announcements, told by their ledgers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kirjuri.derive.context import Context
from kirjuri.model.policy import Policy
from kirjuri.model.record import Record, Registry
from kirjuri.sources.policy import load_policy

ROOT = Path(__file__).parent.parent.parent
THREE = ["hallinnonalat", "verkostot", "ekosysteemit"]


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy(ROOT)


def made(kind: str, identifier: str, *ledger: str, **fields: object) -> Record:
    """Return a record from its moves as `2026-01-15 state`, oldest first."""
    events = [
        {"pvm": day, "laji": "siirto", "tila": state, "rooli": "sihteeristo"}
        for day, _, state in (line.partition(" ") for line in ledger)
    ]
    data = {"kieli": "fi", **fields, "tapahtumat": events}
    return Record(kind=kind, id=identifier, path=f"{kind}/{identifier}.yaml", data=data)


def matter(number: int, *ledger: str, **fields: object) -> Record:
    return made("syote", f"SYO-2026-{number:04}", *ledger, **fields)


def bundle(*ledger: str) -> Record:
    return made("kokonaisuus", "KOK-2026-001", *(ledger or ("2026-01-10 koottavana",)))


def guideline(*ledger: str, **fields: object) -> Record:
    answers = {"peruste": "syotteet", "syotteet": ["SYO-2026-0001"], **fields}
    return made("linjaus", "LIN-2026-001", *ledger, **answers)


def announcement(number: int, groups: list[str], state: str = "julkaistu") -> Record:
    links = {"linjaukset": ["LIN-2026-001"], "kohderyhmat": groups}
    ledger = ("2026-05-02 luonnos", f"2026-05-04 {state}") if state != "luonnos" else ()
    return made("tiedote", f"TIE-2026-{number:03}", *(ledger or ("2026-05-02 luonnos",)), **links)


def registry(policy: Policy, *records: Record, today: str = "2026-11-22") -> Context:
    return Context(
        registry=Registry(records=records), policy=policy, today=dt.date.fromisoformat(today)
    )
