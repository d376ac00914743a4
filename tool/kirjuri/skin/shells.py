"""The skin of a registry: from the cache when nothing it is made of has changed, else rendered."""

import os
from collections.abc import Sequence
from pathlib import Path

from kirjuri.skin import store
from kirjuri.skin.fingerprint import fingerprint
from kirjuri.skin.skin import Skin

__all__ = ["Skin", "assets", "render"]

_PUBLISHED = Path(__file__).parent.parent / "publish" / "assets"


def render(root: Path, *, languages: Sequence[str], cache: Path | None) -> Skin:
    """Return the skin of the registry at `root`.

    Runs MkDocs over `root/mkdocs.yml` in this process, into a temporary directory, and keeps the
    outcome under `cache` (a directory; None keeps nothing). When the cache has it, MkDocs is not
    even imported. Raises ToolError when MkDocs cannot render the pages.
    """
    key = fingerprint(root, languages, assets())
    kept = store.load(cache, key) if cache else None
    if kept:
        return kept
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from kirjuri.skin.run import run

    made = run(root, languages)
    if cache:
        store.save(cache, key, made)
    return made


def assets() -> tuple[str, ...]:
    """Return the style sheets of stamped pages, as paths below the site's root.

    A script belongs to the pages that need it: their templates name it.
    """
    found = (path for path in sorted(_PUBLISHED.glob("*")) if path.suffix == ".css")
    return tuple(f"assets/kirjuri/{path.name}" for path in found)
