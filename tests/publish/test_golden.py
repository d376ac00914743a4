"""The whole published tree of the small registry, byte for byte (`--bless` writes it)."""

from __future__ import annotations

import shutil
from pathlib import Path

GOLDEN = Path(__file__).parent.parent / "golden" / "site"


def test_the_published_tree_is_the_blessed_one(site: dict[str, str], *, bless: bool) -> None:
    pages = {path: text for path, text in site.items() if path.endswith(".html")}
    if bless:
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for path, text in pages.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_text(text, "utf-8", newline="\n")
    kept = {p.relative_to(GOLDEN).as_posix(): p.read_text("utf-8") for p in GOLDEN.rglob("*.html")}
    assert sorted(pages) == sorted(kept)
    for path, text in pages.items():
        assert text == kept[path], path
