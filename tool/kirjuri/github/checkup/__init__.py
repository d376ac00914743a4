"""What a registry needs around its records to work, looked at one thing at a time: here and on the platform."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kirjuri.model.problem import Value


class Sign(StrEnum):
    """How one thing is: in order, missing, or not to be seen from here."""

    GOOD = "good"
    MISSING = "missing"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that was looked at: its name, how it is, what is wrong and what to do about it.

    name, says, fix: sentences of the catalogue; `says` and `fix` are empty when it is in order.
    command: what can be copied into a terminal.
    """

    name: str
    sign: Sign
    says: str = ""
    fix: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    command: str = ""


def good(name: str) -> Item:
    """Return a thing that is in order."""
    return Item(name=name, sign=Sign.GOOD)


def missing(name: str, says: str, fix: str = "", *, command: str = "", **values: Value) -> Item:
    """Return a thing that is not there or not right."""
    return Item(name=name, sign=Sign.MISSING, says=says, fix=fix, values=values, command=command)
