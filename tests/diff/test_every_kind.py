"""Whatever a kind's schema holds, a change of it is told: no kind and no field needs code of its own."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kirjuri.derive.change import Change
from kirjuri.derive.context import Context
from kirjuri.derive.difference import differences
from kirjuri.derive.schemas import properties
from kirjuri.kinds import all_kinds
from kirjuri.locale import LANGUAGES
from kirjuri.model.record import Record, Registry
from kirjuri.render import diff
from kirjuri.sources.load import load
from kirjuri.sources.policy import load_policy
from kirjuri.sources.tree import WorkingTree

ROOT = Path(__file__).parent.parent.parent
OWN = load(WorkingTree(ROOT)).registry
POLICY = load_policy(ROOT)
DAY = dt.date(2026, 11, 22)
FEW = 6
"""How many records of a kind are changed in every one of their fields."""


def report(base: tuple[Record, ...], head: tuple[Record, ...]) -> diff.Report:
    change = Change(base=Registry(records=base), head=Registry(records=head))
    return diff.Report(
        differences=differences(change, POLICY, touched=frozenset(), broken={}),
        base=Context(registry=change.base, policy=POLICY, today=DAY),
        head=Context(registry=change.head, policy=POLICY, today=DAY),
        name="0" * 40,
        policy=(),
        others=0,
    )


def told(base: tuple[Record, ...], head: tuple[Record, ...]) -> list[str]:
    """The Markdown of a change in each language; writing it fails on any hole of a sentence."""
    return [diff.as_markdown(report(base, head), language) for language in LANGUAGES]


def without(record: Record, key: str) -> Record:
    data = {name: value for name, value in record.data.items() if name != key}
    return dataclasses.replace(record, data=data)


def few(kind: str) -> list[Record]:
    return list(OWN.of(kind))[:FEW]


@pytest.mark.parametrize("kind", [kind.name for kind in all_kinds()])
def test_a_new_record_says_what_it_is_in_each_language(kind: str) -> None:
    names = next(one for one in all_kinds() if one.name == kind).names
    for record in few(kind):
        said = dict(zip(LANGUAGES, told((), (record,)), strict=True))
        assert all(f"({names[language]})" in said[language] for language in LANGUAGES)


@pytest.mark.parametrize("kind", [kind.name for kind in all_kinds()])
def test_every_field_that_comes_goes_or_stays_is_told_or_not(kind: str) -> None:
    for record in few(kind):
        assert told((record,), (record,))[0].startswith("Yksikään tietue ei muutu.")
        for key in record.data:
            if key == "tunnus":
                continue
            shorter = without(record, key)
            for base, head in ((record, shorter), (shorter, record)):
                for said in told((base,), (head,)):
                    assert "\n- " in said, (record.id, key)


def test_there_are_records_to_try_it_with() -> None:
    assert sum(bool(few(kind.name)) for kind in all_kinds()) >= len(all_kinds()) - 1


ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(0, 9)
    | st.sampled_from(("", "a b", "2026-01-02", "x\ny")),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("fi", "ryhma", "rooli", "laji", "tila", "x")), inner)
    ),
    max_leaves=6,
)


@given(st.sampled_from([kind.name for kind in all_kinds()]), st.data())
def test_a_record_that_is_wrong_in_any_way_is_compared_all_the_same(kind, data) -> None:
    keys = st.sampled_from([*properties(POLICY.schemas[kind], POLICY.schemas[kind]), "outo"])
    one, other = (
        Record(kind=kind, id="x", path="x", data=data.draw(st.dictionaries(keys, ANY, max_size=4)))
        for _ in range(2)
    )
    said = told((one,), (other,))[2]

    assert said.startswith("No record changes.") or one.data != other.data
