"""The fields of each kind as data for the page that suggests: their names, help, sorts and choices.

The page's script walks them beside a record's published data and writes the text that
`intake/suggested.py` reads back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from kirjuri.derive.questions import Option, question
from kirjuri.derive.schemas import at, description, label, properties, resolved
from kirjuri.derive.suggesting import KEPT, YES_NO, Sort, sort_of
from kirjuri.intake.form import Form, named, spoken
from kirjuri.intake.forms.muutos import CHANGES, REASON, TARGET
from kirjuri.intake.page import Data, shown, worded
from kirjuri.intake.suggested import AWAY, FIELD
from kirjuri.locale import N_, NN_
from kirjuri.model.place import Route
from kirjuri.model.policy import Policy, Schema

WORDS: Mapping[str, str | tuple[str, str]] = {
    "emptied": N_("The field is taken away."),
    "same": N_("Nothing has been changed yet."),
    "changed": NN_("One field has been changed.", "{count} fields have been changed."),
    "nothing": N_("Change at least one text first."),
    "head": N_("A line of the text looks like the name of a field of this form. Change the line."),
    "difference": N_("What changes"),
    "taken": N_("removed:"),
    "put": N_("added:"),
    "undo": N_("Put back as it was"),
    "one_each": N_("One on each line."),
    "choose": N_("Choose a field"),
}
"""What the page's script says beside the words that every form has."""
_DEEPEST = 6


def page(form: Form, policy: Policy, language: str) -> Data:
    """Return the form of a suggestion as the page in a language shows it, and the fields of each kind."""
    found = shown(form, policy, language)
    said = {key: worded(words, language) for key, words in WORDS.items()}
    return {
        **found,
        "words": {**cast("Data", found["words"]), **said},
        "field_words": {one: named(spoken(FIELD), one).lower() for one in form.languages},
        "names": {"target": TARGET, "changes": CHANGES, "reason": REASON},
        "away": AWAY,
        "kinds": {kind: list(fields(policy, kind, form, language)) for kind in policy.schemas},
    }


def fields(policy: Policy, kind: str, form: Form, language: str) -> Iterator[Data]:
    """Yield the fields of a kind to which a change may be suggested, in the schema's order."""
    schema = policy.schemas[kind]
    for key in properties(schema, schema):
        if key not in KEPT:
            yield _field(policy, kind, (key,), form, language)


def _field(policy: Policy, kind: str, route: Route, form: Form, language: str) -> Data:
    schema = policy.schemas[kind]
    part = at(schema, route)
    sort = sort_of(schema, part)
    listed = isinstance(part.get("items"), Mapping)
    key = next(step for step in reversed(route) if isinstance(step, str))
    made: Data = {
        "key": key,
        "label": named(label(part), language) or key,
        "help": named(description(part), language),
        "sort": sort.value if sort else ("groups" if listed else "group"),
    }
    if sort is None:
        inner = (*route, 0) if listed else route
        keys = properties(schema, at(schema, inner)) if len(route) < _DEEPEST else ()
        made["parts"] = [_field(policy, kind, (*inner, one), form, language) for one in keys]
        return made
    limits = _words(schema, part) if sort is Sort.TEXT else part
    longest = limits.get("maxLength")
    made["longest"] = longest if isinstance(longest, int) else 0
    made["one_line"] = sort not in (Sort.LIST, Sort.TEXT) or _one_line(limits)
    made["options"] = [_option(one, form, language) for one in _options(policy, kind, route, sort)]
    return made


def _options(policy: Policy, kind: str, route: Route, sort: Sort) -> tuple[Option, ...]:
    if sort is Sort.FLAG:
        return tuple(Option(key=key, names=spoken(said)) for key, said in YES_NO)
    return question(policy, kind, route).options if sort in (Sort.CHOICE, Sort.CHOICES) else ()


def _option(option: Option, form: Form, language: str) -> Data:
    return {
        "key": option.key,
        "name": named(option.names, language),
        "names": {one: named(option.names, one) for one in form.languages},
    }


def _words(schema: Schema, part: Schema) -> Schema:
    """Return the schema whose limits hold for a text's words: its own, else those of one language."""
    if "maxLength" in part:
        return part
    inner = properties(schema, part)
    return resolved(schema, next(iter(inner.values()))) if inner else part


def _one_line(part: Schema) -> bool:
    return str(part.get("pattern", "")).startswith(r"^[^\n]")
