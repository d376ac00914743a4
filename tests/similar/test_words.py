"""Stems, compounds and languages: what the words of a text have in common with other words."""

from __future__ import annotations

import pytest

from kirjuri.derive.stems import folded, stem, words
from kirjuri.derive.terms import keys, parts, spoken, terms

ONE_WORD = {
    "fi": (
        "kunta kuntien kunnan kunnalle kuntia kunnissa kuntaan kunnilta",
        "ehdotus ehdotuksille ehdotuksen ehdotusta ehdotukset ehdotusten",
        "hallinta hallinnassa hallinnan hallintaa",
        "vesi veden vettä vedessä",
        "tiekartta tiekartan tiekartat tiekarttoja",
        "järjestelmä järjestelmien järjestelmiä järjestelmässä järjestelmään",
        "rajapinta rajapinnan rajapinnat rajapintoja rajapintojen rajapinnoille",
        "asiakas asiakkaan asiakkaat asiakasta asiakkaita asiakkaille",
        "tieto tiedot tiedon tietojen tietoja tiedoista tietoa",
        "yhteinen yhteisen yhteistä yhteiset yhteisiä",
        "hanke hankkeen hankkeita hanketta hankkeiden",
        "turvallisuus turvallisuuden turvallisuutta turvallisuudesta",
        "alue alueen alueella alueita alueiden alueelle",
        "lupa luvan lupia luvat",
        "päätös päätöksen päätöstä päätökset päätöksiä päätösten",
        "viranomainen viranomaisen viranomaiset viranomaisten viranomaista",
        "tiedonhallintalaki tiedonhallintalain tiedonhallintalakia tiedonhallintalaissa",
        "kuvaus kuvauksen kuvaukset kuvausten kuvauksista",
        "palvelu palvelun palvelujen palvelut palveluja palveluissa palveluun",
    ),
    "sv": (
        "kommun kommunen kommuner kommunerna kommunernas",
        "uppgift uppgifter uppgifterna uppgiften",
        "tjänst tjänsten tjänster tjänsterna",
        "upphandling upphandlingar upphandlingen upphandlingarna",
        "begrepp begreppen begreppet",
        "myndighet myndigheten myndigheter myndigheternas",
        "register registret registren",
        "språk språket språken",
        "system systemet systemen",
    ),
    "en": (
        "municipality municipalities",
        "service services",
        "interface interfaces",
        "decision decisions",
        "authority authorities",
    ),
}


@pytest.mark.parametrize(
    ("language", "forms"), [(name, row) for name, rows in ONE_WORD.items() for row in rows]
)
def test_the_forms_of_a_word_have_one_stem(language: str, forms: str) -> None:
    assert len({stem(folded(form), language) for form in forms.split()}) == 1


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_other_words_have_other_stems(language: str) -> None:
    stems = [stem(folded(row.split()[0]), language) for row in ONE_WORD[language]]

    assert len(set(stems)) == len(stems)


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        pytest.param("rajapintakuvauksista", "fi", ("rajapinta", "kuvauksista"), id="both known"),
        pytest.param("tiedonhallintalaissa", "fi", ("tiedonhallinta", "laissa"), id="genitive"),
        pytest.param("underskriftstjänsten", "sv", ("underskrift", "tjansten"), id="linking s"),
        pytest.param("potilastietojarjestelmaan", "fi", ("potilas", "tieto", "jarjestelmaan"), id="three"),
        pytest.param("tietovaranto", "fi", ("tietovaranto",), id="known as a whole"),
        pytest.param("saunavihta", "fi", ("saunavihta",), id="nothing known"),
        pytest.param("kunnat", "fi", ("kunnat",), id="short"),
    ],
)  # fmt: skip
def test_a_compound_has_the_parts_that_the_vocabulary_knows(
    word: str, language: str, expected: tuple[str, ...]
) -> None:
    assert parts(folded(word), language) == expected


def test_words_of_one_meaning_have_one_key_in_every_language() -> None:
    assert keys("rajapinnoissa", "fi") == keys("granssnitten", "sv") == keys("interfaces", "en")


def test_small_words_and_numbers_say_nothing_of_a_matter() -> None:
    assert terms("Mitä on tämä 2026?", "ja että", "fi") == {}


def test_a_headings_words_count_twice() -> None:
    assert terms("Kelkka", "kelkka vihta", "fi") == {"kelk": 3.0, "viht": 1.0}


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Kuntien pitäisi sopia asiasta", ("fi",)),
        ("Kommunerna borde komma överens om saken", ("sv",)),
        ("The municipalities should agree on this", ("en",)),
        ("rajapinta", ("fi", "sv", "en")),
    ],
)
def test_the_language_of_a_text_is_known_by_its_small_words(
    text: str, languages: tuple[str, ...]
) -> None:
    assert spoken(text) == languages


def test_a_hyphen_parts_two_words_and_signs_none() -> None:
    assert list(words("e-asiointi, \u201dkunta\u201d_x 12")) == [
        "e",
        "asiointi",
        "kunta",
        "x",
        "12",
    ]
