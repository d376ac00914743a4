"""A job of the platform: what one step hands to the next."""

from __future__ import annotations

import os
import re
from pathlib import Path

_WORD = re.compile(r"[a-z][a-z0-9_]*")
_VALUE = re.compile(r"[A-Za-z0-9._/-]*")


def hand_on(name: str, value: str) -> None:
    """Write an output of the step that we run in; nothing outside a job.

    name, value: words of ours, never a stranger's; ValueError for anything that could be more than one.
    """
    if not _WORD.fullmatch(name) or not _VALUE.fullmatch(value):
        raise ValueError(name)
    if place := os.environ.get("GITHUB_OUTPUT", ""):
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(f"{name}={value}\n")
