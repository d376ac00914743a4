"""Catalogues: `.po` files in this folder, compiled once per content and kept in the user's cache."""

from __future__ import annotations

import gettext
import hashlib
import io
import os
import sys
import tempfile
from functools import cache
from pathlib import Path

SOURCE = "en"
_FOLDER = Path(__file__).parent


@cache
def translations(language: str) -> gettext.NullTranslations:
    """Return the translations into a language; English is the language of the source."""
    path = _FOLDER / f"{language}.po"
    if language == SOURCE or not path.is_file():
        return gettext.NullTranslations()
    content = path.read_bytes()
    return gettext.GNUTranslations(io.BytesIO(_compiled(language, content)))


def _compiled(language: str, content: bytes) -> bytes:
    digest = hashlib.sha256(content).hexdigest()[:24]
    kept = cache_folder() / f"{language}-{digest}.mo"
    try:
        return kept.read_bytes()
    except OSError:
        made = compile_po(content)
        _keep(kept, made)
        return made


def domain(language: str) -> Path | None:
    """Return a folder in which gettext finds the catalogue as its domain `messages`, or None for English.

    Libraries that look their own words up in gettext's global way find ours there.
    """
    path = _FOLDER / f"{language}.po"
    if language == SOURCE or not path.is_file():
        return None
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:24]
    folder = cache_folder() / f"domain-{digest}"
    kept = folder / language / "LC_MESSAGES" / "messages.mo"
    if not kept.is_file():
        _keep(kept, _compiled(language, content))
    return folder


def compile_po(content: bytes) -> bytes:
    """Return the machine form (`.mo`) of a `.po` file's bytes."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    out = io.BytesIO()
    write_mo(out, read_po(io.BytesIO(content)))
    return out.getvalue()


def cache_folder() -> Path:
    """Return the folder where derived files of this user are kept; it may not exist."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if not base:
        base = "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"
    return Path(base).expanduser() / "kirjuri"


def _keep(path: Path, content: bytes) -> None:
    """Keep a derived file if that is possible; a full or read-only disk only costs time."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(content)
        Path(file.name).replace(path)
    except OSError:
        return
