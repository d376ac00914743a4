"""What became of a text, told: the message ready to post, or JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kirjuri.changing.arrivals import Received
from kirjuri.derive.questions import Question
from kirjuri.intake.answers import Fault
from kirjuri.intake.draft import CONTACT, KEPT_BY_SECRETARIAT, THREAD
from kirjuri.intake.form import named
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.render.arrival import Arrived, Said, arrival
from kirjuri.render.words import advice, message

VERSION = 1
_CONTACTS = {
    THREAD: N_("Answers come to this thread"),
    KEPT_BY_SECRETARIAT: N_("Only the secretariat has the address"),
}


def told(found: Received, style: str) -> str:
    """Return what is told of a text, in a style (`text`, `markdown` or `json`), with a line end."""
    if style == "json":
        return json.dumps(report(found), ensure_ascii=False, indent=2) + "\n"
    return arrival(about(found), markdown=style == "markdown")


def report(found: Received) -> dict[str, object]:
    """Return what became of a text, for programs (JSON, version 1)."""
    return {
        "version": VERSION,
        "form": found.form.key,
        "language": found.language,
        "path": found.path,
        "sound": found.sound,
        "problems": [_problem(one, found) for one in found.faults],
        "message": arrival(about(found), markdown=True),
    }


def _problem(one: Fault, found: Received) -> dict[str, object]:
    return {
        "field": one.field,
        "question": _said(one, found).question,
        "lines": list(one.lines),
        "message": message(one.problem, found.language),
        "fix": advice(one.problem, found.language),
    }


def about(found: Received) -> Arrived:
    """Return what the message tells."""
    issue = found.arrival.issue
    arrived = found.arrival.arrived or (issue.created if issue else None) or found.context.today
    return Arrived(
        form=found.form.key,
        language=found.language,
        arrived=arrived,
        rows=tuple(_rows(found)),
        faults=tuple(_said(one, found) for one in found.faults),
        notices=tuple(_said(one, found) for one in found.notices),
        context=found.context,
        told=tuple(found.taken.told(found.language)) if found.sound else (),
        similar=found.similar,
        thread=issue is not None,
        ended=found.taken.ended,
    )


def _said(one: Fault, found: Received) -> Said:
    asked = found.form.question(one.field) if one.field else None
    return Said(
        question=named(asked.label, found.language) if asked else one.field,
        problem=one.problem,
        lines=one.lines,
    )


def _rows(found: Received) -> Iterator[tuple[str, str]]:
    """Yield each question with its answer as understood; of a wrong answer nothing is repeated."""
    wrong = {one.field for one in found.faults}
    for question in found.form.questions:
        value = _value(found, question)
        if value or question.required:
            shown = "" if question.field in wrong else value
            yield named(question.label, found.language), shown


def _value(found: Received, question: Question) -> str:
    """Return an answer as it is shown: choices by their names, the record's own where it has one."""
    value = found.answers.values.get(question.field)
    if value is None and found.taken.record:
        value = found.taken.record.text(question.field)
    if question.field == CONTACT and value in _CONTACTS:
        return translations(found.language).gettext(_CONTACTS[str(value)])
    keys = value if isinstance(value, list) else [value] if value else []
    names = {option.key: named(option.names, found.language) for option in question.options}
    return ", ".join(names.get(key, key) for key in keys)
