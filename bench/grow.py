"""A large registry from a small one: the same records again and again, under numbers of their own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

_NUMBER = re.compile(r"^tunnus: SYO-0000-[0-9]{4}$", re.MULTILINE)
_PER_YEAR = 9000


def grow(content: Path, large: Path, records: int) -> None:
    """Copy the registry at `content` to `large` and add inputs until there are `records` of them in all.

    The inputs that others refer to keep their numbers; the added ones are real (not sample) matter, so their
    references to samples are left out.
    """
    shutil.copytree(content, large)
    models = [
        path.read_text("utf-8") for path in sorted((content / "syotteet" / "0000").glob("*.yaml"))
    ]
    plain = [text for text in models if _stands_alone(text)]
    for number in range(records - len(list(large.glob("*/**/*.yaml")))):
        year, running = 2000 + number // _PER_YEAR, number % _PER_YEAR + 1
        identifier = f"SYO-{year}-{running:04d}"
        path = large / "syotteet" / str(year) / f"{identifier}.yaml"
        path.parent.mkdir(exist_ok=True)
        text = plain[number % len(plain)].replace("esimerkki: true\n", "", 1)
        path.write_text(_NUMBER.sub(f"tunnus: {identifier}", text, count=1), "utf-8")


def _stands_alone(text: str) -> bool:
    """Return whether a sample needs no other sample: no reference, and no guideline that must point to it."""
    states = re.findall(r"tila: ([a-z_]+)", text)
    last = states[-1] if states else ""
    own = _NUMBER.sub("", text)
    return (
        "SYO-0000" not in own
        and "LIN-0000" not in own
        and "KOK-0000" not in own
        and "esimerkki-" not in own
        and "linjat" not in last
        and last
        not in {
            "linjattavana",
            "linjattu",
            "viestitty",
        }
    )
