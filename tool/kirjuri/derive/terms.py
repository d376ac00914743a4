"""Terms: what a text speaks of, as keys that inflection, compounds and language do not change.

A word gives the stem of each of its parts, or the concept the part stands for, and beside them the
whole compound: `rajapintakuvauksista` speaks of `rajapinta`, of `kuvaus` and of both together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from kirjuri.derive.stems import folded, stem, words
from kirjuri.derive.vocabulary import concepts

Terms = Mapping[str, float]
"""The terms of a text: how often each stands in it, a heading's words counted twice."""

_LINKS = {"sv": "s"}
"""Letters that Swedish puts between the parts of a compound; Finnish puts an ending, which the stem drops."""

_LONGEST_WHOLE = 7
"""Words up to this length are not split: they would fall into parts by chance."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOPWORDS: Mapping[str, frozenset[str]] = {
    "fi": _set(
        "ja on ei eika etta joka jotka jota jonka jossa mita mika mitka ovat oli sen se sita siita siina siihen ne "
        "niita niin niiden kun kuka vai tai myos mutta jos jolla joissa koska kuin emme eivat ole olla olisi me meilla "
        "meidan te he ha nyt vain viela jo kaikki kukin jokainen vaikka onko milloin miten missa saa voi voisi voiko "
        "voida pitaa pitaisi tulee tulisi tarvitaan toivomme haluamme haluaisimme ehdotamme tama taman tata tassa "
        "tahan nama nain kanssa mukaan seka joko ettei eli kuten ilman"
    ),
    "sv": _set(
        "en ett det den de som att och i pa av for med inte vi ar var vid ska finns till har hade borde kan fran men "
        "vem vad hur nar om eller sig sin sitt sina man oss vara blir bli skulle alla varje bara aven ocksa mot efter "
        "utan fast dem du ni han hon detta denna dessa"
    ),
    "en": _set(
        "the of and to in a is are was were be not we on for it that this with as by or from an at which who what when "
        "how can could should would will has have had its their they our us if but only also all each more"
    ),
}
"""Words that say nothing of the matter, folded; by them a text's language is known too."""


def terms(title: str, body: str, language: str) -> Terms:
    """Return the terms of a text in a language."""
    found: dict[str, float] = {}
    for text, weight in ((title, 2.0), (body, 1.0)):
        for word in words(text):
            for key in keys(folded(word), language):
                found[key] = found.get(key, 0.0) + weight
    return found


@lru_cache(maxsize=1 << 18)
def keys(word: str, language: str) -> tuple[str, ...]:
    """Return the keys of a folded word: of its parts, and after them of the whole when it has several."""
    if len(word) < 2 or word in STOPWORDS.get(language, ()) or word.isdecimal():  # noqa: PLR2004
        return ()
    found = tuple(_key(part, language) for part in parts(word, language))
    return (*found, f"={stem(word, language)}") if len(found) > 1 else found


def _key(part: str, language: str) -> str:
    base = stem(part, language)
    concept = concepts().get((language, base))
    return concept.key if concept else base


def parts(word: str, language: str) -> tuple[str, ...]:
    """Return the parts of a folded compound, the word alone when it is none that the vocabulary knows.

    Both parts, or one of them, must be words of the vocabulary; of several ways the one with both
    parts known and the longest known part is taken.
    """
    known = _known(language)
    if len(word) <= _LONGEST_WHOLE or stem(word, language) in known:
        return (word,)
    best = max(_splits(word, language, known), default=None)
    if best is None:
        return (word,)
    left, right = best[-2:]
    return (*parts(left, language), *parts(right, language))


Split = tuple[int, int, int, str, str]


def _splits(word: str, language: str, known: frozenset[str]) -> Iterator[Split]:
    """Yield the ways to split a word as (parts known, length of the known one, less what links them, left, right)."""
    for at in range(3, len(word) - 3):
        right = word[at:]
        ends = stem(right, language)
        is_end = ends in known
        for left in _lefts(word[:at], language):
            is_start = stem(left, language) in known
            if (is_start and (is_end or len(left) > 3)) or (is_end and len(left) > 3):  # noqa: PLR2004
                size = len(ends) if is_end else len(left)
                yield is_start + is_end, size, -len(left), left, right


def _lefts(text: str, language: str) -> Iterator[str]:
    yield text
    link = _LINKS.get(language)
    if link and text.endswith(link) and len(text) > 3:  # noqa: PLR2004
        yield text[: -len(link)]


@cache
def _known(language: str) -> frozenset[str]:
    return frozenset(base for spoken, base in concepts() if spoken == language)


def spoken(text: str) -> tuple[str, ...]:
    """Return the languages a text may be in, by its small words: one, or all of those that tell as much."""
    said = [folded(word) for word in words(text)]
    counts = {tongue: sum(word in small for word in said) for tongue, small in STOPWORDS.items()}
    most = max(counts.values())
    return tuple(tongue for tongue, count in counts.items() if count == most)
