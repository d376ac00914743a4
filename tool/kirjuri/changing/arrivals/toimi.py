"""The secretariat's form: an act planned by the same code as the commands, for logins with that role only."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from kirjuri import app
from kirjuri.changing import opened
from kirjuri.changing.acts import Act, Errand, all_acts
from kirjuri.changing.arrivals import Arrival, Place, Taken
from kirjuri.changing.arrivals._judging import private
from kirjuri.intake.answers import Answers, Fault, fault
from kirjuri.intake.form import Form
from kirjuri.intake.forms.toimi import (
    ACT,
    DAY,
    FIELDS,
    GROUP,
    REFERENCE,
    TARGETS,
    TEXT,
    TITLE,
)
from kirjuri.intake.forms.toimi import ROLE as ROLE_FIELD
from kirjuri.locale import N_
from kirjuri.model.place import Place as At
from kirjuri.model.problem import Misused, Problem
from kirjuri.model.record import day

ROLE = "sihteeristo"
_BETWEEN = re.compile(r"[,;\s]+")


def take(arrival: Arrival, form: Form, language: str, found: Answers, here: Place) -> Taken:
    """Return what the act would write, or why it may not or cannot be done."""
    roles = _roles(arrival, here)
    if ROLE not in roles:
        return Taken(faults=(_refused(arrival),), ended=True)
    act = next((one for one in all_acts() if one.key == found.values.get(ACT)), None)
    when = _day(found, here)
    missing = tuple(_missing(act, form, found, wrong_day=when is None))
    targets = tuple(filter(None, _BETWEEN.split(str(found.values.get(TARGETS, "")))))
    if found.faults or missing or act is None or when is None or not targets:
        return Taken(faults=(*missing, *private(found.typed, form, here.context)))
    errand = Errand(
        outcome=replace(opened(here.root, here.context.today), roles=roles),
        answers={field: str(value) for field, value in found.values.items()},
        targets=targets,
        day=when,
        language=language,
    )
    try:
        deed = act.plan(errand)
    except Misused as error:
        problem = Problem(says=error.says, values=error.values, at=At(path=""))
        return Taken(faults=(Fault(field="", problem=problem),))
    told = tuple(Fault(field=name, problem=in_form(one, form)) for name, one in deed.problems)
    return Taken(faults=told, files=deed.files, told=deed.told)


def in_form(problem: Problem, form: Form) -> Problem:
    """Return a problem that says what to do in the form where it spoke of the command's options."""
    field, example = problem.values.get("field"), problem.values.get("example")
    if isinstance(field, str) and isinstance(example, str) and ": " in example:
        line = f"{field}={example.partition(': ')[2]}"
        return _mended(problem, form, FIELDS, N_("write in the answer '{answer}': {line}"), line)
    if problem.fix in _IN_FORM:
        asked, says = _IN_FORM[problem.fix]
        return _mended(problem, form, asked, says, "")
    return problem


def _mended(problem: Problem, form: Form, field: str, says: str, line: str) -> Problem:
    asked = form.question(field)
    label = asked.label if asked else field
    return replace(problem, fix=says, values={**problem.values, "answer": label, "line": line})


_WRITE = N_("write it in the answer '{answer}'")
_IN_FORM = {
    "give it with --role: {roles}": (ROLE_FIELD, N_("choose it in the answer '{answer}': {roles}")),
    "give the words with --text": (TEXT, _WRITE),
    "name the group, with --group: {groups}": (
        GROUP,
        N_("write it in the answer '{answer}': {groups}"),
    ),
    "give it with --title": (TITLE, _WRITE),
    "give the reason with --reason": (TEXT, _WRITE),
    "say in the field 'viite' where it was decided": (REFERENCE, _WRITE),
}
"""What the commands advise, and the question of the form that is the same, with its own words."""


def _roles(arrival: Arrival, here: Place) -> frozenset[str]:
    """Return the roles that everyone has who had a hand in the text: its author and who caused the event."""
    logins = arrival.issue.logins if arrival.issue else ()
    held = [app.roles_at_base(here.root, login) for login in logins]
    return frozenset.intersection(*held) if held else frozenset()


def _refused(arrival: Arrival) -> Fault:
    if arrival.issue is None:
        return fault(
            "",
            N_("this form is only for an event file, which says who sent it"),
            fix=N_("on your own computer use 'kirjuri move'"),
        )
    return fault(
        "",
        N_("only an account of the secretariat can use this form, and nothing was changed"),
        fix=N_("to tell something about a matter, write in its own thread"),
    )


def _day(found: Answers, here: Place) -> dt.date | None:
    return day(found.values[DAY]) if DAY in found.values else here.context.today


def _missing(act: Act | None, form: Form, found: Answers, *, wrong_day: bool) -> Iterator[Fault]:
    """Yield the answers that the act needs and the form does not always ask for."""
    for field in act.needs if act else ():
        asked = form.question(field)
        if asked and not found.values.get(field):
            yield fault(
                field,
                N_("this act needs the answer '{label}'"),
                fix=N_("write it below the heading '{label}'"),
                label=asked.label,
            )
    if wrong_day:
        yield fault(
            DAY,
            N_("'{date}' is no day; write it as YYYY-MM-DD"),
            date=str(found.values.get(DAY, "")),
        )
