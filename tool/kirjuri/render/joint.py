"""A change of several records in words: what stands in the way of each, and what happened to each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kirjuri.derive.state import state_key
from kirjuri.derive.text import title_of
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.policy import Policy
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.render import moved
from kirjuri.render.words import sentence

WAITING = "uusi:"
"""How the identifier of a record begins that waits for its number."""

_THE_NEW = N_("The new bundle")
EVERY = N_(
    "A setting without an identifier goes to every input; with one in front, to that record alone."
)


def lacking(problems: Iterable[tuple[str, Problem]], language: str) -> Iterator[str]:
    """Yield for each record what stands in its way, with what to do about it."""
    by_record: dict[str, list[Problem]] = {}
    for identifier, problem in problems:
        by_record.setdefault(identifier, []).append(problem)
    asked = False
    for identifier, found in by_record.items():
        new = identifier.startswith(WAITING)
        yield f"{translations(language).gettext(_THE_NEW) if new else identifier}:"
        yield from moved.lacking(found, language, owner="" if new else identifier)
        asked = asked or any("example" in problem.values and not new for problem in found)
    if asked:
        yield translations(language).gettext(EVERY)


def told(
    changed: Sequence[tuple[Record | None, Record]],
    skipped: Iterable[str],
    policy: Policy,
    language: str,
) -> Iterator[str]:
    """Yield in sentences what has happened to each record, and which were left as they are."""
    for before, after in changed:
        values = {"id": after.id, "title": title_of(after, language)[0], "path": after.path}
        if before is None:
            yield sentence(_NEW, values, language)
        elif not after.events or len(before.events) == len(after.events):
            yield sentence(_FILLED, values, language)
        elif state_key(before) == state_key(after) and not after.events[-1].group:
            yield sentence(_NOTED, values, language)
        else:
            yield moved.told(before, after, after.events[-1], policy, language)[0]
    for identifier in skipped:
        yield sentence(_SKIPPED, {"id": identifier}, language)


_NEW = N_("{path}: the new bundle “{title}” waits for its number; 'kirjuri number' gives it one")
_FILLED = N_("{id} ({title}): fields were filled")
_NOTED = N_("{id} ({title}): an event was added")
_SKIPPED = N_("{id}: left as it is, for it has ended or is there already")
