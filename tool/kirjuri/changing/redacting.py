"""Removals: a text that may not change is replaced by the ground of its removal, and an event tells it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kirjuri import app
from kirjuri.changing import order_of
from kirjuri.changing.judging import introduced, judged
from kirjuri.changing.moving import write
from kirjuri.derive import removal
from kirjuri.derive.moving import every_role
from kirjuri.derive.near import nearest
from kirjuri.derive.removal import Removal
from kirjuri.edit.setting import route as route_of
from kirjuri.edit.splice import Append, Put, splice
from kirjuri.locale import N_
from kirjuri.model.place import Document, Route, dotted
from kirjuri.model.problem import Choice, Misused, Problem, ToolError
from kirjuri.model.record import Record
from kirjuri.render.removal import Checklist
from kirjuri.sources.git import repository
from kirjuri.sources.holding import Held, held
from kirjuri.sources.tree import WorkingTree
from kirjuri.sources.yaml_text import read


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for: a field, why, by whom, where it was decided, on which day (YYYY-MM-DD).

    unwanted: the words to take out; personal: take out all personal data that is found. With
    neither the whole text goes.
    """

    field: str
    reason: str
    role: str
    reference: str
    date: str
    unwanted: str = ""
    personal: bool = False


@dataclass(frozen=True, kw_only=True)
class Redaction:
    """A planned removal: the record before and after, its bytes, and what stands in its way."""

    root: Path
    record: Record
    after: Record
    removal: Removal
    old: bytes
    new: bytes
    problems: tuple[Problem, ...]


def plan(outcome: app.Outcome, record: Record, order: Order) -> Redaction:
    """Plan a removal and judge the registry as it would then be. Nothing is written.

    Raises Misused when there is no such text, nothing to take out of it, or the ground will not do.
    """
    _refuse(outcome, record, order)
    route = _route(outcome, record, order.field)
    found = _removal(record, route, order)
    told = {
        "pvm": order.date,
        "rooli": order.role,
        "teksti": order.reason,
        "viite": order.reference,
    }
    policy = outcome.context.policy
    event = removal.event(record, route, policy, told)
    old = WorkingTree(outcome.root).read(record.path) or b""
    edits = (Put(route=route, value=found.value), Append(route=("tapahtumat",), value=event))
    new = splice(record.path, old, edits, read, order_of(policy, record.kind))
    context, findings = judged(outcome, {record.path: new})
    after = context.registry.by_path[record.path]
    return Redaction(
        root=outcome.root,
        record=record,
        after=after,
        removal=found,
        old=old,
        new=new,
        problems=tuple(introduced(outcome.findings, findings, {after.path})),
    )


def _refuse(outcome: app.Outcome, record: Record, order: Order) -> None:
    """Raise Misused when nothing can be removed from a record, or not so."""
    if record.new:
        raise Misused(
            N_(
                "'{id}' has no number yet, so nothing of it is published: change the text in '{path}'"
            ),
            id=record.id,
            path=record.path,
        )
    if not removal.REASON.fullmatch(order.reason):
        raise Misused(
            N_("the reason stands in the text on one line: 1 to 200 characters, no square brackets")
        )
    if removal.tells(order.reason):
        raise Misused(N_("the reason itself holds personal data; say only of what kind it was"))
    roles = every_role(outcome.context, record.kind)
    if order.role not in roles:
        raise Misused(
            N_("'{role}' is no role that may remove a text; choose: {roles}"),
            role=order.role,
            roles=Choice(roles),
        )


def _route(outcome: app.Outcome, record: Record, field: str) -> Route:
    possible = {dotted(route): route for route in removal.removable(record, outcome.context.policy)}
    wanted = route_of(field)
    inside = wanted[:-1] if wanted else ()
    there = wanted and removal.value_at(record, wanted) is not None
    if wanted and there and {wanted, inside} & set(possible.values()):
        return wanted
    near = nearest(field, possible)
    raise Misused(
        N_("'{id}' has no text '{field}'; did you mean '{near}'?")
        if near
        else N_("'{id}' has no text '{field}'; it has: {fields}"),
        id=record.id,
        field=field,
        near=near or "",
        fields=Choice(tuple(possible)),
    )


def _removal(record: Record, route: Route, order: Order) -> Removal:
    if not order.unwanted and not order.personal:
        found = removal.whole(record, route, order.reason)
        says = N_("the text '{field}' has been removed already")
    else:
        found = removal.parts(record, route, order.reason, order.unwanted)
        says = (
            N_("the words were not found in the text '{field}'")
            if order.unwanted
            else N_(
                "no personal data was recognised in the text '{field}'; give the words with --part"
            )
        )
    if found is None:
        raise Misused(says, field=order.field)
    return found


def write_redaction(planned: Redaction) -> None:
    """Write a planned removal. ToolError when the file has changed since."""
    write(planned.root, planned.record.path, old=planned.old, new=planned.new)


def checklist(outcome: app.Outcome, planned: Redaction, order: Order) -> Checklist:
    """Search for the places that hold the text after the removal, without ever showing it."""
    wanted = removal.needles(planned.removal.taken)
    settings, record = outcome.context.policy.settings, planned.after
    registry = outcome.context.registry
    records = tuple(record if r.path == record.path else r for r in registry.records)
    found, searched = _history(planned.root, wanted)
    elsewhere = removal.elsewhere(dataclasses.replace(registry, records=records), wanted)
    return Checklist(
        record=record,
        field=order.field,
        fields=tuple((one.path, dotted(route)) for one, route in elsewhere),
        comments=tuple(_comments(planned, wanted)),
        commits=found.commits,
        paths=found.paths,
        branches=found.branches,
        searched=searched,
        pages=tuple(removal.addresses(record, settings.site, settings.languages)),
        references=tuple(dict.fromkeys(e.reference for e in record.events if e.reference)),
        thread=record.text("jattaja.yhteys") == "issue",
    )


def _history(root: Path, wanted: tuple[str, ...]) -> tuple[Held, bool]:
    """Return what git holds of a text, and whether there was a whole history to search."""
    git = repository(root)
    if git is None or git.shallow or git.commit("HEAD") is None:
        return Held(commits=(), paths=(), branches=()), False
    return held(git, lambda text: removal.holds(text, wanted)), True


def _comments(planned: Redaction, wanted: tuple[str, ...]) -> Iterator[int]:
    """Walk the lines of the record's file whose comment holds the text."""
    document = read(planned.record.path, planned.new)
    if not isinstance(document, Document):
        raise ToolError(
            N_("'{path}' cannot be read; 'kirjuri check' says why"), path=planned.record.path
        )
    for number, line in enumerate(document.text.split("\n"), start=1):
        if removal.holds(line.partition("#")[2], wanted):
            yield number
