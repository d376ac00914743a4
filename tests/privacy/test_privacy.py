"""What is personal and what only looks like it: vectors of the source documents, published or computed ones only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kirjuri.derive.privacy import (
    Seek,
    identity_codes,
    masked,
    personal_emails,
    phone_numbers,
    places,
    secrecy_markings,
)
from kirjuri.model.record import Record

CODES = [
    "131052-308T",
    "111111-111C",
    "010101-0101",
    "010101B0101",
    "080978V740D",
    "010101A900R",
    "080978v740d",
    "131052\u2011308T",
    "131052\u2013308T",
    "131052 - 308T",
    "131052\u2212308T",
]
NOT_CODES = [
    "010101-0102",
    "320101-0101",
    "011301-0101",
    "131052G308T",
    "1131052-308T",
    "131052-308TX",
    "VN/13510/2019",
    "978-952-367-296-3",
    "2026-11-22",
    "0245439-9",
]
PHONES = ["040 123 4567", "050-5551234", "+358 9 1234567", "0401234567", "+46 8 123 456 78"]
NOT_PHONES = [
    "0295 16001",
    "0800 123 456",
    "0245439-9",
    "VN/13510/2019",
    "31.3.–13.5.2022",
    "ISBN 978-952-367-296-3",
    "HE 284/2018 vp",
    "906/2019",
    "2026-2030",
    "09-160 s. 12",
    "1 000 000",
    "SYO-2026-0001",
    "VM183:00/2017",
    "0,5 1,25 12,75 euroa",
]
EMAILS = [
    "etunimi.sukunimi@example.org",
    "etunimi_sukunimi@example.org",
    "kunta@gmail.com",
    "kunta@luukku.com",
]
NOT_EMAILS = [
    "kirjaamo@example.org",
    "kirjaamo.vm@example.org",
    "tietosuoja@example.org",
    "info@example.org",
    "verkosto.sihteeristo@example.org",
    "digi@example.org",
]
MARKINGS = [
    "TL IV",
    "(TL III)",
    "SALASSA PIDETTÄVÄ",
    "TURVALLISUUSLUOKITELTU",
    "SEKRETESSBELAGD",
    "KÄYTTÖ RAJOITETTU",
]
NOT_MARKINGS = [
    "Suositus salassa pidettävien asiakirjojen käsittelystä",
    "turvallisuusluokka IV",
    "HTTPS ja TLS 1.3",
    "sekretessbelagda handlingar",
]


@pytest.mark.parametrize("text", CODES)
def test_an_identity_code_is_found_whatever_its_sign(text: str) -> None:
    assert list(identity_codes(f"Asia {text}, joka")) == [(5, 5 + len(text))]


@pytest.mark.parametrize("text", NOT_CODES)
def test_what_is_no_identity_code_is_left_alone(text: str) -> None:
    assert list(identity_codes(f"Asia {text}, joka")) == []


@pytest.mark.parametrize("text", PHONES)
def test_a_phone_number_is_found(text: str) -> None:
    assert list(phone_numbers(f"Soita {text} ja kysy")) == [(6, 6 + len(text))]


@pytest.mark.parametrize("text", NOT_PHONES)
def test_what_is_no_phone_number_of_a_person_is_left_alone(text: str) -> None:
    assert list(phone_numbers(f"Katso {text} ja kysy")) == []


@pytest.mark.parametrize("text", EMAILS)
def test_an_address_of_a_person_is_found(text: str) -> None:
    assert list(personal_emails(f"Kirjoita {text}.")) == [(9, 9 + len(text))]


@pytest.mark.parametrize("text", NOT_EMAILS)
def test_a_functional_mailbox_is_left_alone(text: str) -> None:
    assert list(personal_emails(f"Kirjoita {text}.")) == []


@pytest.mark.parametrize("text", MARKINGS)
def test_a_secrecy_marking_is_found(text: str) -> None:
    assert len(list(secrecy_markings(f"Asia: {text} liitteenä"))) == 1


@pytest.mark.parametrize("text", NOT_MARKINGS)
def test_words_about_secrecy_are_left_alone(text: str) -> None:
    assert list(secrecy_markings(text)) == []


@pytest.mark.parametrize("text", [*CODES, *PHONES, *EMAILS])
def test_nothing_personal_is_left_after_masking(text: str) -> None:
    shown = masked(f"Alku {text} loppu")

    assert text not in shown
    assert len(shown) == len(f"Alku {text} loppu")


@pytest.mark.parametrize("seek", [identity_codes, phone_numbers, personal_emails, secrecy_markings])
@given(data=st.data())
def test_a_record_is_searched_as_its_texts_are(seek: Seek, data: st.DataObject) -> None:
    lines = st.sampled_from([*CODES, *PHONES, *EMAILS, *MARKINGS, *NOT_CODES, "", "teksti", "040"])
    texts = data.draw(st.lists(st.lists(lines, max_size=2).map("\n".join), max_size=4))
    record = Record(kind="syote", id="x", path="x.yaml", data={"a": texts})

    found = [(place.route[1], place.within) for place in places(record, seek)]

    assert found == [(i, span) for i, text in enumerate(texts) for span in seek(text)]


@given(st.text(max_size=300))
def test_no_text_makes_the_search_fail(text: str) -> None:
    assert len(masked(text)) == len(text)
