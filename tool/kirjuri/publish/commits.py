"""What git adds to a ledger: when an event was published, and in which commit. Never who made it."""

from __future__ import annotations

from kirjuri.derive.timeline import recorded_late
from kirjuri.model.record import Record
from kirjuri.model.timeline import Commit, Line
from kirjuri.publish.edition import Edition
from kirjuri.publish.view import Publication

SHORT = 10
"""How many signs of a commit's identifier are shown."""


def publications(record: Record, edition: Edition) -> dict[int, Publication]:
    """Return by event number when each was published; nothing where git does not tell."""
    timeline = edition.timelines.get(record.id)
    return {
        line.event.number: {
            **publication(line.commit, edition),
            "apart": _apart(record, line),
        }
        for line in (timeline.lines if timeline else ())
        if line.commit
    }


def other_changes(record: Record, edition: Edition) -> list[Publication]:
    """Return the commits that changed the record's file and brought none of its events, oldest first."""
    timeline = edition.timelines.get(record.id)
    if timeline is None or timeline.history is None:
        return []
    brought = {line.commit.id for line in timeline.lines if line.commit}
    return [
        publication(change.commit, edition)
        for change in timeline.history.changes
        if change.commit.id not in brought
    ]


def last_change(record: Record, edition: Edition) -> Publication | None:
    """Return the last commit that changed the record itself, technical ones left out."""
    timeline = edition.timelines.get(record.id)
    history = timeline.history if timeline else None
    return publication(history.last, edition) if history else None


def publication(commit: Commit, edition: Edition) -> Publication:
    """Return a commit's day and identifier, with its address when the settings give the repository's."""
    repository = edition.policy.settings.repository.rstrip("/")
    return {
        "day": commit.day.isoformat(),
        "commit": commit.id[:SHORT],
        "url": f"{repository}/commit/{commit.id}" if repository else "",
        "apart": 0,
    }


def _apart(record: Record, line: Line) -> int:
    return line.apart or 0 if recorded_late(record, line) else 0
