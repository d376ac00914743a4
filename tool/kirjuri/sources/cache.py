"""The cache of what git told: facts of history, keyed by the last commit they reach.

A cache that is not whole, of another form, or of another folder of the repository is as none: history
is then read anew, with the same result.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from kirjuri.model.timeline import Facts, Node, Touch

FORM = 1
"""The form of the cache and of what is read into it: raise it when either changes."""


def kept(path: Path, prefix: str) -> Facts | None:
    """Return the facts in a cache file, or None when it has none that can be used."""
    try:
        digest, _, body = path.read_bytes().partition(b"\n")
        if digest.decode() != sha256(body).hexdigest():
            return None
        data = json.loads(body)
        return _facts(data) if (data["form"], data["prefix"]) == (FORM, prefix) else None
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def keep(path: Path, prefix: str, facts: Facts) -> None:
    """Write a cache file at once or not at all; where nothing can be written, history is only slower."""
    body = json.dumps(_data(prefix, facts), separators=(",", ":")).encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(sha256(body).hexdigest().encode() + b"\n" + body)
        Path(name).replace(path)
    except OSError:
        return


def _data(prefix: str, facts: Facts) -> dict[str, object]:
    return {
        "form": FORM,
        "prefix": prefix,
        "head": facts.head,
        "nodes": [
            [node.id, node.time, *node.order, node.technical, node.numbered]
            for node in facts.nodes.values()
        ],
        "touches": [
            [touch.commit, touch.record, touch.added, touch.removed, touch.events]
            for touch in facts.touches
        ],
    }


def _facts(data: dict[str, Any]) -> Facts:
    return Facts(
        head=data["head"],
        nodes={node.id: node for node in map(_node, data["nodes"])},
        touches=tuple(map(_touch, data["touches"])),
    )


def _node(row: Sequence[Any]) -> Node:
    identifier, time, latest, depth, technical, numbered = row
    return Node(
        id=identifier,
        time=time,
        order=(latest, depth),
        technical=technical,
        numbered=tuple((old, new) for old, new in numbered),
    )


def _touch(row: Sequence[Any]) -> Touch:
    commit, record, added, removed, events = row
    return Touch(commit=commit, record=record, added=added, removed=removed, events=tuple(events))
