"""Which thread an input came from: told by the name of the file in which it waited for its number.

`kirjuri propose` names that file by the thread (`kirjaus-12.yaml`), and the commit that gave the
number keeps the name in its trailer. So no record holds an address of the platform.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kirjuri.model.record import Record
from kirjuri.model.timeline import Facts

STEM = "kirjaus-{number}"
"""Name of the file of an input that came from a thread, without its ending."""
_WAITED = re.compile(r"(?:.*/)?kirjaus-(?P<number>[1-9][0-9]{0,9})\.yaml")


def thread_in(path: str) -> int:
    """Return the number of the thread that a file's name tells of, 0 for none."""
    found = _WAITED.fullmatch(path)
    return int(found["number"]) if found else 0


def threads(facts: Facts | None) -> Mapping[str, int]:
    """Return the thread of each identifier that was given to an input from one."""
    nodes = facts.nodes.values() if facts else ()
    given = (one for node in nodes for one in node.numbered)
    return {identifier: number for path, identifier in given if (number := thread_in(path))}


def thread_of(record: Record, known: Mapping[str, int]) -> int:
    """Return the thread of a record, 0 when it came by another way."""
    return thread_in(record.path) if record.new else known.get(record.id, 0)
