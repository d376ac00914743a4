"""Skins kept on disk, so that a build whose frame has not changed needs no site generator."""

import json
import os
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from kirjuri.model.shell import Shell
from kirjuri.skin.skin import Skin

_EPOCH = (1980, 1, 1, 0, 0, 0)


def load(folder: Path, key: str) -> Skin | None:
    """Return the skin kept under the key, or None; a damaged file counts as none."""
    try:
        with zipfile.ZipFile(folder / _name(key)) as kept:
            facts = json.loads(kept.read("skin.json"))
            files = {name.removeprefix("files/"): kept.read(name) for name in kept.namelist()[1:]}
    except (OSError, zipfile.BadZipFile, KeyError, ValueError):
        return None
    return Skin(files=files, shells=_shells(facts), pages=_pages(facts))


def save(folder: Path, key: str, skin: Skin) -> None:
    """Keep the skin under the key, in place of the one before; whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=folder, suffix=".part")
    with os.fdopen(descriptor, "wb") as part, zipfile.ZipFile(part, "w") as kept:
        _write(kept, "skin.json", json.dumps(_facts(skin), ensure_ascii=False).encode())
        for path, content in skin.files.items():
            _write(kept, f"files/{path}", content)
    for old in folder.glob(_name("*")):
        old.unlink(missing_ok=True)
    Path(name).replace(folder / _name(key))


def _name(key: str) -> str:
    return f"skin-{key}.zip"


def _write(kept: zipfile.ZipFile, name: str, content: bytes) -> None:
    kept.writestr(zipfile.ZipInfo(name, _EPOCH), content)


def _facts(skin: Skin) -> dict[str, Any]:
    shells = [[shell.language, shell.depth, shell.parts] for shell in skin.shells.values()]
    return {"shells": shells, "pages": dict(skin.pages)}


def _shells(facts: dict[str, Any]) -> dict[tuple[str, int], Shell]:
    return {
        (language, depth): Shell(language=language, depth=depth, parts=tuple(parts))
        for language, depth, parts in facts["shells"]
    }


def _pages(facts: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {path: tuple(languages) for path, languages in facts["pages"].items()}
