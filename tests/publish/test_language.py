"""Order, dates and numbers as readers of each language expect them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kirjuri.publish.edition import Edition
from kirjuri.publish.reader import Reader
from kirjuri.publish.sorting import sort_key
from kirjuri.publish.tongue import Tongue, date_in_words, number_in_words


def in_order(words: list[str], language: str) -> list[str]:
    return sorted(words, key=lambda word: sort_key(word, language))


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_finnish_and_swedish_letters_come_last(language: str) -> None:
    words = ["Öljy", "Zeta", "Äiti", "Åbo", "aita", "Ahti"]
    assert in_order(words, language) == ["Ahti", "aita", "Zeta", "Åbo", "Äiti", "Öljy"]


def test_in_english_they_stand_beside_their_plain_letters() -> None:
    assert in_order(["Zeta", "Äiti", "Åbo", "Alpha", "Öljy", "Ox"], "en") == [
        "Åbo",
        "Äiti",
        "Alpha",
        "Öljy",
        "Ox",
        "Zeta",
    ]


def test_accents_and_case_matter_only_last() -> None:
    assert in_order(["résumé b", "resume c", "RESUME a"], "fi") == [
        "RESUME a",
        "résumé b",
        "resume c",
    ]


def test_numbers_stand_by_their_size() -> None:
    assert in_order(["Ryhmä 10", "Ryhmä 9", "Ryhmä 1b", "Ryhmä 1a"], "fi") == [
        "Ryhmä 1a",
        "Ryhmä 1b",
        "Ryhmä 9",
        "Ryhmä 10",
    ]


@pytest.mark.parametrize(
    ("language", "shown"), [("fi", "5.5.2020"), ("sv", "5.5.2020"), ("en", "5 May 2020")]
)
def test_a_date(language: str, shown: str) -> None:
    assert date_in_words("2020-05-05", language) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [("fi", "12\N{NO-BREAK SPACE}345"), ("sv", "12\N{NO-BREAK SPACE}345"), ("en", "12,345")],
)
def test_a_large_number(language: str, shown: str) -> None:
    assert number_in_words(12345, language) == shown


def test_a_text_in_the_page_s_language_has_no_mark() -> None:
    assert Tongue(language="sv").text({"fi": "suomeksi", "sv": "på svenska"}, "fi") == {
        "text": "på svenska",
        "lang": "",
    }


def test_without_the_page_s_language_the_original_is_shown_and_marked() -> None:
    assert Tongue(language="en").text({"fi": "suomeksi", "sv": "på svenska"}, "sv") == {
        "text": "på svenska",
        "lang": "sv",
    }


def test_a_plain_text_is_in_the_language_of_its_record() -> None:
    assert Tongue(language="en").text("suomeksi", "fi") == {"text": "suomeksi", "lang": "fi"}


@pytest.mark.parametrize(
    "text",
    [
        "DVV",
        "906/2019",
        "HE 57/2024 vp",
        "HaVM 16/2024 vp",
        "20 %",
        "3,1",
        "valtioneuvosto.fi",
        "–",
    ],
)
def test_what_is_no_word_of_any_language_has_no_mark(text: str) -> None:
    assert Tongue(language="en").text(text, "fi") == {"text": text, "lang": ""}


@pytest.mark.parametrize(
    "text", ["Kokous 5/2026", "Åland", "ÄITI ja isä", "työ", "liitteet: www.example.fi"]
)
def test_a_word_has_the_mark_of_its_language(text: str) -> None:
    marked = Tongue(language="en").text(text, "fi")["lang"]
    assert marked == "fi"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(240000, "240\N{NO-BREAK SPACE}000"), (2027, "2027"), (3, "3"), (1.5, "1,5")],
)
def test_an_amount_has_separators_and_a_year_has_none(
    edition: Edition, value: float, shown: str
) -> None:
    record = replace(edition.records["SYO-0000-0001"], data={"luku": value})
    field = Reader(edition=edition, tongue=Tongue(language="sv"), record=record).field("luku")

    assert field is not None
    assert field["value"]["text"]["text"] == shown
