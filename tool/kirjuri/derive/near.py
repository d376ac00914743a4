"""Nearest allowed value: what somebody probably meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

_BEGINNING = 2
"""Length from which a beginning of one single value is taken for it."""


def nearest(value: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed value most like `value`, or None when none is near (0.7 of difflib's ratio).

    Letters are compared without case, dots and rings, for names in records are written without
    them; a value cut short is known by its beginning.
    """
    plain = _plain(value)
    by_plain = {_plain(candidate): candidate for candidate in allowed}
    found = get_close_matches(plain, by_plain, n=1, cutoff=0.7)
    if not found and len(plain) >= _BEGINNING:
        begun = [candidate for candidate in by_plain if candidate.startswith(plain)]
        found = begun if len(begun) == 1 else []
    return by_plain[found[0]] if found else None


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
