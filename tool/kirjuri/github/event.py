"""What the platform hands a job: one event as a file. Everything in it may have been written by anybody.

Read once, bounded, and given on as typed values: a number is a number, a commit is forty hex digits.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kirjuri.github.thread import login, words
from kirjuri.locale import N_
from kirjuri.model.problem import ToolError

MOST_BYTES = 4 << 20
"""Longest event file that is read; the platform's own stay far below."""
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")

Entry = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event: what happened (`action`), who did it, and the thread, label or run it is about.

    issue: number of the thread, 0 for none. author: who opened the thread. label: the label put or
    taken. labels: those the thread has. head: the commit a finished run judged, "" for none.
    head_repository: `owner/name` from which that commit came. path: the file. body: the text that opened the thread.
    """

    path: Path
    body: str = ""
    action: str = ""
    sender: str = ""
    issue: int = 0
    author: str = ""
    open: bool = True
    label: str = ""
    labels: tuple[str, ...] = ()
    head: str = ""
    head_repository: str = ""


def read(path: Path | None) -> Event:
    """Read an event file, `GITHUB_EVENT_PATH` when none is named.

    Raises:
        ToolError: there is none, or it is no event.
    """
    place = path or Path(os.environ.get("GITHUB_EVENT_PATH", "") or "-")
    try:
        with place.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        data = json.loads(content[:MOST_BYTES]) if len(content) <= MOST_BYTES else None
    except OSError as error:
        raise ToolError(
            N_("'{path}' cannot be read: {reason}"), path=str(place), reason=str(error.strerror)
        ) from error
    except (ValueError, RecursionError) as error:
        raise _no_event(place) from error
    if not isinstance(data, dict):
        raise _no_event(place)
    return _event(place, data)


def _no_event(place: Path) -> ToolError:
    return ToolError(N_("'{path}' is not an event of the platform"), path=str(place))


def _event(path: Path, data: Entry) -> Event:
    issue, run = _inner(data, "issue"), _inner(data, "workflow_run")
    labels = issue.get("labels")
    named = [item for item in labels if isinstance(item, dict)] if isinstance(labels, list) else []
    number, head = issue.get("number"), words(run, "head_sha")
    return Event(
        path=path,
        body=words(issue, "body"),
        action=words(data, "action"),
        sender=login(data, "sender"),
        issue=number if isinstance(number, int) and number > 0 else 0,
        author=login(issue),
        open=words(issue, "state") != "closed",
        label=words(_inner(data, "label"), "name"),
        labels=tuple(words(item, "name") for item in named),
        head=head if _COMMIT.fullmatch(head) else "",
        head_repository=words(_inner(run, "head_repository"), "full_name"),
    )


def _inner(data: Entry, key: str) -> Entry:
    found = data.get(key)
    return found if isinstance(found, dict) else {}
