"""The report of another run: data that anybody may have written, read with bounds and a closed form.

It is never shown. It only tells whether the run saw what we see; a run that a change made say
something else is named in the comment.
"""

from __future__ import annotations

import json
import stat
from pathlib import Path

from kirjuri.model.problem import Verdict

NAME = "report.json"
MOST_BYTES = 1 << 20
KEYS = frozenset({"version", "verdict", "counts", "diagnostics"})


def verdict_in(folder: Path) -> Verdict | None:
    """Return the verdict of the report in a folder; None when there is none, or anything is odd about it.

    Odd is: another file beside it, a link, a length beyond `MOST_BYTES`, no JSON, another form.
    """
    try:
        names = sorted(path.name for path in folder.iterdir())
        place = folder / NAME
        status = place.lstat()
        if names != [NAME] or not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
            return None
        data = json.loads(place.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return _verdict(data)


def _verdict(data: object) -> Verdict | None:
    if not isinstance(data, dict) or set(data) != KEYS or data["version"] != 1:
        return None
    said = data["verdict"]
    return Verdict(said) if isinstance(said, str) and said in set(Verdict) else None
