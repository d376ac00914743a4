"""How well, and how fast, inputs about the same thing are found: methods side by side on labelled pairs.

Prints, for each method: precision, recall and F1 of its threshold, chosen on one half of the pairs
and counted on the other, both ways; how often the same matter comes first and among the first
three; how many of all unrelated pairs pass. Then the figures of our own on pairs that nothing was
chosen by, and the times. Snowball and simplemma are measured where they happen to be installed.
"""

from __future__ import annotations

import importlib
import itertools
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from bench.varied import PAIRS, varied
from kirjuri.derive.scale import Scale, held
from kirjuri.derive.similar import LEAST
from kirjuri.derive.stems import folded, stem, words
from kirjuri.derive.terms import STOPWORDS, Terms, parts, terms

Made = Callable[[str, str], Sequence[str]]
"""A word, not folded, and its language -> the keys it is compared by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text of the labelled set; `matter` is the number of its matter, `same` whether it is about it."""

    language: str
    title: str
    body: str
    matter: int
    same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A labelled pair with a score."""

    score: float
    same: bool
    matter: int


def main(copy: Callable[[Path], None]) -> None:
    """Measure and print; `copy` copies the registry's content into a folder."""
    texts = labelled("pairs.yaml")
    print(f"{len(texts)} texts; thresholds chosen on one half, counted on the other (P R F1)")
    for name, vectors in methods(texts):
        print(f"{name:<34}{figures(texts, vectors)}")
    for name in ("pairs.yaml", "held_out.yaml"):
        texts = labelled(name)
        print(f"ours at {LEAST}, {name}: {fixed(texts, ours(texts))}")
    for records in (1000, 10000):
        timed(copy, records)


def labelled(name: str) -> list[Written]:
    """Return the texts of a set: each matter's base first, then the same, then the others."""
    found = []
    for number, matter in enumerate(yaml.safe_load((PAIRS / name).read_text("utf-8"))):
        for same, group in ((True, [matter["base"], *matter["same"]]), (False, matter["other"])):
            found += [
                Written(
                    language=t["lang"], title=t["title"], body=t["text"], matter=number, same=same
                )
                for t in group
            ]
    return found


def methods(texts: Sequence[Written]) -> Iterator[tuple[str, Sequence[Mapping[str, float]]]]:
    """Yield every method with the weights it gives each text."""
    yield "whole words", weighed(texts, lambda word, _: [folded(word)])
    for size in (3, 4, 5):
        yield f"letters by {size}", weighed(texts, partial(_grams, size))
    yield from borrowed(texts)
    yield "our stems", weighed(texts, lambda word, language: [stem(folded(word), language)])
    yield "our stems, compounds split", weighed(texts, _split)
    yield "our stems, split, vocabulary", ours(texts)


def borrowed(texts: Sequence[Written]) -> Iterator[tuple[str, Sequence[Mapping[str, float]]]]:
    """Yield the methods of libraries that are not ours, where they are installed."""
    try:
        snowball = importlib.import_module("snowballstemmer")
        names = {"fi": "finnish", "sv": "swedish", "en": "english"}
        tools = {language: snowball.stemmer(name) for language, name in names.items()}
        yield (
            "Snowball",
            weighed(texts, lambda word, language: [tools[language].stemWord(word.casefold())]),
        )
        lemmas = importlib.import_module("simplemma")
        yield (
            "simplemma",
            weighed(texts, lambda word, language: [lemmas.lemmatize(word.casefold(), language)]),
        )
    except ImportError as error:
        print(f"not measured here: {error.name} is not installed")


def _grams(size: int, word: str, _language: str) -> list[str]:
    """Return the runs of letters in a folded word, its ends marked."""
    whole = f"<{folded(word)}>"
    return [whole[at : at + size] for at in range(max(1, len(whole) - size + 1))]


def _split(word: str, language: str) -> list[str]:
    found = [stem(part, language) for part in parts(folded(word), language)]
    return [*found, f"={stem(folded(word), language)}"] if len(found) > 1 else found


def weighed(texts: Sequence[Written], made: Made) -> list[Mapping[str, float]]:
    """Return the weights of each text by a method."""
    counted = []
    for text in texts:
        found: dict[str, float] = {}
        for said, weight in ((text.title, 2.0), (text.body, 1.0)):
            for word in words(said):
                if folded(word) not in STOPWORDS[text.language]:
                    for key in made(word, text.language):
                        found[key] = found.get(key, 0.0) + weight
        counted.append(found)
    return _weights(counted)


def ours(texts: Sequence[Written]) -> list[Mapping[str, float]]:
    """Return the weights of each text as the tool gives them."""
    return _weights([terms(text.title, text.body, text.language) for text in texts])


def _weights(counted: Sequence[Terms]) -> list[Mapping[str, float]]:
    scale = Scale(within=held(counted))
    return [scale.weights(one) for one in counted]


def pairs(texts: Sequence[Written], vectors: Sequence[Mapping[str, float]]) -> list[Scored]:
    """Return the labelled pairs: each matter's base with every other text of the matter."""
    found, base = [], 0
    for number, text in enumerate(texts):
        if text.matter != texts[base].matter:
            base = number
        elif number != base:
            score = near(vectors[base], vectors[number])
            found.append(Scored(score=score, same=text.same, matter=text.matter))
    return found


def near(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of two texts' weights."""
    return sum(weight * other.get(key, 0.0) for key, weight in one.items())


def quality(scored: Sequence[Scored], least: float) -> tuple[float, float, float]:
    """Return precision, recall and F1 of a threshold."""
    right = sum(one.same for one in scored if one.score >= least)
    told = sum(one.score >= least for one in scored)
    precision, recall = right / (told or 1), right / sum(one.same for one in scored)
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


def figures(texts: Sequence[Written], vectors: Sequence[Mapping[str, float]]) -> str:
    """Return the figures of a method: from even to odd matters and back, then its ranking."""
    scored = pairs(texts, vectors)
    halves = [[one for one in scored if one.matter % 2 == half] for half in (0, 1)]
    told = []
    for chosen, counted in (halves, halves[::-1]):
        least = max({s.score for s in chosen}, key=lambda least: quality(chosen, least)[2])
        told.append(" ".join(f"{value:.2f}" for value in quality(counted, least)))
    all_of_them, alike = ranking(texts, vectors), ranking(texts, vectors, across=False)
    return (
        f"{told[0]} | {told[1]} | first {all_of_them[0]:.2f} third {all_of_them[1]:.2f}"
        f" | in one language first {alike[0]:.2f} third {alike[1]:.2f}"
    )


def ranking(
    texts: Sequence[Written], vectors: Sequence[Mapping[str, float]], *, across: bool = True
) -> tuple[float, float]:
    """Return how often a text about the same matter is the nearest to a base, and among the three nearest.

    Without `across` only texts in the base's own language are asked for.
    """
    places = []
    for at, text in enumerate(texts):
        base = next(n for n, other in enumerate(texts) if other.matter == text.matter)
        if at == base or not (text.same and (across or text.language == texts[base].language)):
            continue
        mine = near(vectors[base], vectors[at])
        places.append(
            sum(
                near(vectors[base], vector) > mine
                for n, vector in enumerate(vectors)
                if n not in {at, base} and not (texts[n].same and texts[n].matter == text.matter)
            )
        )
    return places.count(0) / len(places), sum(place in range(3) for place in places) / len(places)


def fixed(texts: Sequence[Written], vectors: Sequence[Mapping[str, float]]) -> str:
    """Return the figures at the threshold of the tool, and how many unrelated pairs pass it."""
    precision, recall, both = quality(pairs(texts, vectors), LEAST)
    apart = [
        near(vectors[one], vectors[other]) >= LEAST
        for one, other in itertools.combinations(range(len(texts)), 2)
        if texts[one].matter != texts[other].matter
    ]
    first, third = ranking(texts, vectors)
    return (
        f"P {precision:.2f} R {recall:.2f} F1 {both:.2f}; first {first:.2f} third {third:.2f}; "
        f"unrelated pairs that pass {sum(apart)} of {len(apart)}"
    )


def timed(copy: Callable[[Path], None], records: int) -> None:
    """Print the seconds of the whole command in a registry of many inputs: at first, and when asked again."""
    with tempfile.TemporaryDirectory(prefix="kirjuri-bench-") as folder:
        content, large = Path(folder) / "content", Path(folder) / "large"
        copy(content)
        varied(content, large, records)
        asked = "rajapinnan kuvauksesta puuttuu vastuutaho"
        command = [sys.executable, "-m", "kirjuri", "-C", str(large), "similar", asked]
        seconds = []
        for _ in range(4):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            seconds.append(time.perf_counter() - start)
    print(f"similar, {records} inputs: first {seconds[0]:.2f} s, again {min(seconds[1:]):.2f} s")
