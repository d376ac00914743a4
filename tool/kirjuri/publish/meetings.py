"""Meetings as other pages show them: when they are, and what they said of a record (R-030, R-031, R-113)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kirjuri.derive.links import Link
from kirjuri.derive.opinions import DECISIONS, STATEMENTS, TAKEN_UP, VIEWS, last_day
from kirjuri.model.record import Record, day
from kirjuri.publish.reader import Reader
from kirjuri.publish.standing import mark
from kirjuri.publish.tongue import Tongue, clock_in_words

View = dict[str, object]


def taken_up(reader: Reader) -> list[View]:
    """Return the meetings that have a record on their agenda or say something of it, newest first.

    Each with what it said of this record alone: decisions, views, statements and assessments.
    """
    edition = reader.edition
    found: dict[str, list[Link]] = {}
    for link in edition.context.links_to.get(reader.record.id, ()):
        if f"{link.source.kind}.{link.field}" in TAKEN_UP and link.source.id in edition.records:
            found.setdefault(link.source.id, []).append(link)
    meetings = sorted((edition.records[each] for each in found), key=_when, reverse=True)
    return [_taken_up(reader, one, found[one.id]) for one in meetings]


def _taken_up(reader: Reader, meeting: Record, links: Sequence[Link]) -> View:
    own = Reader(edition=reader.edition, tongue=reader.tongue, record=meeting)
    state = reader.edition.state(meeting)
    return {
        "meeting": reader.edition.reference(meeting.id, reader.tongue),
        "form": own.code("kokouslaji", meeting.text("laji")),
        "day": meeting.text("ajankohta.pvm"),
        "standing": mark(state, reader.tongue) if state else None,
        "open": bool(state and state.open),
        "said": said(own, (link.route[:2] for link in links)),
    }


def said(meeting: Reader, routes: Iterable[tuple[str | int, ...]]) -> list[View]:
    """Return the decisions, views and statements at the routes (`nakemykset`, 0), in that order of kinds."""
    chosen = {route for route in routes if route[0] in _ORDER}
    ordered = sorted(chosen, key=lambda route: (_ORDER.index(str(route[0])), route[1]))
    return [_said(meeting, str(field), int(index)) for field, index in ordered]


_ORDER = (DECISIONS, VIEWS, STATEMENTS)


def _said(meeting: Reader, field: str, index: int) -> View:
    item = dict(meeting.record.objects(field))[index]
    text = meeting.field(field, index, "teksti")
    reason, address = (meeting.field(field, index, key) for key in ("perustelu", "osoite"))
    decision = field == DECISIONS
    by = str(item.get("ryhma") or ("" if decision else meeting.record.owner))
    return {
        "form": "decision" if decision else "view" if field == VIEWS else "statement",
        "kind": _code(meeting, "nakemyslaji" if field == VIEWS else "lausuntolaji", item, "laji"),
        "viewpoint": _code(meeting, "nakokulma", item, "nakokulma"),
        "by": meeting.edition.reference(by, meeting.tongue) if by else None,
        "text": text["value"] if text else {"form": "text", "text": meeting.tongue.own("")},
        "reason": reason["value"] if reason else None,
        "address": address["value"] if address else None,
        "targets": [],
    }


def _code(reader: Reader, codelist: str, item: Mapping[str, object], key: str) -> object:
    return reader.code(codelist, str(item[key])) if item.get(key) else None


def meeting_row(meeting: Reader) -> View:
    """Return one meeting as tables show it."""
    record, edition = meeting.record, meeting.edition
    state = edition.state(record)
    return {
        "record": edition.reference(record.id, meeting.tongue),
        "form": meeting.code("kokouslaji", record.text("laji")),
        "when": when(record, meeting.tongue),
        "group": edition.reference(record.owner, meeting.tongue),
        "deadline": deadline(meeting),
        "standing": mark(state, meeting.tongue) if state else None,
    }


def deadline(meeting: Reader) -> View:
    """Return the day by which inputs reach a meeting, and whether it is past."""
    told = meeting.record.text("syotteiden_takaraja")
    last = day(told)
    return {
        "day": told if last else "",
        "passed": bool(last and last < meeting.edition.context.today),
    }


def when(record: Record, tongue: Tongue) -> View:
    """Return the days and hours of a meeting; empty texts for what is not told."""
    first, last, begins, ends = (
        record.text(f"ajankohta.{key}") for key in ("pvm", "loppupvm", "alkaa", "paattyy")
    )
    return {
        "day": first if day(first) else "",
        "last": last if day(last) and last != first else "",
        "hours": clock_in_words(begins, ends, tongue.language),
    }


def split(meetings: Sequence[Reader]) -> dict[str, list[View]]:
    """Return rows of meetings: those to come, the nearest first; held ones and others, the latest first."""
    rows: dict[str, list[Reader]] = {"coming": [], "unrecorded": [], "past": [], "cancelled": []}
    for one in sorted(meetings, key=lambda reader: _when(reader.record)):
        rows[_part(one)].append(one)
    for name in ("past", "cancelled"):
        rows[name].reverse()
    return {name: [meeting_row(one) for one in found] for name, found in rows.items()}


def _part(meeting: Reader) -> str:
    state = meeting.edition.state(meeting.record)
    last = last_day(meeting.record)
    if state and not state.open:
        return "past" if state.goal else "cancelled"
    return "unrecorded" if last and last < meeting.edition.context.today else "coming"


def _when(record: Record) -> tuple[str, str, str]:
    return record.text("ajankohta.pvm"), record.text("ajankohta.alkaa"), record.id


def group_meetings(reader: Reader) -> Iterator[Reader]:
    """Walk the meetings of a group: its own, and those it holds together with others."""
    edition = reader.edition
    for record in edition.of("kokous"):
        if record.owner == reader.record.id or reader.record.id in record.items("yhteisryhmat"):
            yield Reader(edition=edition, tongue=reader.tongue, record=record)
