"""Answers -> values: what each answer means for its field, and what is wrong with it, in people's words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kirjuri.derive.near import nearest
from kirjuri.derive.questions import Option, Question, Sort
from kirjuri.intake.form import Form, named
from kirjuri.intake.split import Split
from kirjuri.intake.text import Cleaned, Forbidden, cleaned
from kirjuri.locale import N_
from kirjuri.model.place import Place
from kirjuri.model.problem import Choice, Problem, Value

Answer = str | list[str]
_EMPTY = re.compile(r"[_*]?(?:no response|ei vastausta|inget svar)[_*]?", re.IGNORECASE)
_NONE = re.compile(r"[_*]?none[_*]?", re.IGNORECASE)
_BOX = re.compile(r"[ \t]*(?:[-*+][ \t]+)?(?:\[(?P<mark>[ xX])\][ \t]*)?(?P<text>.*)")
_BETWEEN = re.compile(r"[,;\n]")
_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A problem with a question: its field ("" for the whole text), what is wrong, what to do.

    lines: of the answer, from 1; none when the whole answer is meant.
    """

    field: str
    problem: Problem
    lines: tuple[int, ...] = ()


def joined(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return faults with those that say the same of the same answer made one, their lines together."""
    found: dict[tuple[str, str, str], Fault] = {}
    lines: dict[tuple[str, str, str], dict[int, None]] = {}
    for one in faults:
        key = (one.field, one.problem.says, str(one.problem.values))
        found.setdefault(key, one)
        lines.setdefault(key, {}).update(dict.fromkeys(one.lines))
    return tuple(replace(one, lines=tuple(sorted(lines[key]))) for key, one in found.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was understood: values by field, what is wrong, and what is only told.

    typed: every answer as text, for showing what was understood.
    """

    values: Mapping[str, Answer]
    typed: Mapping[str, str]
    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...]


def answers(found: Split, form: Form, language: str, forbidden: Forbidden) -> Answers:
    """Return what a form's split text means; every question that is wrong gives one fault."""
    faults = [_twice(form, field, language) for field in found.twice]
    if not faults and not found.answers:
        faults = [_none(form, language)]
    if faults:
        return Answers(values={}, typed={}, faults=tuple(faults), notices=())
    clean = {field: cleaned(text, forbidden) for field, text in found.answers.items()}
    typed = {field: _said(one.text) for field, one in clean.items()}
    read = [(one, value_of(one, typed.get(one.field, ""), language)) for one in form.questions]
    return Answers(
        values={one.field: value for one, value in read if value and not isinstance(value, Fault)},
        typed=typed,
        faults=tuple(value for _one, value in read if isinstance(value, Fault)),
        notices=(*_before(found), *_changed(clean)),
    )


def _said(text: str) -> str:
    return "" if _EMPTY.fullmatch(text.strip()) else text


def value_of(question: Question, text: str, language: str) -> Answer | Fault:
    """Return the value of an answer, empty when there is none and none is needed, or what is wrong."""
    if question.options and _NONE.fullmatch(text.strip()):
        text = ""
    if not text.strip():
        return _missing(question, language) if question.required else ""
    if question.sort is Sort.CHOICE:
        return _chosen(question, text.strip(), language)
    if question.sort is Sort.CHOICES:
        return _several(question, text, language)
    if question.sort is Sort.LINE:
        text = text.strip()
        if "\n" in text:
            return fault(
                question.field,
                N_("the answer has several lines"),
                fix=N_("write it on one line"),
            )
    if question.longest and len(text) > question.longest:
        return fault(
            question.field,
            N_("the answer has {count} characters, and at most {limit} fit"),
            fix=N_("shorten it; more can be told later"),
            count=len(text),
            limit=question.longest,
        )
    return text


def _several(question: Question, text: str, language: str) -> list[str] | Fault:
    found: dict[str, None] = {}
    for part in filter(None, map(_ticked, _BETWEEN.split(text))):
        key = _chosen(question, part, language)
        if isinstance(key, Fault):
            return key
        found[key] = None
    return list(found) if found else _missing(question, language)


def _ticked(text: str) -> str:
    """Return the choice on a line of a list; empty when its box is not ticked."""
    found = _BOX.fullmatch(text.strip())
    return "" if found is None or found["mark"] == " " else found["text"].strip()


def _chosen(question: Question, text: str, language: str) -> str | Fault:
    """Return the key of the option that a text names: by its name in any language, or its key."""
    wanted = folded(text)
    for option in question.options:
        if wanted in _names(option):
            return option.key
    shown = [named(option.names, language) for option in question.options]
    near = nearest(text, shown)
    return fault(
        question.field,
        N_("'{value}' is not one of the choices"),
        fix=N_("did you mean '{near}'? The choices are {allowed}")
        if near
        else N_("the choices are {allowed}"),
        value=text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…",
        near=near or "",
        allowed=Choice(tuple(shown)),
    )


def _names(option: Option) -> frozenset[str]:
    return frozenset(map(folded, (option.key, *option.names.by_language.values())))


def folded(text: str) -> str:
    """Return a choice as it is compared: letters, case, spaces and marks around it made alike."""
    return " ".join(unicodedata.normalize("NFC", text).strip(" \t\n*_`.'\"").casefold().split())


def _missing(question: Question, language: str) -> Fault:
    shown = tuple(named(option.names, language) for option in question.options)
    example = question.example.by_language.get(language, "")
    if shown:
        fix = N_("choose from these: {allowed}")
    elif example:
        fix = N_("write it below the heading '{label}'; for example: {example}")
    else:
        fix = N_("write it below the heading '{label}'")
    return fault(
        question.field,
        N_("the answer is missing"),
        fix=fix,
        label=question.label,
        example=example,
        allowed=Choice(shown),
    )


def _twice(form: Form, field: str, language: str) -> Fault:
    asked = form.question(field)
    return fault(
        field,
        N_("the heading '{label}' stands in the text more than once"),
        fix=N_(
            "keep it once, above its answer; if it is a part of your own text, write it without the marks #"
        ),
        label=named(asked.label, language) if asked else field,
    )


def _none(form: Form, language: str) -> Fault:
    questions = tuple(named(asked.label, language) for asked in form.questions)
    return fault(
        "",
        N_("none of the form's questions was found in the text"),
        fix=N_(
            "write each question as a heading on a line of its own, and your answer below it: {questions}"
        ),
        questions=Choice(questions),
    )


def _before(found: Split) -> Iterator[Fault]:
    if found.before:
        yield fault("", N_("the text before the first question was left out"))


def _changed(clean: Mapping[str, Cleaned]) -> Iterator[Fault]:
    """Tell of answers that could not stay exactly as they were typed."""
    for field, one in clean.items():
        if one.removed:
            yield fault(
                field,
                N_("characters that do not show were removed: {characters}"),
                characters=", ".join(one.removed[:8]) + (", …" if len(one.removed) > 8 else ""),  # noqa: PLR2004
            )
        if one.joined:
            yield fault(field, N_("letters written in parts were put together; they look the same"))


def fault(field: str, says: str, *, fix: str = "", **values: Value) -> Fault:
    """Return a fault of the question of a field; `says` and `fix` are messages of the catalogue."""
    at = Place(path="", route=tuple(field.split(".")) if field else ())
    return Fault(field=field, problem=Problem(says=says, fix=fix, values=values, at=at))
