"""A move in words: what is missing for it, what it changes line by line, and what happens next."""

from __future__ import annotations

import difflib
import shlex
from collections.abc import Iterable, Iterator

from kirjuri.derive.privacy import masked
from kirjuri.derive.state import part, state, state_key
from kirjuri.derive.text import title_of
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.lifecycle import Lifecycle
from kirjuri.model.policy import Policy
from kirjuri.model.problem import Problem, Value
from kirjuri.model.record import Event, Record
from kirjuri.render.style import Style
from kirjuri.render.words import advice, message, named, sentence, visible


def lacking(problems: Iterable[Problem], language: str, owner: str = "") -> Iterator[str]:
    """Yield a line for everything that stands in the way of a change, with what to do about it.

    owner: the record that a setting is for, where the change concerns several.
    """
    mend = translations(language).gettext(N_("fix"))
    said = [(message(problem, language), _advice(problem, language, owner)) for problem in problems]
    for says, does in dict.fromkeys(said):
        yield f"  - {says}"
        if does:
            yield f"    {mend}: {does}"


def _advice(problem: Problem, language: str, owner: str) -> str:
    """Return what to do; for a missing field the option that gives it."""
    field, example = problem.values.get("field"), problem.values.get("example")
    if not isinstance(field, str) or not isinstance(example, str) or ": " not in example:
        return advice(problem, language)
    value = example.partition(": ")[2]
    name = f"{owner}.{field}" if owner else field
    return f"--set {shlex.quote(f'{name}={value}')}"


def difference(old: bytes, new: bytes, style: Style) -> Iterator[str]:
    """Yield the lines that a change adds and takes away, with the two lines around them."""
    before, after = (content.decode("utf-8").splitlines() for content in (old, new))
    for line in list(difflib.unified_diff(before, after, n=2, lineterm=""))[2:]:
        shown = visible(masked(line))
        if line.startswith("+"):
            yield style.good(shown)
        else:
            yield style.dim(shown) if line.startswith(("@", "-")) else shown


def told(before: Record, after: Record, event: Event, policy: Policy, language: str) -> list[str]:
    """Return in sentences what has happened to a record and what happens next."""
    table = policy.lifecycles[after.kind]
    lines = [_happened(before, after, event, policy, language)]
    now = state(after, table)
    if now:
        following = translations(language).gettext(N_("What happens next"))
        lines.append(f"{following}: {named(now.next_step, language)}")
    if after.kind == "syote":
        lines.append(
            sentence(
                N_("The message to the submitter: {command}"),
                {"command": f"kirjuri receipt {after.id}"},
                language,
            )
        )
    return lines


def _happened(before: Record, after: Record, event: Event, policy: Policy, language: str) -> str:
    table = policy.lifecycles[after.kind]
    values: dict[str, Value] = {
        "id": after.id,
        "title": title_of(after, language)[0],
        "role": policy.code("rooli", event.role),
        "date": event.date.isoformat() if event.date else "",
        "group": event.group,
        "number": event.corrects or 0,
        "source": _name(table, state_key(before), language),
        "target": _name(table, state_key(after), language),
    }
    if event.group:
        values["target"] = _part(table, part(after, event.group), language)
    return sentence(_SAYS[_sort(event)], values, language)


_SAYS = {
    "move": N_("{id} ({title}): '{source}' → '{target}'. Decided by: {role}, {date}."),
    "part": N_(
        "{id} ({title}): the part of the group '{group}' is now '{target}'. {role}, {date}."
    ),
    "note": N_("{id} ({title}): a note was added. {role}, {date}."),
    "correction": N_(
        "{id} ({title}): event {number} was corrected; the matter is now in the state '{target}'. {role}, {date}."
    ),
}


def _sort(event: Event) -> str:
    if event.kind == "merkinta":
        return "note"
    if event.group:
        return "part"
    return "correction" if event.kind == "korjaus" else "move"


def _name(table: Lifecycle, key: str, language: str) -> str:
    return named(table.states[key].names, language) if key in table.states else key or "–"


def _part(table: Lifecycle, key: str, language: str) -> str:
    return named(table.parts[key], language) if key in table.parts else key or "–"
