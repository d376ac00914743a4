"""Which thread an input came from: the address that its record keeps (`kirjausketju`)."""

from __future__ import annotations

import re

from kirjuri.model.record import Record

FIELD = "kirjausketju"
_THREAD = re.compile(
    r"https://[^/\s]+/(?P<repository>[^/\s]+/[^/\s]+)/issues/(?P<number>[1-9][0-9]{0,9})"
)


def thread_of(record: Record, repository: str) -> int:
    """Return the number of a record's thread in a repository (`owner/name`), 0 when it has none there."""
    found = _THREAD.fullmatch(record.text(FIELD))
    here = found is not None and found["repository"].casefold() == repository.casefold()
    return int(found["number"]) if found and here else 0
