"""A large registry of inputs that all differ: titles and sentences of the labelled pairs, mixed anew."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import yaml

PAIRS = Path(__file__).resolve().parent.parent / "tests" / "similar"
_PER_YEAR = 9000


def varied(content: Path, large: Path, records: int, *, seed: int = 1) -> None:
    """Copy the registry at `content` to `large` and add real inputs of many words until there are `records` inputs."""
    shutil.copytree(content, large)
    sentences, dice = _sentences(), random.Random(seed)
    for number in range(records - len(list(large.glob("syotteet/*/SYO-*.yaml")))):
        year, running = 2000 + number // _PER_YEAR, number % _PER_YEAR + 1
        language = dice.choice(("fi", "fi", "fi", "sv"))
        path = large / "syotteet" / str(year) / f"SYO-{year}-{running:04d}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(_record(path.stem, language, dice.sample(sentences[language], 5)), "utf-8")


def _sentences() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"fi": [], "sv": []}
    for name in ("pairs.yaml", "held_out.yaml"):
        for matter in yaml.safe_load((PAIRS / name).read_text("utf-8")):
            for text in (matter["base"], *matter["same"], *matter["other"]):
                found[text["lang"]] += [text["title"], *text["text"].rstrip(".").split(". ")]
    return found


def _record(identifier: str, language: str, said: Sequence[str]) -> str:
    title, *body, wish = said
    return (
        f"tunnus: {identifier}\nkieli: {language}\ntyyppi: kehittaminen\nkehittamisen_vaihe: suunniteltu\n"
        "jattaja:\n  laji: verkosto\n  nimi: Mittausverkosto\n  yhteys: sihteeristolla\n"
        f"alkuperainen:\n  otsikko: {_quoted(title)}\n  kuvaus: {_quoted('. '.join(body))}\n"
        f"  toivottu_tulos: {_quoted(wish)}\nrajat_ylittava: [sektori]\ntapahtumat:\n"
        f"  - pvm: 2026-10-01\n    laji: siirto\n    tila: kirjattu\n    rooli: jattaja\n"
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
