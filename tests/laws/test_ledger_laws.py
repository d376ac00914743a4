"""Laws of the ledger: steps that the table allows pass, and no edit of what has happened does."""

from __future__ import annotations

import copy
import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kirjuri import app
from kirjuri.model.place import Document
from kirjuri.model.policy import Policy
from kirjuri.model.problem import Verdict
from kirjuri.sources.policy import load_policy
from kirjuri.sources.tree import DictTree
from kirjuri.sources.yaml_text import read

ROOT = Path(__file__).parent.parent.parent
SOUND = ROOT / "tests" / "cases" / "sound"
INPUT = "syotteet/2026/SYO-2026-0001.yaml"
DAY = dt.date(2026, 11, 22)
FILLED = "KR306"
"""The rule of what a state requires: these laws are about steps, and leave fields as they are."""

Data = dict[str, Any]


@cache
def policy() -> Policy:
    return load_policy(SOUND)


@cache
def files() -> dict[str, bytes]:
    return {path.relative_to(SOUND).as_posix(): path.read_bytes() for path in SOUND.rglob("*.yaml")}


@cache
def original() -> Data:
    document = read(INPUT, files()[INPUT])
    assert isinstance(document, Document)
    return dict(document.data)


def tree(data: Data) -> DictTree:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    return DictTree({**files(), INPUT: text.encode()})


def judged(before: Data, after: Data) -> app.Outcome:
    base = app.judge(SOUND, tree(before), policy(), today=DAY)
    return app.changed(
        SOUND, tree(after), policy(), base, app.Made(touched=frozenset({INPUT})), today=DAY
    )


def own(outcome: app.Outcome) -> list[str]:
    return [d.code for d in outcome.findings.diagnostics if outcome.findings.own(d)]


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_any_sequence_of_steps_that_the_table_allows_passes(data: st.DataObject) -> None:
    table = policy().lifecycles["syote"]
    record = copy.deepcopy(original())
    record["tapahtumat"] = []
    source, day = None, dt.date(2025, 1, 1)
    for _ in range(data.draw(st.integers(1, 12))):
        steps = table.steps(source)
        if not steps:
            break
        step = data.draw(st.sampled_from(steps))
        day += dt.timedelta(days=data.draw(st.integers(0, 40)))
        event = {
            "pvm": day.isoformat(),
            "laji": "siirto",
            "tila": step.target,
            "rooli": data.draw(st.sampled_from(step.roles)),
        }
        before, record = record, {**record, "tapahtumat": [*record["tapahtumat"], event]}
        source = step.target

        assert set(own(judged(before, record))) <= {FILLED}


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_a_step_that_the_table_lacks_fails(data: st.DataObject) -> None:
    table = policy().lifecycles["syote"]
    allowed = {step.target for step in table.steps("kasiteltavana")}
    state = data.draw(st.sampled_from([key for key in table.written if key not in allowed]))
    event = {"pvm": "2026-06-01", "laji": "siirto", "tila": state, "rooli": "sihteeristo"}
    after = {**original(), "tapahtumat": [*original()["tapahtumat"], event]}

    assert "KR304" in own(judged(original(), after))


def changed_field(event: Data, data: st.DataObject) -> Data:
    field = data.draw(st.sampled_from(["pvm", "laji", "tila", "rooli", "teksti", "viite"]))
    values = {
        "pvm": "2026-01-01",
        "laji": "merkinta",
        "tila": "peruttu",
        "rooli": "koordinaatioryhma",
        "teksti": "Jälkikäteen kirjoitettu.",
        "viite": "Kokous 1/2026",
    }
    return {**event, field: values[field]}


def edited(events: list[Data], data: st.DataObject) -> list[Data]:
    at = data.draw(st.integers(0, len(events) - 1))
    way = data.draw(st.sampled_from(["change", "remove", "remove field", "swap", "insert"]))
    made = copy.deepcopy(events)
    if way == "change":
        made[at] = changed_field(made[at], data)
    elif way == "remove":
        del made[at]
    elif way == "remove field":
        del made[at][data.draw(st.sampled_from(sorted(made[at])))]
    elif way == "swap":
        other = data.draw(st.integers(0, len(events) - 1).filter(lambda i: i != at))
        made[at], made[other] = made[other], made[at]
    else:
        made.insert(
            at,
            {"pvm": "2026-02-02", "laji": "merkinta", "rooli": "sihteeristo", "teksti": "Väliin."},
        )
    return made


@given(st.data())
@settings(max_examples=120, deadline=None)
def test_no_single_edit_of_what_has_happened_passes(data: st.DataObject) -> None:
    events = original()["tapahtumat"]
    after = {**original(), "tapahtumat": edited(events, data)}

    outcome = judged(original(), after)

    assert "KR311" in own(outcome)
    assert outcome.findings.verdict is Verdict.INTRODUCED


@pytest.mark.parametrize(
    "path", sorted((ROOT / "syotteet").glob("*/*.yaml")), ids=lambda path: path.stem
)
def test_the_samples_grew_event_by_event(path: Path) -> None:
    """Every sample's ledger, cut anywhere, goes on to the next event by a change that is in order."""
    document = read(path.name, path.read_bytes())
    assert isinstance(document, Document)
    events = document.data["tapahtumat"]
    assert isinstance(events, list)
    registry = {
        p.relative_to(ROOT).as_posix(): p.read_bytes()
        for f in app.folders()
        for p in (ROOT / f).rglob("*.yaml")
    }
    name = path.relative_to(ROOT).as_posix()

    def cut(count: int) -> DictTree:
        data = {**document.data, "tapahtumat": events[:count]}
        return DictTree({**registry, name: yaml.safe_dump(data, allow_unicode=True).encode()})

    outcomes = [
        app.judge(ROOT, cut(count), load_policy(ROOT), today=DAY)
        for count in (len(events) - 1, len(events))
    ]
    changed = app.changed(
        ROOT,
        cut(len(events)),
        load_policy(ROOT),
        outcomes[0],
        app.Made(touched=frozenset({name})),
        today=DAY,
    )

    assert len(events) > 0
    assert own(changed) == []
