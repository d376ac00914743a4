"""Inputs that may be about the same thing (R-086b, M-18): offline, and computed anew each time.

Texts are compared by their terms (`derive/terms.py`): the cosine of the weights, in which a term
weighs the more the fewer texts hold it. How well that tells same from other was measured on pairs
in `tests/similar`; see the decision on similar inputs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from kirjuri.derive.scale import Holdings, Scale, held, nearest
from kirjuri.derive.stems import folded, words
from kirjuri.derive.terms import Terms, keys, spoken, terms
from kirjuri.derive.vocabulary import Concept, by_key
from kirjuri.model.record import Record, Registry

KIND = "syote"
LEAST = 0.14
"""The score from which two texts may be about the same thing: low, for to miss one costs more than to look at one."""

MOST = 5
"""How many matches are told."""

_TITLES = ("otsikko", "alkuperainen.otsikko")
_BODIES = ("tiivistelma", "kuvaus", "alkuperainen.kuvaus", "alkuperainen.toivottu_tulos")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What an input says in one language: its headings, and all the rest."""

    language: str
    title: str
    body: str

    @property
    def terms(self) -> Terms:
        """What it speaks of."""
        return terms(self.title, self.body, self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A thing that two texts speak of: by its name in the vocabulary, else as one of them writes it.

    `language` is that of the text in which the word was found.
    """

    word: str
    language: str = ""
    concept: Concept | None = None

    def name(self, language: str) -> str:
        """Return it as a reader of a language knows it."""
        return self.concept.name(language) if self.concept else self.word


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An input that may be about the same thing: how near it is (0-1) and what both speak of, the weightiest first."""

    record: Record
    score: float
    shared: tuple[Shared, ...]


def texts(record: Record) -> Iterator[Text]:
    """Yield what an input says, language by language; a language in which only its summary stands is one too."""
    titles, bodies = _by_language(record, _TITLES), _by_language(record, _BODIES)
    for language in sorted({*titles, *bodies}):
        yield Text(
            language=language,
            title="\n".join(titles.get(language, ())),
            body="\n".join(bodies.get(language, ())),
        )


def _by_language(record: Record, fields: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in fields:
        value = record.get(name)
        by_language = value if isinstance(value, Mapping) else {record.language: value}
        for language, text in by_language.items():
            if isinstance(text, str) and isinstance(language, str):
                found.setdefault(language, []).append(text)
    return found


@dataclass(frozen=True, kw_only=True)
class Index:
    """Inputs ready to be asked many times: `owner` gives the record of a text of `within` by its number."""

    owner: Callable[[int], Record]
    within: Holdings
    own: Mapping[str, Sequence[Text]] = field(default_factory=dict)

    @cached_property
    def scale(self) -> Scale:
        """What terms weigh among the inputs."""
        return Scale(within=self.within)

    def similar(
        self, what: str | Record, *, most: int = MOST, least: float = LEAST
    ) -> tuple[Match, ...]:
        """Return the inputs that may be about the same thing as a text or a record; as `similar` does."""
        asked = self._asked(what)
        itself = what.path if isinstance(what, Record) else ""
        best: dict[str, tuple[float, Text, Record]] = {}
        for text in asked:
            for score, number in nearest(text.terms, self.scale, words=isinstance(what, str)):
                if score < least:
                    break
                owner = self.owner(number)
                known = best.get(owner.path)
                if owner.path != itself and (not known or known[0] < score):
                    best[owner.path] = (score, text, owner)
        ranked = sorted(best.values(), key=lambda found: (-round(found[0], 6), found[2].id))
        return tuple(self._match(*found) for found in ranked[:most])

    def _asked(self, what: str | Record) -> Sequence[Text]:
        if isinstance(what, Record):
            return self.own.get(what.path) or tuple(texts(what))
        head, _, rest = what.strip().partition("\n")
        return [Text(language=one, title=head, body=rest) for one in spoken(what)]

    def _match(self, score: float, text: Text, owner: Record) -> Match:
        others = {key: words for one in texts(owner) for key, words in _forms(one).items()}
        weights = self.scale.weights(text.terms)
        mine = _forms(text)
        both = sorted(
            (key for key in mine if key in others and key in weights),
            key=lambda key: (-weights[key], key),
        )
        shared = tuple(_shared(both, mine, others, text.language))
        return Match(record=owner, score=min(1.0, score), shared=shared)


@lru_cache(maxsize=1 << 12)
def _forms(text: Text) -> dict[str, str]:
    """Return the terms of a text with the shortest word in which each stands."""
    found: dict[str, str] = {}
    for word in words(f"{text.title}\n{text.body}"):
        for key in keys(folded(word), text.language):
            if key not in found or len(word) < len(found[key]):
                found[key] = word.casefold()
    return found


def _shared(
    both: Sequence[str], mine: Mapping[str, str], others: Mapping[str, str], language: str
) -> Iterator[Shared]:
    """Yield shared things; a compound that both write stands for its parts."""
    compounds = {word for key in both if key.startswith("=") for word in (mine[key], others[key])}
    for key in both:
        word = min(mine[key], others[key], key=len)
        if not key.startswith("=") and {mine[key], others[key]} & compounds:
            continue
        yield Shared(word=word, language=language, concept=by_key().get(key))


def declared(one: Record, other: Record) -> bool:
    """Return whether it has been written down that two inputs belong together: as related, or in one bundle."""
    bundle = one.text("kokonaisuus")
    return (
        other.id in one.items("liittyvat_syotteet")
        or one.id in other.items("liittyvat_syotteet")
        or bool(bundle and bundle == other.text("kokonaisuus"))
    )


def index(records: Iterable[Record]) -> Index:
    """Return an index of the inputs among some records."""
    owners: list[Record] = []
    own: dict[str, Sequence[Text]] = {}
    for record in records:
        if record.kind == KIND:
            own[record.path] = tuple(texts(record))
            owners += [record] * len(own[record.path])
    every = (text.terms for record_texts in own.values() for text in record_texts)
    return Index(owner=owners.__getitem__, within=held(every), own=own)


def similar(
    what: str | Record,
    registry: Registry,
    *,
    most: int = MOST,
    least: float = LEAST,
) -> tuple[Match, ...]:
    """Return the inputs of a registry that may be about the same thing as a text or a record, the nearest first.

    what: a record (also one that is not in the registry, such as a draft), or a text whose first
    line counts as its heading. most: how many
    matches at the most. least: the lowest score (0-1) that is told.

    The laws: a record never matches itself; a text of a record matches that record best; the same
    registry gives the same answer in whatever order it was read; samples, waiting inputs and closed
    ones are among the matches, so tell their state. Two records score the same either way round.
    To ask many times, make an `index` once.
    """
    return index(registry.of(KIND)).similar(what, most=most, least=least)
