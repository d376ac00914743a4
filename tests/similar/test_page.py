"""The block of similar inputs on an input's page: computed, marked so, and apart from what people linked."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from kirjuri.derive.context import Context
from kirjuri.engine import Findings
from kirjuri.model.policy import Policy
from kirjuri.model.record import Record, Registry
from kirjuri.publish.edition import Edition
from kirjuri.publish.pages import syote
from kirjuri.publish.stamp import environment
from kirjuri.publish.tongue import Tongue
from kirjuri.sources.policy import bundled, load_policy

TITLES = (
    "Rajapintakuvausten vastuut",
    "Vastuu rajapinnan kuvauksesta",
    "Nätfakturor utan referens",
)
HEADINGS = {
    "fi": ("Syötteet, jotka voivat koskea samaa asiaa", "Yhteistä: kuvaus, rajapinta, vastuu"),
    "sv": ("Inspel som kan gälla samma sak", "Gemensamt: beskrivning, gränssnitt, ansvar"),
    "en": (
        "Inputs that may be about the same thing",
        "Both speak of: description, interface, responsibility",
    ),
}


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy(bundled().parent)


def record(number: int, title: str, **fields: object) -> Record:
    identifier = f"SYO-2026-{number:04d}"
    data = {"tunnus": identifier, "kieli": "fi", "alkuperainen": {"otsikko": title}, **fields}
    return Record(
        kind="syote", id=identifier, path=f"syotteet/2026/{identifier}.yaml", data=data, year="2026"
    )


def block(policy: Policy, language: str, *records: Record) -> str:
    """The block on the page of the first record, or nothing when there is none."""
    context = Context(
        registry=Registry(records=records), policy=policy, today=dt.date(2026, 11, 22)
    )
    edition = Edition(context=context, findings=Findings(diagnostics=()), rules=())
    page = next(iter(syote.pages(edition, [Tongue(language=language)])))
    html = environment().get_template(page.template).render(page=page, view=page.view)
    found = re.search(r'<h2 id="samankaltaiset">.*?</section>', html, re.DOTALL)
    return found[0] if found else ""


@pytest.mark.parametrize("language", HEADINGS)
def test_it_names_the_other_and_what_both_speak_of(policy: Policy, language: str) -> None:
    html = block(policy, language, *(record(n, title) for n, title in enumerate(TITLES, 1)))

    heading, shared = HEADINGS[language]
    assert f'<h2 id="samankaltaiset">{heading}</h2>' in html
    assert 'syotteet/SYO-2026-0002/"' in html
    assert f'<span class="k-soft">{shared}</span>' in html
    assert "SYO-2026-0003" not in html


def test_it_says_that_it_is_computed(policy: Policy) -> None:
    html = block(policy, "en", record(1, TITLES[0]), record(2, TITLES[1]))

    assert (
        '<p class="k-help">Computed from the words of the inputs. '
        "Nobody has written down that they belong together.</p>"
    ) in html


def test_what_people_have_linked_is_not_told_again(policy: Policy) -> None:
    linked = record(2, TITLES[1], liittyvat_syotteet=["SYO-2026-0001"])

    assert block(policy, "en", record(1, TITLES[0]), linked) == ""


def test_a_sample_is_marked(policy: Policy) -> None:
    html = block(policy, "fi", record(1, TITLES[0]), record(2, TITLES[1], esimerkki=True))

    assert '<span class="k-badge">Esimerkki</span>' in html


def test_a_waiting_input_is_not_published_there(policy: Policy) -> None:
    waiting = Record(
        kind="syote", id="uusi:toinen", path="syotteet/uudet/toinen.yaml", new=True,
        data=record(2, TITLES[1]).data,
    )  # fmt: skip

    assert block(policy, "fi", record(1, TITLES[0]), waiting) == ""
