"""How far a plan was realised, and its subjects, as pages show them: a shape and words for each."""

from __future__ import annotations

from kirjuri.derive.plans import SUBJECTS, realisation, subjects
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View
from kirjuri.publish.standing import standing

_SHAPES = {
    "toteutunut": "full",
    "osittain": "partly",
    "ei_toteutunut": "missed",
    "luovuttu": "given_up",
}


def progress(reader: Reader) -> View | None:
    """Return how many subjects of a plan were realised, wholly and partly; None when it has none.

    cells: the shape of each subject in the plan's order.
    """
    plan = reader.record
    found = realisation(plan)
    if not found.all:
        return None
    return {
        "all": found.all,
        "full": found.full,
        "partly": found.partly,
        "missed": found.missed,
        "given_up": found.given_up,
        "open": found.open,
        "evidenced": found.evidenced,
        "full_percent": found.percent(found.full),
        "partly_percent": found.percent(found.partly),
        "cells": [outcome_shape(str(item.get("toteutuma", ""))) for item in subjects(plan)],
    }


def outcome_shape(outcome: str) -> str:
    """Return the shape of an outcome (code list `toteutuma`); `open` when nothing is said."""
    return _SHAPES.get(outcome, "open")


def subject_rows(reader: Reader) -> list[View]:
    """Return the subjects of a plan: each input with its own state, and what became of it in the plan."""
    return [
        _subject(reader, index, str(item.get("syote", "")))
        for index, item in reader.record.objects(SUBJECTS)
    ]


def _subject(reader: Reader, index: int, identifier: str) -> View:
    edition = reader.edition
    record = edition.records.get(identifier)
    matter = Reader(edition=edition, tongue=reader.tongue, record=record) if record else None
    shown = ("syote", "kohdetyyppi", "tavoite", "vastuu", "eteneminen", "toteutuma", "naytto")
    outcome = reader.record.objects(SUBJECTS)[index][1].get("toteutuma", "")
    return {
        "record": edition.reference(identifier, reader.tongue),
        "standing": standing(matter) if matter else None,
        "shape": outcome_shape(str(outcome)),
        **{key: reader.field(SUBJECTS, index, key) for key in shown[1:]},
        "rest": reader.rest(shown, SUBJECTS, index),
    }
