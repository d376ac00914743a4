"""From new texts to edits of a record: each piece of a suggestion is understood by its field, or refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from kirjuri.derive.near import nearest
from kirjuri.derive.questions import Option, Question, question
from kirjuri.derive.questions import Sort as Asked
from kirjuri.derive.schemas import at, label, properties
from kirjuri.derive.suggesting import (
    KEPT,
    YES_NO,
    Sort,
    in_language,
    print_of,
    shown,
    sort_of,
    value_at,
)
from kirjuri.edit.setting import route
from kirjuri.edit.splice import Edit, Put, Remove, same
from kirjuri.intake.answers import Fault, folded, value_of
from kirjuri.intake.form import spoken
from kirjuri.intake.forms.muutos import CHANGES
from kirjuri.intake.suggested import AWAY, Piece
from kirjuri.locale import N_
from kirjuri.model.place import Place, Route
from kirjuri.model.policy import Policy, Schema
from kirjuri.model.problem import Choice, Names, Problem, Value
from kirjuri.model.record import Record

_ITEM = re.compile(r"[ \t]*(?:[-*•][ \t]+)?")
_NUMBER = re.compile(r"-?[0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A piece as understood: the route of its field, the edits it means (none: nothing changes)."""

    piece: Piece
    route: Route
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """A field of a record that a piece names. language: of a text, else ""."""

    route: Route
    language: str
    part: Schema
    sort: Sort
    value: object


def wish(piece: Piece, record: Record, policy: Policy, language: str) -> Wish | Fault:
    """Return what a piece means for a record, or what is wrong with it. language: of the form."""
    found = _field(piece, record, policy)
    if isinstance(found, Fault):
        return found
    now = shown(found.value, found.language, record.language)
    if piece.print and piece.print != print_of(now):
        return refused(
            piece,
            N_("the text of the field '{field}' has changed after the form was filled"),
            fix=N_(
                "open the form again on the page of the record, and suggest the change to its present text"
            ),
        )
    if not piece.text.strip():
        return refused(
            piece,
            N_("the new text of the field '{field}' is missing"),
            fix=N_("write it below the line, or the single sign - to take the field away"),
        )
    if piece.text.strip() == AWAY:
        return Wish(piece=piece, route=found.route, edits=tuple(_away(found)) if now else ())
    value = _value(piece, found, record, policy, language)
    if isinstance(value, Fault):
        return replace(value, field=CHANGES, lines=(piece.line,))
    return Wish(piece=piece, route=found.route, edits=tuple(_put(found, value, record)))


def refused(piece: Piece, says: str, *, fix: str = "", **values: Value) -> Fault:
    """Return a fault that stands at the line that names a field."""
    named = {"field": piece.field, **values}
    problem = Problem(says=says, fix=fix, values=named, at=Place(path="", route=(CHANGES,)))
    return Fault(field=CHANGES, problem=problem, lines=(piece.line,))


def _field(piece: Piece, record: Record, policy: Policy) -> _Field | Fault:
    schema = policy.schemas[record.kind]
    way = route(piece.field) or ()
    if not (way and at(schema, way)):
        way = _by_label(piece.field, schema) or way
    kept = KEPT.get(str(way[0])) if way else None
    if kept:
        return refused(piece, N_("the field '{field}' cannot be changed by a suggestion"), fix=kept)
    part = at(schema, way) if way else {}
    if not part:
        return _unknown(piece, schema)
    way, language = in_language(schema, way, record.language)
    part = at(schema, way)
    sort, value = sort_of(schema, part), value_at(record.data, way)
    if sort is None or (sort is Sort.LIST and any(map(_many, cast("list[object]", value or [])))):
        return _parts(piece, schema, part)
    return _Field(route=way, language=language, part=part, sort=sort, value=value)


def _many(item: object) -> bool:
    return isinstance(item, Mapping) and len(item) > 1


def _by_label(name: str, schema: Schema) -> Route:
    """Return the field of the first level that people know by a name."""
    for key, part in properties(schema, schema).items():
        named = label(at(schema, (key,))).by_language or label(part).by_language
        if folded(name) in map(folded, named.values()):
            return (key,)
    return ()


def _unknown(piece: Piece, schema: Schema) -> Fault:
    names = [key for key in properties(schema, schema) if key not in KEPT]
    near = nearest(piece.field, names)
    return refused(
        piece,
        N_("the record has no field '{field}'"),
        fix=N_("did you mean '{near}'?")
        if near
        else N_("the fields of the first level are {allowed}"),
        near=near or "",
        allowed=Choice(tuple(names)),
    )


def _parts(piece: Piece, schema: Schema, part: Schema) -> Fault:
    listed = isinstance(part.get("items"), Mapping)
    inner = properties(schema, cast("Schema", part["items"]) if listed else part)
    around = f"{piece.field}[1]" if listed else piece.field
    return refused(
        piece,
        N_("the field '{field}' has parts of its own"),
        fix=N_("name the part, for example: {example}"),
        example=f"{around}.{next(iter(inner), '')}".removesuffix("."),
    )


def _value(
    piece: Piece, field: _Field, record: Record, policy: Policy, language: str
) -> object | Fault:
    text = piece.text
    if field.sort in (Sort.CHOICE, Sort.CHOICES):
        return value_of(question(policy, record.kind, field.route), text, language)
    if field.sort is Sort.FLAG:
        found = value_of(_yes_or_no(piece), text, language)
        return found if isinstance(found, Fault) else found == "true"
    if field.sort is Sort.LIST:
        items = (_ITEM.sub("", line, count=1).strip() for line in text.split("\n"))
        return [_number(one, field) for one in items if one]
    if field.sort is Sort.TEXT:
        ends = shown(field.value, field.language, record.language).endswith("\n")
        return text + "\n" if ends else text
    return _number(text.strip(), field)


def _number(text: str, field: _Field) -> object:
    wanted = field.sort is Sort.NUMBER
    return int(text) if wanted and _NUMBER.fullmatch(text) else text


def _yes_or_no(piece: Piece) -> Question:
    return Question(
        field=CHANGES,
        label=Names({"fi": piece.field}),
        help=Names({}),
        sort=Asked.CHOICE,
        options=tuple(Option(key=key, names=spoken(said)) for key, said in YES_NO),
    )


def _put(field: _Field, value: object, record: Record) -> Iterator[Edit]:
    """Yield the edits that give a field its value; a text keeps its other languages."""
    if field.sort is not Sort.TEXT:
        if not same(field.value, value):
            yield Put(route=field.route, value=value)
        return
    if shown(field.value, field.language, record.language) == value:
        return
    if not isinstance(field.value, Mapping) and field.language == record.language:
        yield Put(route=field.route, value=value)
        return
    if isinstance(field.value, str):
        yield Put(route=field.route, value={record.language: field.value})
    yield Put(route=(*field.route, field.language), value=value)


def _away(field: _Field) -> Iterator[Edit]:
    others = isinstance(field.value, Mapping) and len(field.value) > 1
    yield Remove(route=(*field.route, field.language) if others else field.route)
