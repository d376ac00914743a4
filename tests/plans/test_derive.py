"""What follows from a plan: how far it was realised, which terms meet, which changes break a promise."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kirjuri.derive.plans import Realisation, Term, changed_promises, realisation
from kirjuri.model.record import Record

OUTCOMES = ("toteutunut", "osittain", "ei_toteutunut", "luovuttu", "")


def plan(**data: object) -> Record:
    return Record(
        kind="toimintasuunnitelma", id="TSU-koe-2026", path="x.yaml", data=data, owner="koe"
    )


def with_outcomes(*outcomes: str) -> Record:
    subjects = [{"syote": f"SYO-2026-{n:04}", "toteutuma": said} for n, said in enumerate(outcomes)]
    return plan(kasittelykohteet=subjects)


def test_subjects_are_counted_by_what_became_of_them() -> None:
    found = realisation(with_outcomes("toteutunut", "osittain", "ei_toteutunut", "luovuttu", ""))

    assert found == Realisation(full=1, partly=1, missed=1, given_up=1, open=1, evidenced=0)
    assert (found.all, found.percent(found.full), found.percent(found.partly)) == (5, 20, 20)


def test_a_partly_realised_subject_counts_as_half_in_the_whole_and_apart_beside_it() -> None:
    found = realisation(with_outcomes("toteutunut", "osittain", "", ""))

    assert found.weighted == 38
    assert found.percent(found.full) == 25
    assert found.percent(found.partly) == 25


def test_only_what_was_realised_can_show_evidence() -> None:
    shown = {"toteutuma": "toteutunut", "naytto": "Linjaus."}
    missed = {"toteutuma": "ei_toteutunut", "naytto": "Muistio."}

    assert realisation(plan(kasittelykohteet=[shown, missed])).evidenced == 1


def test_a_plan_without_subjects_has_no_percentage_and_no_fault() -> None:
    found = realisation(plan())

    assert (found.all, found.weighted, found.percent(0)) == (0, 0, 0)


@given(st.lists(st.sampled_from(OUTCOMES), max_size=60))
def test_every_subject_is_counted_once_in_any_order(outcomes: list[str]) -> None:
    found = realisation(with_outcomes(*outcomes))

    assert found.all == len(outcomes)
    assert found == realisation(with_outcomes(*reversed(outcomes)))
    assert 0 <= found.percent(found.full) <= found.weighted <= 100


days = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
terms = st.tuples(days, st.one_of(st.none(), st.integers(0, 1500))).map(
    lambda made: Term(
        start=made[0], end=None if made[1] is None else made[0] + dt.timedelta(days=made[1])
    )
)


@given(terms, terms)
def test_terms_meet_both_ways_and_what_lies_inside_meets(one: Term, other: Term) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.holds(one)
    if one.holds(other):
        assert one.overlaps(other)


def test_the_last_day_of_one_term_and_the_first_of_the_next_do_not_meet() -> None:
    first = Term(start=dt.date(2026, 1, 1), end=dt.date(2026, 12, 31))

    assert not first.overlaps(Term(start=dt.date(2027, 1, 1), end=None))
    assert first.overlaps(Term(start=dt.date(2026, 12, 31), end=None))


def goals(text: object = "Kuvataan rajapinnat.", **measured: str) -> list[dict[str, object]]:
    return [{"teksti": text, "mittarit": [{"nimi": "Osuus", "tavoite": "90", **measured}]}]


def subject(number: int = 1, **more: str) -> dict[str, str]:
    return {"syote": f"SYO-2026-{number:04}", "tavoite": "Linjaus.", **more}


BEFORE = {"kieli": "fi", "tavoitteet": goals(), "kasittelykohteet": [subject()]}


@pytest.mark.parametrize(
    ("what", "field", "value"),
    [
        ("outcome", "kasittelykohteet", [subject(toteutuma="osittain", naytto="Luonnos.")]),
        ("progress", "kasittelykohteet", [subject(eteneminen="Käsittely alkoi.")]),
        ("measured value", "tavoitteet", goals(toteuma="40", tarkistettu="2026-10-01")),
        ("translation", "tavoitteet", goals({"fi": "Kuvataan rajapinnat.", "sv": "Beskrivs."})),
        ("removal", "tavoitteet", goals("[poistettu: henkilötieto]")),
    ],
)
def test_what_is_filled_in_as_the_work_goes_on_is_no_change(
    what: str, field: str, value: object
) -> None:
    assert changed_promises(plan(**BEFORE), plan(**{**BEFORE, field: value})) == (), what


@pytest.mark.parametrize(
    ("what", "field", "value"),
    [
        ("another goal", "tavoitteet", goals("Kuvataan osa.")),
        ("a lower target", "tavoitteet", goals(tavoite="50")),
        ("a dropped subject", "kasittelykohteet", []),
        ("a new subject", "kasittelykohteet", [subject(), subject(2)]),
        ("a part left out", "ei_koske", {"vuorovaikutus": "Ei ehditä."}),
        ("another term", "toimikausi", {"alku": "2026-01-01"}),
    ],
)
def test_what_was_promised_is_not_changed_silently(what: str, field: str, value: object) -> None:
    assert changed_promises(plan(**BEFORE), plan(**{**BEFORE, field: value})) == (field,), what
