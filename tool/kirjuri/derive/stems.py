"""Stems: what the inflected forms of a word have in common, in Finnish, Swedish and English.

A stem is a key and no word: `kunta`, `kuntien` and `kunnalle` give `kunt`. The tables are data, so
that the browser follows the same ones (`publish/assets/kirjuri/haku`), and a test holds the two
together. Which endings pay was measured: see the decision on similar inputs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

VOWELS = "aeiouy"
SHORTEST = 4
"""Shorter words, and those with digits, are their own stems."""

_WORD = re.compile(r"[^\W_]+")


class Rule(NamedTuple):
    """An ending, what comes in its place, how many letters must stay before it, and after which it counts."""

    ending: str
    into: str = ""
    least: int = 3
    after: str = ""


class Trim(NamedTuple):
    """Letters taken away from the end for as long as more than `least` are left."""

    letters: str
    least: int


Step = tuple[Rule, ...] | Trim
"""One step: the first rule that fits acts, or letters are trimmed."""


@lru_cache(maxsize=1 << 17)
def folded(text: str) -> str:
    """Return text in small letters without dots and accents: people leave them out, and harmony needs them not."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def words(text: str) -> Iterator[str]:
    """Walk the words of a text as they are written; a hyphen parts two."""
    return (found[0] for found in _WORD.finditer(text))


@lru_cache(maxsize=1 << 18)
def stem(word: str, language: str) -> str:
    """Return the stem of a folded word in a language; the word itself where no table tells."""
    if len(word) < SHORTEST or not word.isalpha():
        return word
    for step in STEPS.get(language, ()):
        word = _trimmed(word, step) if isinstance(step, Trim) else _cut(word, step)
    return word


def _cut(word: str, rules: Sequence[Rule]) -> str:
    for rule in _by_last(rules).get(word[-1:], ()):
        rest = len(word) - len(rule.ending)
        if (
            rest >= rule.least
            and word.endswith(rule.ending)
            and (not rule.after or word[rest - 1 : rest] in rule.after)
        ):
            return word[:rest] + rule.into
    return word


@cache
def _by_last(rules: Sequence[Rule]) -> Mapping[str, Sequence[Rule]]:
    return {
        last: tuple(rule for rule in rules if rule.ending[-1] == last)
        for last in {rule.ending[-1] for rule in rules}
    }


def _trimmed(word: str, trim: Trim) -> str:
    while len(word) > trim.least and word[-1] in trim.letters:
        word = word[:-1]
    return word


def _all(*endings: str, least: int = 3, after: str = "") -> tuple[Rule, ...]:
    return tuple(Rule(ending=ending, least=least, after=after) for ending in endings)


def _doubles(letters: str) -> tuple[Rule, ...]:
    return tuple(Rule(ending=2 * letter, into=letter, least=2) for letter in letters)


_FINNISH: tuple[Step, ...] = (
    _all("kaan", "kin", "han", "ko", least=5),
    _all("mme", "nne", "nsa", least=4),
    (
        # Words whose forms no ending tells apart.
        Rule("laissa", "lak", 0), Rule("lain", "lak", 0), Rule("lait", "lak", 0),
        Rule("laki", "lak", 0), Rule("laista", "lais", 1), Rule("llista", "llis", 2),
        Rule("yhteista", "yhteis", 0), Rule("julkista", "julkis", 0), Rule("paatosta", "paatos", 0),
        Rule("kausi", "kaut", 0), Rule("vuosi", "vuot", 0), Rule("vesi", "vet", 0),
        Rule("valta", "valt", 0),
        # Whole classes of nouns: turvallisuus, oikeus, yhteinen, viranomainen.
        Rule("uutta", "uus", 2), Rule("yytta", "yys", 2), Rule("eutta", "eus", 2),
        Rule("nen", "s", 3), Rule("sten", "s", 3), Rule("aista", "ais", 3),
        # Cases, with a possessive ending where one may follow.
        *_all("ssaan", "staan", "llaan", "ltaan", "lleen", "kseen", "naan", after=VOWELS),
        Rule("usta", "us", 2), Rule("ysta", "ys", 2),
        *_all("ssa", "sta", "lla", "lta", "lle", least=2, after=VOWELS),
        *_all("ksi", "iden", "itten", "ihin", after=VOWELS),
        Rule("eeseen", "e", 2), Rule("etta", "e", 3), Rule("sta", "s", 3),
        *_all("ita", "na", "n", "t", after=VOWELS),
    ),
    Trim(VOWELS, 3),
    _all("j", least=4),
    Trim(VOWELS, 3),
    (
        Rule("uud", "uus", 2), Rule("uut", "uus", 2), Rule("yyd", "yys", 2), Rule("yyt", "yys", 2),
        Rule("eud", "eus", 2), Rule("eut", "eus", 2), Rule("ks", "s", 2),
    ),
    # asiakas : asiakk-, käyttäminen : käyttämis-, puhelin : puhelim-
    (Rule("as", "", 4), Rule("mis", "", 4), Rule("im", "", 5)),
    Trim(VOWELS, 3),
    # Consonant gradation: both grades give one letter.
    (
        Rule("nn", "nt", 1), Rule("mm", "mp", 1), Rule("ll", "lt", 1), Rule("rr", "rt", 1),
        Rule("ng", "nk", 1), Rule("kk", "k", 1), Rule("pp", "p", 1), Rule("tt", "t", 1),
        Rule("d", "t", 2), Rule("v", "p", 2),
    ),
)  # fmt: skip

_SWEDISH: tuple[Step, ...] = (
    (
        *(
            Rule(f"het{ending}", "het", 2)
            for ending in ("ernas", "erna", "ens", "ers", "en", "er", "s", "")
        ),
        *_all(
            "andets", "arnas", "ernas", "ornas", "andet", "ande", "arna", "erna", "orna", "are",
            "ade", "ats", "ars", "ers", "ors", "ena", "ens", "ets", "en", "et", "ar", "er", "or",
            "as", "es", "at", "ad", "an",
        ),
        *_all("a", "e", "s", least=4),
    ),
    _all("s", least=5),
    Trim(VOWELS, 4),
    tuple(Rule(f"{letter}r", letter, 3) for letter in "bdgpt"),
    _doubles("bdfgklmnprst"),
)  # fmt: skip

_ENGLISH: tuple[Step, ...] = (
    (
        Rule("ss", "ss", 0), Rule("sses", "ss", 2), Rule("ies", "y", 2),
        *_all("ings", "ing", "ed", "es", "s", "e"),
    ),
    _all("e", least=4),
    _doubles("bdfglmnprst"),
)  # fmt: skip

STEPS: Mapping[str, tuple[Step, ...]] = {"fi": _FINNISH, "sv": _SWEDISH, "en": _ENGLISH}
"""The steps of each language, in the order in which they are taken."""
