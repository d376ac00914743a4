"""Drafts: what somebody had answered when a guided form was interrupted, kept beside the registry."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kirjuri.sources import atomic

FOLDER = "luonnokset"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The answers of one form by field, as they were typed, and whose the record is."""

    answers: Mapping[str, str] = field(default_factory=dict)
    owner: str = ""


def path(root: Path, kind: str) -> Path:
    """Return the file in which a kind's draft is kept; git is told to leave it out."""
    return root / atomic.OWN / FOLDER / f"{kind}.json"


def kept(root: Path, kind: str) -> Draft | None:
    """Return the draft of a kind; None when there is none that can be read."""
    try:
        found = json.loads(path(root, kind).read_bytes())
    except (OSError, ValueError):
        return None
    answers = found.get("answers") if isinstance(found, Mapping) else None
    if not isinstance(answers, Mapping) or not answers:
        return None
    return Draft(
        answers={str(key): str(value) for key, value in answers.items()},
        owner=str(found.get("owner", "")),
    )


def keep(root: Path, kind: str, draft: Draft) -> Path:
    """Keep a draft, in one step; return its file."""
    folder = atomic.own_folder(root)
    told = {"answers": dict(draft.answers), "owner": draft.owner}
    atomic.write(folder, f"{FOLDER}/{kind}.json", json.dumps(told, ensure_ascii=False).encode())
    return path(root, kind)


def forget(root: Path, kind: str) -> None:
    """Remove the draft of a kind; nothing when there is none."""
    path(root, kind).unlink(missing_ok=True)
