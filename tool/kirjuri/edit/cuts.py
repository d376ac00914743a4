"""Cuts: the one stretch of a text that an edit changes, and what stands there afterwards."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kirjuri.edit.ground import Ground
from kirjuri.edit.writing import INDENT, collection, entry, inline
from kirjuri.model.place import Route

_COLON = re.compile(r"\s*:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Replace the characters [start, end) of a text (line ends as LF) by another."""

    start: int
    end: int
    text: str


def replaced(ground: Ground, route: Route, value: object, *, on_one_line: bool) -> Cut:
    """Return the cut that gives an existing value another."""
    start, end = ground.start(route), ground.end(route)
    if ground.in_flow(route):
        return Cut(start=start, end=end, text=inline(value, flow=True))
    lines = _lines(ground, route, value, on_one_line=on_one_line)
    head = _after_head(ground, route)
    between = ground.text[head:start]
    if len(lines) == 1:
        if "\n" in between:
            return Cut(start=head, end=end, text=f" {lines[0]}{between.rstrip()}")
        return Cut(start=start, end=end, text=lines[0])
    if not isinstance(value, str):
        return _block(ground, route, value, end)
    tail = ground.text[end : ground.line_end(end)]
    body = "\n".join(lines[1:])
    begin = head if "\n" in between else start
    lead = " " if "\n" in between else ""
    return Cut(start=begin, end=end + len(tail), text=f"{lead}{lines[0]}{tail}\n{body}")


def _lines(ground: Ground, route: Route, value: object, *, on_one_line: bool) -> list[str]:
    """Return the lines of a value at a route, the first without its key or dash."""
    if on_one_line:
        return [inline(value, flow=True)]
    head = "-" if isinstance(route[-1], int) else f"{inline(route[-1])}:"
    first, *rest = entry(head, value, ground.column(ground.head(route)))
    if isinstance(value, str) or not rest:
        return [first.removeprefix(f"{head} "), *rest]
    return ["", *collection(value, 0)]


def _block(ground: Ground, route: Route, value: object, end: int) -> Cut:
    start = ground.start(route)
    old = ground.value(route)
    if isinstance(old, Mapping | list) and not ground.flow(route):
        lines = collection(value, ground.column(start))
        return Cut(start=start, end=end, text="\n".join(lines))
    column = ground.column(ground.head(route)) + INDENT
    if isinstance(route[-1], int):
        return Cut(start=start, end=end, text="\n".join(collection(value, column)))
    head = _after_head(ground, route)
    tail = ground.text[end : ground.line_end(end)]
    body = "\n".join(collection(value, column))
    return Cut(start=head, end=end + len(tail), text=f"{tail}\n{' ' * column}{body}")


def _after_head(ground: Ground, route: Route) -> int:
    """Return the offset after the colon of a value's key, or after its dash."""
    if isinstance(route[-1], int):
        return ground.head(route) + 1
    found = _COLON.match(ground.text, ground.key(route)[1])
    return found.end() if found else ground.key(route)[1]


def inserted(
    ground: Ground, route: Route, value: object, order: Sequence[str], *, on_one_line: bool
) -> Cut:
    """Return the cut that adds a key to a map that is there: after those that the order puts before it."""
    around, key = route[:-1], str(route[-1])
    keys = list(ground.value(around))  # type: ignore[call-overload]
    before = _before(keys, key, order)
    if ground.flow(around):
        text = f"{inline(key, flow=True)}: {inline(value, flow=True)}"
        return _in_flow(ground, around, keys.index(before) + 1 if before else 0, text)
    first = ground.key((*around, keys[0]))[0]
    column = ground.column(first)
    head = f"{inline(key)}:"
    lines = [f"{head} {inline(value, flow=True)}"] if on_one_line else entry(head, value, column)
    if before is None:
        return Cut(start=first, end=first, text="\n".join(lines) + "\n" + " " * column)
    at = ground.after((*around, before))
    return Cut(start=at, end=at, text="\n" + " " * column + "\n".join(lines))


def _before(keys: Sequence[str], key: str, order: Sequence[str]) -> str | None:
    """Return the key after which a new one belongs; None when it belongs before all of them."""
    if key not in order:
        return keys[-1] if keys else None
    earlier = [name for name in order[: order.index(key)] if name in keys]
    if earlier:
        return earlier[-1]
    return None if any(name in order for name in keys) else (keys[-1] if keys else None)


def appended(ground: Ground, route: Route, value: object, *, on_one_line: bool) -> Cut:
    """Return the cut that adds an item to a list that is there."""
    items = ground.value(route)
    count = len(items)  # type: ignore[arg-type]
    if ground.flow(route):
        if not count and isinstance(value, Mapping) and not ground.in_flow(route):
            return replaced(ground, route, [value], on_one_line=on_one_line)
        return _in_flow(ground, route, count, inline(value, flow=True))
    column = ground.column(ground.start(route))
    lines = [f"- {inline(value, flow=True)}"] if on_one_line else entry("-", value, column)
    at = ground.after((*route, count - 1))
    return Cut(start=at, end=at, text="\n" + " " * column + "\n".join(lines))


def _in_flow(ground: Ground, route: Route, index: int, text: str) -> Cut:
    """Return the cut that puts an entry into a flow collection before the entry at `index`."""
    steps = _steps(ground, route)
    if index:
        at = ground.end((*route, steps[index - 1]))
        return Cut(start=at, end=at, text=f", {text}")
    at = ground.start(route) + 1
    if steps:
        return Cut(start=at, end=at, text=f"{text}, ")
    gap = " " if ground.text[at] == "#" else ""
    return Cut(start=at, end=at, text=text + gap)


def _steps(ground: Ground, route: Route) -> list[str | int]:
    value = ground.value(route)
    return list(value) if isinstance(value, Mapping) else list(range(len(value)))  # type: ignore[arg-type]


def removed(ground: Ground, route: Route) -> tuple[Cut, ...]:
    """Return the cut that takes a key and its value away; the last one leaves an empty map."""
    around = route[:-1]
    steps = _steps(ground, around)
    index = steps.index(route[-1])
    if len(steps) == 1:
        if not around:
            return ()
        return (replaced(ground, around, {}, on_one_line=True),)
    if ground.flow(around):
        return (_out_of_flow(ground, route, index, steps),)
    start, end = ground.head(route), ground.line_end(ground.end(route))
    if index + 1 < len(steps) and ground.text[start - ground.column(start) : start].strip():
        return (Cut(start=start, end=ground.head((*around, steps[index + 1])), text=""),)
    line = start - ground.column(start)
    if ground.kept_break(route).endswith("+"):
        end = ground.after(route)
    if end < len(ground.text):
        return (Cut(start=line, end=end + 1, text=""),)
    return (Cut(start=len(ground.text[:line].rstrip("\n")), end=end, text=""),)


def _out_of_flow(ground: Ground, route: Route, index: int, steps: Sequence[str | int]) -> Cut:
    around = route[:-1]
    if index + 1 < len(steps):
        return Cut(start=ground.head(route), end=ground.head((*around, steps[index + 1])), text="")
    return Cut(start=ground.end((*around, steps[index - 1])), end=ground.end(route), text="")


def stripped(ground: Ground, cut: Cut) -> tuple[Cut, ...]:
    """Return the cut that lets a block text at the very end of a file end as it did, with no line end.

    Such a text has no last line end of its own; with a line after it, it would get one.
    """
    if cut.start != len(ground.text) or ground.text.endswith("\n"):
        return ()
    route: Route = ()
    value = ground.value(route)
    while isinstance(value, Mapping | list) and not ground.flow(route):
        route = (*route, _steps(ground, route)[-1])
        value = ground.value(route)
    header = ground.kept_break(route)
    at = ground.start(route)
    if not header or "-" in header:
        return ()
    return (Cut(start=at, end=at + len(header), text=header.replace("+", "") + "-"),)
