"""A change as JSON, version 1: the sentences and the facts behind them, for programs."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import TypedDict

from kirjuri.derive.privacy import masked
from kirjuri.model.difference import Broken, Difference, Fact, Worded
from kirjuri.model.place import dotted
from kirjuri.model.problem import Names
from kirjuri.model.record import Event
from kirjuri.render.diff import Report, told
from kirjuri.render.speech import title
from kirjuri.render.words import sentence

VERSION = 1


class RecordV1(TypedDict):
    """What changed in one record; `id` and `kind` are empty when its file cannot be read."""

    id: str
    kind: str
    path: str
    title: str
    sentences: list[str]
    facts: list[dict[str, object]]


class ReportV1(TypedDict):
    """The whole change."""

    version: int
    base: str
    records: list[RecordV1]
    policy: list[str]
    other_files: int


def report(change: Report, language: str) -> str:
    """Return the change as JSON text with a line end."""
    made: ReportV1 = {
        "version": VERSION,
        "base": change.name,
        "records": [_record(one, change, language) for one in change.differences],
        "policy": [masked(path) for path in change.policy],
        "other_files": change.others,
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _record(one: Difference, change: Report, language: str) -> RecordV1:
    record = one.record
    return {
        "id": masked(record.id) if record else "",
        "kind": record.kind if record else "",
        "path": masked(one.path),
        "title": title(record, language) if record else "",
        "sentences": [sentence(t.says, t.values, language) for t in told(one, change, language)],
        "facts": [_fact(fact) for fact in one.facts],
    }


def _fact(fact: Fact) -> dict[str, object]:
    """Return a fact with its own name as `what`; texts are left out, they stand in the records."""
    found: dict[str, object] = {"what": type(fact).__name__.lower()}
    for part in dataclasses.fields(fact):
        if part.name == "labels" or isinstance(fact, Broken):
            continue
        if isinstance(fact, Worded) and part.name in {"old", "new"}:
            continue
        value = getattr(fact, part.name)
        found[part.name] = dotted(value) if part.name == "route" else _plain(value)
    return found


def _plain(value: object) -> object:
    match value:
        case Event():
            return {
                "number": value.number,
                "date": _plain(value.date),
                "kind": value.kind,
                "state": value.state,
                "group": value.group,
                "role": value.role,
                "corrects": value.corrects,
            }
        case Names():
            return {language: masked(name) for language, name in value.by_language.items()}
        case dt.date():
            return value.isoformat()
        case tuple():
            return [_plain(item) for item in value]
        case str():
            return masked(value)
        case _:
            return value
