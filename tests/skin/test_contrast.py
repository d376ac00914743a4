"""Colours of the tokens can be told apart: WCAG 2.2, 1.4.3 (text) and 1.4.11 (everything else)."""

import re
from pathlib import Path

import pytest

SHEET = Path(__file__).parents[2] / "tool/kirjuri/skin/theme/assets/kirjuri/base.css"
TEXT, SHAPE = 4.5, 3.0

PAIRS = [
    *(
        (fore, back, TEXT)
        for fore in ("text", "text-soft", "link", "link-hover")
        for back in ("bg", "surface", "tint")
    ),
    *(
        (fore, f"{kind}-tint", TEXT)
        for kind in ("ok", "warn", "alert", "info")
        for fore in ("text", "link")
    ),
    *((kind, back, TEXT) for kind in ("ok", "alert", "info") for back in ("bg", f"{kind}-tint")),
    ("on-brand", "brand", TEXT),
    ("on-brand-soft", "brand", TEXT),
    ("control", "bg", SHAPE),
    ("focus", "bg", SHAPE),
]


def tokens(scheme: str) -> dict[str, str]:
    """Colour tokens of a scheme, without their prefix; the dark one changes some of the light."""
    light, dark = SHEET.read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--k-([a-z-]+): (#[0-9a-f]{3,6});", light))
    if scheme == "dark":
        found |= dict(re.findall(r"--k-([a-z-]+): (#[0-9a-f]{3,6});", dark))
    return found


def luminance(colour: str) -> float:
    """Relative luminance of `#rgb` or `#rrggbb` (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_itself_is_right() -> None:
    assert round(contrast("#fff", "#000"), 2) == 21
    assert round(contrast("#2a6ebb", "#fff"), 2) == 5.19


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("fore", "back", "least"), PAIRS)
def test_tokens_stand_out(scheme: str, fore: str, back: str, least: float) -> None:
    colours = tokens(scheme)

    assert contrast(colours[fore], colours[back]) >= least
