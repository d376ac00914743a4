"""History read for numbers: every path that ever was, and the day on which a file came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from kirjuri.sources.commit import Workshop
from kirjuri.sources.git import GitFailed
from kirjuri.sources.load import folders

_DATE = "\x01"


def used_paths(shop: Workshop, head: str) -> Iterator[str]:
    """Walk every path below the record folders that any commit of any branch or tag has added.

    Numbers of deleted and moved files count as given too. One call of git.
    """
    out = shop.execute(
        *("log", "--all", "-m", "--no-renames", "--diff-filter=A", "--name-only", "--format="),
        *("-z", "--end-of-options", head, "--", *_folders(shop)),
    )
    for name in out.decode("utf-8", "surrogateescape").split("\0"):
        yield name.strip("\n").removeprefix(shop.prefix)


def added_at(shop: Workshop, head: str) -> Mapping[str, dt.datetime]:
    """Return the time of the commit that last added each file below the record folders."""
    out = shop.execute(
        *("log", "--no-renames", "--diff-filter=A", "--name-only", f"--format={_DATE}%cI"),
        *("-z", "--end-of-options", head, "--", *_folders(shop)),
    )
    found: dict[str, dt.datetime] = {}
    time = dt.datetime.min.replace(tzinfo=dt.UTC)
    for part in out.decode("utf-8", "surrogateescape").split("\0"):
        for text in part.strip("\n").split("\n"):
            if text.startswith(_DATE):
                time = dt.datetime.fromisoformat(text[1:])
            elif text:
                found.setdefault(text.removeprefix(shop.prefix), time)
    return found


def uncommitted(shop: Workshop) -> list[str]:
    """Return the files below the record folders that git does not follow yet."""
    out = shop.execute(
        "ls-files", "--others", "--exclude-standard", "-z", "--full-name", "--", *_folders(shop)
    )
    names = out.decode("utf-8", "surrogateescape").split("\0")
    return [name.removeprefix(shop.prefix) for name in names if name]


def descends(shop: Workshop, later: str, earlier: str) -> bool:
    """Return whether a commit has another among its ancestors, or is that commit."""
    try:
        shop.execute("merge-base", "--is-ancestor", earlier, later)
    except GitFailed:
        return False
    return True


def _folders(shop: Workshop) -> tuple[str, ...]:
    return tuple(f"{shop.prefix}{folder}" for folder in folders())
