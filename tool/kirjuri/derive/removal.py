"""Removing a text that may not change: what stands in its place, the event that tells it, where it may still be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kirjuri.derive.change import redacted
from kirjuri.derive.fields import is_prose
from kirjuri.derive.privacy import masked, personal
from kirjuri.derive.schemas import at, properties
from kirjuri.kinds import kind
from kirjuri.model.place import Route
from kirjuri.model.policy import Policy
from kirjuri.model.record import Record, Registry

REASON = re.compile(r"[^\[\]\n]{1,200}")
"""What a ground of removal may be: it stands between brackets, on one line."""
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n+")
_LONG = 24
"""Shortest stretch of a removed text, in characters, by which it is looked for elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A text taken out of a field: what the field holds now, and what was taken, never to be shown."""

    route: Route
    value: object
    taken: tuple[str, ...]


def whole(record: Record, route: Route, reason: str) -> Removal | None:
    """Return the removal of a whole text, in all its languages; None when it is gone already."""
    texts = tuple(_texts(value_at(record, route)))
    if all(redacted("x", text) for text in texts):
        return None
    return Removal(route=route, value=mark(reason), taken=texts)


def parts(record: Record, route: Route, reason: str, unwanted: str) -> Removal | None:
    """Return the removal of some words of a text (of all personal data when none are given), or None.

    Words that are recognised in one place go from every place of the text, in every language.
    """
    old = value_at(record, route)
    texts = tuple(_texts(old))
    wanted = (unwanted,) if unwanted else tuple(_personal(texts))
    pattern = re.compile("|".join(map(_loosely, sorted(wanted, key=len, reverse=True))) or r"(?!)")
    taken = tuple(dict.fromkeys(found for text in texts for found in pattern.findall(text)))
    if not taken:
        return None
    value: object = pattern.sub(lambda _: mark(reason), old) if isinstance(old, str) else None
    if isinstance(old, Mapping):
        value = {code: pattern.sub(lambda _: mark(reason), str(text)) for code, text in old.items()}
    return Removal(route=route, value=value, taken=taken)


def _personal(texts: Iterable[str]) -> Iterator[str]:
    yield from (text[start:end] for text in texts for start, end in personal(text))


def _loosely(text: str) -> str:
    """Return a pattern of a text in which any white space will do."""
    return r"\s+".join(map(re.escape, text.split()))


def mark(reason: str) -> str:
    """Return what stands in the place of a removed text."""
    return f"[poistettu: {reason}]"


def value_at(record: Record, route: Route) -> object:
    """Return the value at a route, None when there is none."""
    value: object = record.data
    for step in route:
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from map(str, value.values())


def removable(record: Record, policy: Policy) -> tuple[Route, ...]:
    """Return the routes of a record's texts for people: what can be removed at all."""
    schema = policy.schemas[record.kind]
    found: dict[Route, None] = {}
    for route, _ in record.strings():
        inside = (
            route[:-1] if is_prose(at(schema, route[:-1]), value_at(record, route[:-1])) else route
        )
        if is_prose(at(schema, inside), value_at(record, inside)):
            found[inside] = None
    found.pop(("tunnus",), None)
    return tuple(found)


def event(
    record: Record, route: Route, policy: Policy, told: Mapping[str, object]
) -> dict[str, object]:
    """Return the event that tells a removal: of an event's text by its number, of a field by its name.

    told: date, role, words and reference under the keys of an event.
    """
    where = (
        {"korjaa": int(route[1]) + 1}
        if route[0] == "tapahtumat"
        else {"kohta": ".".join(step for step in route if isinstance(step, str))}
    )
    schema = policy.schemas[record.kind]
    given = {**told, "laji": "poisto", **where}
    order = [*properties(schema, at(schema, ("tapahtumat", 0))), *given]
    return {key: given[key] for key in dict.fromkeys(order) if given.get(key)}


def needles(taken: Iterable[str]) -> tuple[str, ...]:
    """Return the stretches by which a removed text is looked for: it, its sentences, its personal data."""
    found: dict[str, None] = {}
    for text in taken:
        pieces = [text, *_personal([text])]
        pieces += [piece for piece in _SENTENCE.split(text) if len(piece) >= _LONG]
        found |= dict.fromkeys(flat(piece) for piece in pieces)
    return tuple(needle for needle in found if len(needle) > 2)  # noqa: PLR2004 - shorter ones are everywhere


def flat(text: str) -> str:
    """Return a text with every stretch of white space as one space."""
    return " ".join(text.split())


def holds(text: str, wanted: Iterable[str]) -> bool:
    """Return whether a text holds any of the needles, however its lines are broken."""
    whole_text = flat(text)
    return any(needle in whole_text for needle in wanted)


def elsewhere(registry: Registry, wanted: tuple[str, ...]) -> Iterator[tuple[Record, Route]]:
    """Walk the other places of the registry, as it is now, that hold the text."""
    for record in registry.records:
        if holds(record.prose, wanted):
            for route, text in record.strings():
                if holds(text, wanted):
                    yield record, route


def addresses(record: Record, site: str, languages: Iterable[str]) -> Iterator[str]:
    """Walk the published pages of a record; nothing when the settings give no address."""
    if site and not record.new:
        for number, language in enumerate(languages):
            part = f"{language}/" if number else ""
            yield f"{site.rstrip('/')}/{part}{kind(record.kind).section}/{record.id}/"


def tells(reason: str) -> bool:
    """Return whether a ground of removal itself holds personal data."""
    return masked(reason) != reason
