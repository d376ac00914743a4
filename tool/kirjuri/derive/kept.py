"""What stays as it was published: lists to which items are only added."""

from __future__ import annotations

from collections.abc import Iterator

from kirjuri.derive.change import redacted_only, redactions
from kirjuri.model.record import Record


def changed_lists(before: Record, after: Record, fields: tuple[str, ...]) -> Iterator[str]:
    """Yield the lists of which a kept item was changed or taken away.

    New items at the end are no change, nor is a removal of text with its event, nor what a
    correction in the same change mends: it stands in the ledger for all to see.
    """
    fresh = after.events[len(before.events) :]
    if any(event.kind == "korjaus" for event in fresh):
        return
    for field in fields:
        old, new = list(before.items(field)), list(after.items(field))
        kept = new[: len(old)]
        if old != kept and not (any(redactions(before, after)) and redacted_only(old, kept)):
            yield field
