"""Threads: one comment of ours a purpose, edited in place and never posted twice; labels and state.

A comment of ours is known by an unseen marker in its first line *and* by its author: anybody can copy
a marker, nobody can write as we do.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import quote

from kirjuri.derive.roles import AUTOMATION
from kirjuri.github.client import Client, Json, Refused, Unsure
from kirjuri.render.markdown import is_marked, marker


class Done(StrEnum):
    """What became of a comment."""

    POSTED = "posted"
    EDITED = "edited"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment of a thread: its number, who wrote it, its text."""

    id: int
    author: str
    body: str


def we() -> str:
    """Return the login that we write as: a workflow's own, or an App's that `KIRJURI_BOT` names."""
    return os.environ.get("KIRJURI_BOT", "") or AUTOMATION


def comments(client: Client, thread: int) -> Iterator[Comment]:
    """Walk the comments of a thread, oldest first."""
    for entry in client.pages(f"/issues/{thread}/comments"):
        yield Comment(id=_number(entry, "id"), author=login(entry), body=words(entry, "body"))


def say(client: Client, thread: int, purpose: str, body: str) -> Done:
    """Say something in a thread: post it, or edit what we said there before for the same purpose.

    purpose: small letters, numbers and hyphens. body: Markdown without the marker.
    """
    text = f"{marker(purpose)}\n{body.strip()}\n"
    before = _ours(client, thread, purpose)
    if before is None:
        try:
            client.send("POST", f"/issues/{thread}/comments", {"body": text})
        except Unsure:
            if _ours(client, thread, purpose) is None:
                client.send("POST", f"/issues/{thread}/comments", {"body": text})
        return Done.POSTED
    if same(before.body, text):
        return Done.SAME
    client.send("PATCH", f"/issues/comments/{before.id}", {"body": text})
    return Done.EDITED


def said(client: Client, thread: int, purpose: str) -> bool:
    """Return whether we have said something for a purpose in a thread."""
    return _ours(client, thread, purpose) is not None


def _ours(client: Client, thread: int, purpose: str) -> Comment | None:
    mine = we()
    return next(
        (c for c in comments(client, thread) if c.author == mine and is_marked(c.body, purpose)),
        None,
    )


def same(old: str, new: str) -> bool:
    """Return whether two texts are the same; the platform keeps line ends of its own."""
    return old.replace("\r\n", "\n").strip() == new.strip()


def take_back(client: Client, thread: int, label: str) -> None:
    """Take a label off a thread; nothing when it is not there."""
    try:
        client.send("DELETE", f"/issues/{thread}/labels/{quote(label, safe='')}")
    except Refused as error:
        if error.status != HTTPStatus.NOT_FOUND:
            raise


def put(client: Client, thread: int, label: str) -> None:
    """Put a label on a thread; the platform keeps one of each."""
    client.send("POST", f"/issues/{thread}/labels", {"labels": [label]})


def close(client: Client, thread: int, *, reason: str) -> None:
    """Close a thread: reason `completed` or `not_planned`."""
    client.send("PATCH", f"/issues/{thread}", {"state": "closed", "state_reason": reason})


def reopen(client: Client, thread: int) -> None:
    """Open a closed thread again."""
    client.send("PATCH", f"/issues/{thread}", {"state": "open"})


def login(entry: Mapping[str, Json], key: str = "user") -> str:
    """Return the login that an entry of the platform names, or "" (a deleted account has none)."""
    user = entry.get(key)
    return words(user, "login") if isinstance(user, Mapping) else ""


def words(entry: Mapping[str, Json], key: str) -> str:
    """Return a text of an entry, or ""."""
    value = entry.get(key)
    return value if isinstance(value, str) else ""


def _number(entry: Mapping[str, Json], key: str) -> int:
    value = entry.get(key)
    return value if isinstance(value, int) else 0
