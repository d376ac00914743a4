"""The form of an input: a new record in `uudet`, or the same one brought up to date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kirjuri.changing import order_of
from kirjuri.changing.arrivals import Arrival, Place, Taken
from kirjuri.changing.arrivals._judging import faults, in_words, judged, private
from kirjuri.edit.splice import Put, splice
from kirjuri.edit.writing import collection
from kirjuri.intake.answers import Answers, Fault, fault
from kirjuri.intake.draft import drafted, stem, way
from kirjuri.intake.form import Form
from kirjuri.intake.split import TITLE
from kirjuri.kinds import kind
from kirjuri.locale import N_
from kirjuri.model.place import Document, Route
from kirjuri.model.problem import Flaw, Misused, ToolError
from kirjuri.model.record import Record
from kirjuri.sources.tree import WorkingTree
from kirjuri.sources.yaml_text import read

KIND = "syote"
_HEAD = "# yaml-language-server: $schema=../../schemas/syote.schema.json\n"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


def take(arrival: Arrival, form: Form, language: str, found: Answers, here: Place) -> Taken:
    """Return the record that the answers make, judged, and its file."""
    if not found.typed:
        return Taken()
    issue = arrival.issue
    arrived = arrival.arrived or (issue.created if issue else None) or here.context.today
    by = way(
        thread=issue.address if issue else "",
        issue=issue is not None,
        on_behalf=arrival.on_behalf,
        arrived=arrived,
    )
    data = drafted(found.values, language, by, here.context.policy)
    name = _name(arrival, str(found.values.get(TITLE, "")))
    path = f"{kind(KIND).folder}/uudet/{name}.yaml"
    old = WorkingTree(here.root).read(path)
    content = written(path, data, old, here)
    if isinstance(flaw := read(path, content), Flaw):
        return Taken(faults=tuple(in_words(flaw)))
    verdict = judged(here, path, content)
    record = verdict.context.registry.by_path[path]
    known = tuple(_registered(record, here))
    return Taken(
        faults=(
            *known,
            *_taken(arrival, path, old, content),
            *faults(verdict.errors, form, record, found.faults),
            *_unjudged(arrival, form, found, here),
        ),
        notices=tuple(faults(verdict.warnings, form, record, found.faults)),
        record=record,
        context=verdict.context,
        files={path: (old, content)},
        ended=bool(known),
    )


def _name(arrival: Arrival, title: str) -> str:
    """Return the name of the file: the given one, the issue's number, or the title's words."""
    if arrival.name:
        if not _NAME.fullmatch(arrival.name):
            raise Misused(
                N_("'{name}' is no file name; use small letters a-z, digits and hyphens"),
                name=arrival.name,
            )
        return arrival.name
    return f"issue-{arrival.issue.number}" if arrival.issue else stem(title) or KIND


def written(path: str, data: Mapping[str, object], old: bytes | None, here: Place) -> bytes:
    """Return the bytes of a record's file: a new one, or the old one with what has changed.

    What others have added to a waiting record stays. A new file reads back as the very same data.
    """
    before = read(path, old) if old is not None else None
    if old is not None and isinstance(before, Document):
        edits = [Put(route=route, value=value) for route, value in _leaves((), data)]
        return splice(path, old, edits, read, order_of(here.context.policy, KIND))
    content = (_HEAD + "\n".join(collection(data, 0)) + "\n").encode()
    back = read(path, content)
    if isinstance(back, Document) and back.data != data:
        raise ToolError(N_("'{path}' would not read back as it was written"), path=path)
    return content


def _leaves(route: Route, value: object) -> Iterator[tuple[Route, object]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves((*route, key), inner)
    else:
        yield route, value


def _registered(record: Record, here: Place) -> Iterator[Fault]:
    """Yield which input has been registered of the same thread already."""
    thread = record.text("kirjausketju")
    for other in here.context.registry.of(KIND):
        if thread and not other.new and other.text("kirjausketju") == thread:
            yield fault(
                "",
                N_("the input of this thread has been registered already: {id}"),
                fix=N_(
                    "write in the thread what has changed; the secretariat adds it to the matter"
                ),
                id=other.id,
            )


def _taken(arrival: Arrival, path: str, old: bytes | None, content: bytes) -> Iterator[Fault]:
    """Yield that another input has the file already, unless an issue or a name says it is the same."""
    if old is not None and old != content and not arrival.issue and not arrival.name:
        yield fault(
            "",
            N_("there is already a new input in the file '{path}'"),
            fix=N_("give another name with --name, or the same name to change that input"),
            path=path,
        )


def _unjudged(arrival: Arrival, form: Form, found: Answers, here: Place) -> Iterator[Fault]:
    """Yield what is personal or secret in what comes into no record: wrong answers, the issue's title."""
    wrong = {one.field for one in found.faults}
    yield from private({k: v for k, v in found.typed.items() if k in wrong}, form, here.context)
    title = arrival.issue.title if arrival.issue else ""
    yield from (replace(one, field="") for one in private({"title": title}, form, here.context))
