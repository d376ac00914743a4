"""Measures of the cooperation, each with its definition, its numbers and the records behind it (R-023)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.derive.measures import all_measures
from kirjuri.derive.measures.figure import FEW, Figure, Label, Line, Measure, Part, Unit, Value
from kirjuri.locale import N_
from kirjuri.model.record import Record
from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.record_page import View
from kirjuri.publish.tongue import Tongue, number_in_words
from kirjuri.publish.view import Text
from kirjuri.publish.words import PHASES

PATH = "tilastot/"
BEHIND = 200
"""How many records are named behind one line; the rest are in the open data."""


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the page of measures."""
    measured = [
        (each, records, only_samples, each.figure(edition.context, records))
        for each in all_measures()
        for records, only_samples in [counted(edition, each.of)]
    ]
    for tongue in tongues:
        title = tongue.say(N_("Statistics"))
        yield Page(
            path=PATH,
            language=tongue.language,
            title=title,
            description=tongue.say(
                N_("How long matters take, how they end and what is open, with the records behind.")
            ),
            template="tilastot.html",
            view={
                "title": title,
                "day": edition.context.today.isoformat(),
                "only_samples": any(samples for _, _, samples, _ in measured),
                "measures": [
                    _measure(each, len(records), figure, edition, tongue)
                    for each, records, _, figure in measured
                ],
            },
        )


def counted(edition: Edition, kind: str) -> tuple[tuple[Record, ...], bool]:
    """Return the records of a kind that count, or all samples where there is nothing else, and which it is."""
    every = edition.of(kind)
    real = tuple(record for record in every if edition.counted(record))
    return (real, False) if real or not every else (every, True)


def _measure(each: Measure, number: int, figure: Figure, edition: Edition, tongue: Tongue) -> View:
    return {
        "key": each.key,
        "name": tongue.say(each.name),
        "definition": tongue.say(each.definition),
        "of": number,
        "target": figure.target,
        "parts": [_part(part, edition, tongue) for part in figure.parts],
    }


def _part(part: Part, edition: Edition, tongue: Tongue) -> View:
    counts = part.unit in {Unit.RECORDS, Unit.PARTS}
    total = sum(line.number for line in part.lines)
    return {
        "says": tongue.say(part.says),
        "counts": counts,
        "targeted": any(line.within is not None for line in part.lines),
        "lines": [_line(line, total, edition, tongue) for line in part.lines],
    }


def _line(line: Line, total: int, edition: Edition, tongue: Tongue) -> View:
    return {
        "label": _label(line.label, edition, tongue),
        "number": line.number,
        "share": round(100 * line.number / total) if total else 0,
        "few": [one.value for one in line.values] if line.number < FEW else [],
        "median": number_in_words(line.median, tongue.language) if line.median is not None else "",
        "ninetieth": line.ninetieth,
        "within": line.within,
        "records": _behind(line.values, edition, tongue),
        "more": max(0, len({one.record for one in line.values}) - BEHIND),
    }


def _behind(values: Sequence[Value], edition: Edition, tongue: Tongue) -> list[View]:
    names = sorted({one.record for one in values})[:BEHIND]
    return [{"record": edition.reference(name, tongue)} for name in names]


def _label(label: Label, edition: Edition, tongue: Tongue) -> Text:
    if label.sort == "code":
        return tongue.pick(edition.policy.code(label.list, label.key))
    if label.sort == "state":
        return tongue.pick(edition.policy.lifecycles["syote"].states[label.key].names)
    if label.sort == "phase":
        return tongue.own(f"{label.key}. {tongue.say(PHASES[int(label.key)])}")
    if label.sort == "record":
        title = edition.reference(label.key, tongue)["title"]
        return title if title["text"] else {"text": label.key, "lang": ""}
    return tongue.own(label.key)
