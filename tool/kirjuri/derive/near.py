"""Nearest allowed value: what somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(value: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed value most like `value`, or None when none is near (0.7 of difflib's ratio)."""
    by_folded = {candidate.casefold(): candidate for candidate in allowed}
    found = get_close_matches(value.casefold(), by_folded, n=1, cutoff=0.7)
    return by_folded[found[0]] if found else None
