"""Splices: one value of a record's file changed, everything else left byte for byte as it was.

Each change cuts one stretch of the text and puts another in its place. The new text is read
again and must hold exactly the wanted data; a change that cannot be proved is not made.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from kirjuri.edit import cuts
from kirjuri.edit.cuts import Cut
from kirjuri.edit.ground import Ground
from kirjuri.engine import worded
from kirjuri.locale import N_
from kirjuri.model.place import Document, Route, dotted
from kirjuri.model.problem import Flaw, ToolError, Translated
from kirjuri.model.record import Data
from kirjuri.rules import all_rules

Reader = Callable[[str, bytes], Document | Flaw]
Order = Callable[[Route], Sequence[str]]
"""Gives for the route of a map its keys in the schema's order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """Give the value at a route; groups of fields that are missing around it are made."""

    route: Route
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Append:
    """Add an item to the end of the list at a route; a list that is missing is made."""

    route: Route
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    """Take away the field at a route."""

    route: Route


Edit = Put | Append | Remove


def splice(
    path: str, content: bytes, edits: Iterable[Edit], read: Reader, order: Order = lambda _: ()
) -> bytes:
    """Return a file's bytes with the edits made one after another.

    Line ends, the byte order mark and a missing last line end stay as they are. ToolError when
    the file cannot be read, a route leads through something that is no group of fields, or a
    change cannot be proved.
    """
    for edit in edits:
        document = _document(path, content, read)
        if (step := _ready(document, edit)) is not None:
            content = _proved(document, content, step, read, order)
    return content


def changed(data: object, edit: Edit) -> object:
    """Return data with an edit made; the route before the last step must be there."""
    step, rest = edit.route[0], edit.route[1:]
    items = enumerate(data) if isinstance(data, list) else cast("Data", data).items()
    copy: dict[object, object] = dict(items)
    if rest:
        copy[step] = changed(copy[step], replace(edit, route=rest))
    elif isinstance(edit, Remove):
        del copy[step]
    elif isinstance(edit, Append):
        copy[step] = [*cast("list[object]", copy[step]), edit.value]
    else:
        copy[step] = edit.value
    return list(copy.values()) if isinstance(data, list) else copy


def same(one: object, other: object) -> bool:
    """Return whether two values are the same as JSON sees them: `true` is not 1."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _document(path: str, content: bytes, read: Reader) -> Document:
    document = read(path, content)
    if isinstance(document, Flaw):
        raise ToolError(
            N_("'{path}' cannot be changed, because it cannot be read: {problem}"),
            path=path,
            problem=_words(document),
        )
    return document


def _words(flaw: Flaw) -> Translated:
    problem = next(worded(all_rules(), flaw))
    return Translated(problem.says, problem.values)


def _ready(document: Document, edit: Edit) -> Edit | None:
    """Return the edit with everything in its value that the file lacks; None when nothing changes."""
    data: object = document.data
    for depth, step in enumerate(edit.route):
        if not _has(data, step):
            return _made(document, edit, depth)
        data = data[step]  # type: ignore[index]
    if isinstance(edit, Append) and not isinstance(data, list):
        raise _no_group(document, edit.route, N_("'{field}' in '{path}' is not a list"))
    return None if isinstance(edit, Put) and same(data, edit.value) else edit


def _has(data: object, step: str | int) -> bool:
    if isinstance(data, list):
        return isinstance(step, int) and 0 <= step < len(data)
    return isinstance(data, Mapping) and step in data


def _made(document: Document, edit: Edit, depth: int) -> Edit | None:
    if isinstance(edit, Remove):
        return None
    around = Ground(document).value(edit.route[:depth])
    rest = edit.route[depth:]
    if not isinstance(around, Mapping) or any(isinstance(step, int) for step in rest):
        raise _no_group(
            document,
            edit.route[: depth + 1],
            N_("there is no place for '{field}' in '{path}': what is around it has no such parts"),
        )
    value = [edit.value] if isinstance(edit, Append) else edit.value
    for step in reversed(rest[1:]):
        value = {str(step): value}
    return Put(route=edit.route[: depth + 1], value=value)


def _no_group(document: Document, route: Route, says: str) -> ToolError:
    return ToolError(says, field=dotted(route), path=document.path)


def _proved(document: Document, content: bytes, edit: Edit, read: Reader, order: Order) -> bytes:
    wanted = changed(document.data, edit)
    flaw: Flaw | None = None
    for found in _ways(Ground(document), edit, order):
        made = _applied(content, found)
        result = read(document.path, made)
        if isinstance(result, Document) and same(result.data, wanted):
            return made
        flaw = result if isinstance(result, Flaw) else flaw
    if flaw:
        raise ToolError(
            N_("'{path}' cannot be changed so: {problem}"), path=document.path, problem=_words(flaw)
        )
    raise ToolError(
        N_(
            "this change of '{path}' cannot be made without touching something else; edit it by hand"
        ),
        path=document.path,
    )


def _ways(ground: Ground, edit: Edit, order: Order) -> Iterator[tuple[Cut, ...]]:
    """Yield the ways to make an edit, the most natural first."""
    if isinstance(edit, Remove):
        yield cuts.removed(ground, edit.route)
        return
    for on_one_line in (False, True):
        if isinstance(edit, Append):
            cut = cuts.appended(ground, edit.route, edit.value, on_one_line=on_one_line)
        elif edit.route in ground.document.values:
            cut = cuts.replaced(ground, edit.route, edit.value, on_one_line=on_one_line)
        else:
            keys = order(edit.route[:-1])
            cut = cuts.inserted(ground, edit.route, edit.value, keys, on_one_line=on_one_line)
        yield (cut,)
        yield (*cuts.stripped(ground, cut), cut)


def _applied(content: bytes, found: Sequence[Cut]) -> bytes:
    """Return the bytes with the cuts made; `found` stands in the order of the text."""
    raw = content.decode("utf-8")
    places = _places(raw)
    first = raw.find("\n")
    line_end = "\r\n" if first > 0 and raw[first - 1] == "\r" else "\n"
    for cut in reversed(found):
        middle = cut.text.replace("\n", line_end)
        raw = raw[: places[cut.start]] + middle + raw[places[cut.end] :]
    return raw.encode("utf-8")


def _places(raw: str) -> Sequence[int]:
    """Return for each offset of the text as readers see it its offset in the file's own text."""
    if "\r" not in raw and not raw.startswith("\ufeff"):
        return range(len(raw) + 1)
    places = [
        index
        for index, character in enumerate(raw)
        if (index or character != "\ufeff")
        and not (character == "\n" and raw[index - 1 : index] == "\r")
    ]
    return [*places, len(raw)]
