"""Answers -> the data of a new record, in the order of its schema, and the name of its file."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from kirjuri.derive.schemas import properties, resolved
from kirjuri.intake.answers import Answer
from kirjuri.model.policy import Policy, Schema

THREAD, KEPT_BY_SECRETARIAT = "issue", "sihteeristolla"
CONTACT = "jattaja.yhteys"
STEM = 60
"""Longest file name that a title gives, in characters, without its ending."""
_LETTERS = str.maketrans({"ä": "a", "ö": "o", "å": "a", "ø": "o", "æ": "ae", "ß": "ss", "ð": "d"})
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """By which way a text came.

    key: its code (`kirjaustapa`). contact: where answers go when the submitter named no mailbox.
    arrived: the day. thread: address of the thread, empty when there is none.
    """

    key: str
    contact: str
    arrived: dt.date
    thread: str = ""


def way(*, thread: str, issue: bool, on_behalf: bool, arrived: dt.date) -> Way:
    """Return the way of a text: an issue's form or a text, by the submitter or for them."""
    keys = {
        (True, False): "lomake",
        (True, True): "sihteeristo",
        (False, False): "muutosehdotus",
        (False, True): "sahkoposti",
    }
    return Way(
        key=keys[issue, on_behalf],
        contact=KEPT_BY_SECRETARIAT if on_behalf else THREAD,
        arrived=arrived,
        thread=thread,
    )


def drafted(
    values: Mapping[str, Answer], language: str, by: Way, policy: Policy
) -> dict[str, object]:
    """Return the data of a new input; what a question has no answer to is left out."""
    found: dict[str, object] = {"kieli": language}
    for field, value in {CONTACT: by.contact, **values}.items():
        put(found, field, value)
    found |= {"saapunut": by.arrived.isoformat(), "kirjaustapa": by.key}
    if by.thread:
        found["kirjausketju"] = by.thread
    schema = policy.schemas["syote"]
    return cast("dict[str, object]", ordered(found, schema, schema))


def put(data: dict[str, object], field: str, value: object) -> None:
    """Give a dotted field its value, making the groups around it."""
    *around, last = field.split(".")
    for step in around:
        inner = data.setdefault(step, {})
        data = cast("dict[str, object]", inner)
    data[last] = value


def ordered(value: object, schema: Schema, part: Schema) -> object:
    """Return data with the keys of every group in the order of the schema, others last."""
    if isinstance(value, list):
        items = cast("Schema", resolved(schema, part).get("items", {}))
        return [ordered(item, schema, items) for item in value]
    if not isinstance(value, Mapping):
        return value
    inner = properties(schema, part)
    keys = [*(key for key in inner if key in value), *(key for key in value if key not in inner)]
    return {key: ordered(value[key], schema, inner.get(key, {})) for key in keys}


def stem(title: str) -> str:
    """Return the file name that a title gives: a-z, digits and hyphens; empty when nothing is left.

    Finnish and Swedish letters lose their dots and rings; other accents are dropped.
    """
    text = unicodedata.normalize("NFC", title).casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain)[: STEM * 2].strip("-")
    if len(name) > STEM:
        name = name[:STEM].rpartition("-")[0] or name[:STEM]
    return f"{name}-1" if _RESERVED.fullmatch(name) else name
