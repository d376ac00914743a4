"""Which texts are near: the cosine of their terms' weights, a term weighing the more the fewer texts hold it."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from kirjuri.derive.terms import Terms

_BUDGET, _COMPARED = 1000, 16
"""How many holders of its terms a text looks up, the rarest first, and how many it then compares whole."""

_FEW = 12
"""So many terms are a text of their own; fewer are words that ask for a text."""

_IMAGINED = 50
"""Texts that are thought to be there beside the real ones, so that words tell something among a few inputs too."""


class Holdings(Protocol):
    """Texts by number, as a search looks into them."""

    @property
    def size(self) -> int:
        """How many texts there are."""
        ...

    def holders(self, key: str) -> Sequence[int]:
        """Return the numbers of the texts that hold a term, in order."""
        ...

    def spread(self, key: str) -> int:
        """Return how many texts hold a term."""
        ...

    def terms(self, number: int) -> Terms:
        """Return the terms of a text."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Holdings in memory."""

    texts: Sequence[Terms]
    by_term: Mapping[str, Sequence[int]]

    @property
    def size(self) -> int:
        """How many texts there are."""
        return len(self.texts)

    def holders(self, key: str) -> Sequence[int]:
        """Return the numbers of the texts that hold a term."""
        return self.by_term.get(key, ())

    def spread(self, key: str) -> int:
        """Return how many texts hold a term."""
        return len(self.by_term.get(key, ()))

    def terms(self, number: int) -> Terms:
        """Return the terms of a text."""
        return self.texts[number]


def held(texts: Iterable[Terms]) -> Held:
    """Return texts as holdings, numbered in their order."""
    kept = tuple(texts)
    by_term: dict[str, list[int]] = {}
    for number, one in enumerate(kept):
        for key in one:
            by_term.setdefault(key, []).append(number)
    return Held(texts=kept, by_term=by_term)


@dataclass(frozen=True, kw_only=True)
class Scale:
    """What terms weigh among some texts; what has been reckoned once is kept."""

    within: Holdings

    @cached_property
    def _rarity(self) -> dict[str, float]:
        return {}

    @cached_property
    def _whole(self) -> dict[int, float]:
        return {}

    def rarity(self, key: str) -> float:
        """Return the weight of a term by how few texts hold it."""
        found = self._rarity.get(key)
        if found is None:
            texts, spread = self.within.size + _IMAGINED, self.within.spread(key)
            found = self._rarity[key] = math.log((texts + 1) / (spread + 0.5))
        return found

    def weights(self, asked: Terms) -> dict[str, float]:
        """Return what each of some terms weighs, so that the squares make 1."""
        raw = {key: (1 + math.log(count)) * self.rarity(key) for key, count in asked.items()}
        whole = math.hypot(*raw.values()) or 1.0
        return {key: weight / whole for key, weight in raw.items()}

    def cosine(self, weights: Mapping[str, float], number: int) -> float:
        """Return how near a text is (0-1) to weights."""
        held = self.within.terms(number)
        whole = self._whole.get(number)
        if whole is None:
            sizes = ((1 + math.log(count)) * self.rarity(key) for key, count in held.items())
            whole = self._whole[number] = math.hypot(*sizes) or 1.0
        both = (
            weight * (1 + math.log(held[key])) * self.rarity(key)
            for key, weight in weights.items()
            if key in held
        )
        return math.fsum(both) / whole


def nearest(asked: Terms, scale: Scale, *, words: bool = False) -> list[tuple[float, int]]:
    """Return the texts nearest to some terms as (score, number), the best first; only the likely ones are compared.

    words: a few words ask for what holds them, so beside nearness it counts how many of them a
    text holds, the more the fewer they are.

    The work is bounded: rare terms are looked up first, and lookups end when enough holders have
    been met. A text is left out only when it shares nothing but terms that very many hold.
    """
    weights, within = scale.weights(asked), scale.within
    sums: dict[int, float] = {}
    left = _BUDGET
    for key in sorted(weights, key=lambda key: (-weights[key], key)):
        if within.spread(key) > left and sums:
            continue
        holders = within.holders(key)
        left -= len(holders)
        for number in holders:
            sums[number] = sums.get(number, 0.0) + weights[key]
    likely = heapq.nsmallest(_COMPARED, sums, key=lambda number: (-sums[number], number))
    lift = max(0.0, 1 - len(weights) / _FEW) / 2 if words else 0.0
    scores = [
        (_lifted(scale, weights, number, lift), number)
        for number in likely
        if lift or _share_several(weights, within.terms(number))
    ]
    return sorted(scores, key=lambda found: (-found[0], found[1]))


def _share_several(one: Mapping[str, float], other: Terms) -> bool:
    """Return whether two texts share more than one term: by one word alone nobody knows the matter."""
    return sum(key in other for key in one) > 1


def _lifted(scale: Scale, weights: Mapping[str, float], number: int, lift: float) -> float:
    near = scale.cosine(weights, number)
    if not lift:
        return near
    held = scale.within.terms(number)
    covered = math.fsum(weight * weight for key, weight in weights.items() if key in held)
    return near + (1 - near) * covered * lift
