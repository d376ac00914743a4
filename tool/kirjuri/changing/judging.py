"""A change in memory: its bytes, and the registry judged as it would then be. Nothing is written."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping

from kirjuri import app
from kirjuri.changing import order_of
from kirjuri.derive.change import Change
from kirjuri.derive.context import Context
from kirjuri.edit.splice import Edit, splice
from kirjuri.engine import Findings, run, sort_of
from kirjuri.locale import N_
from kirjuri.model.place import Document
from kirjuri.model.policy import Policy
from kirjuri.model.problem import Problem, Severity, ToolError
from kirjuri.model.record import Record, Registry
from kirjuri.rules import all_rules
from kirjuri.sources.load import place, record_of
from kirjuri.sources.yaml_text import read

LACKS = "KR306"
"""The rule whose finding a plan replaces by a list of every single thing."""


def spliced(
    record: Record, old: bytes, wanted: Iterable[Edit], policy: Policy
) -> tuple[bytes, list[Problem]]:
    """Return the bytes with every edit that can be made, and what is wrong with the others."""
    order = order_of(policy, record.kind)
    new, faults = old, []
    for edit in wanted:
        try:
            new = splice(record.path, new, [edit], read, order)
        except ToolError as error:
            where = record.at(*edit.route)
            faults.append(Problem(says=error.says, values=error.values, at=where))
    return new, faults


def judged(outcome: app.Outcome, changes: Mapping[str, bytes]) -> tuple[Context, Findings]:
    """Judge the registry with some files changed or added; nothing else is read again.

    Raises ToolError when a file cannot be read or lies where no record does.
    """
    documents = {path: _document(path, content) for path, content in changes.items()}
    before = outcome.context.registry
    made = {path: _record(path, document) for path, document in documents.items()}
    kept = [made.pop(record.path, record) for record in before.records]
    records = sorted((*kept, *made.values()), key=lambda record: record.path) if made else kept
    registry = Registry(records=tuple(records), unreadable=before.unreadable)
    context = dataclasses.replace(
        outcome.context,
        registry=registry,
        change=Change(base=before, head=registry, roles=outcome.roles),
    )
    known = {**outcome.loaded.documents, **documents}
    return context, run(all_rules(), context, outcome.loaded.flaws, known)


def _document(path: str, content: bytes) -> Document:
    document = read(path, content)
    if not isinstance(document, Document):
        raise ToolError(N_("'{path}' cannot be read; 'kirjuri check' says why"), path=path)
    return document


def _record(path: str, document: Document) -> Record:
    placed = place(path)
    if placed is None:
        raise ToolError(N_("'{path}' is no place of a record"), path=path)
    return record_of(document, placed)


def introduced(before: Findings, after: Findings, listed: Collection[str]) -> list[Problem]:
    """Return the errors that a change would bring.

    listed: paths of records for which what they lack is told one by one instead.
    """
    had = {sort_of(d) for d in before.diagnostics}
    return [
        d.problem
        for d in after.diagnostics
        if d.severity is Severity.ERROR
        and sort_of(d) not in had
        and not (d.code == LACKS and d.path in listed)
    ]
