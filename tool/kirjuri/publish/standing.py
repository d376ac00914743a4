"""Where a matter stands and what has happened to it, from its ledger and its table."""

from __future__ import annotations

from collections.abc import Mapping

from kirjuri.derive.state import moves, state_key
from kirjuri.model.lifecycle import State
from kirjuri.model.problem import Names
from kirjuri.model.record import Event, Record
from kirjuri.publish.commits import publications
from kirjuri.publish.prose import is_open_link
from kirjuri.publish.reader import Reader
from kirjuri.publish.tongue import Tongue
from kirjuri.publish.view import Happening, Mark, Standing, Text, Value
from kirjuri.publish.words import TURNS

_NOTHING: Text = {"text": "", "lang": ""}


def standing(reader: Reader) -> Standing | None:
    """Return where the record stands on the edition's day; None when its ledger does not tell."""
    state = reader.edition.state(reader.record)
    if state is None:
        return None
    day = reader.edition.since(reader.record, state)
    computed = state.key != state_key(reader.record)
    return {
        "mark": mark(state, reader.tongue, computed=computed),
        "meaning": reader.tongue.pick(state.meaning),
        "next_step": reader.tongue.pick(state.next_step),
        "turn": turn(state, reader),
        "phase": reached(reader.record, reader),
        "open": state.open,
        "since": day.isoformat() if day else "",
        "entered": not computed and _entered(reader.record),
    }


def _entered(record: Record) -> bool:
    """Tell whether the registry's maintenance wrote the state from a source (role `yllapito`)."""
    roles = [event.role for event in moves(record)]
    return roles[-1:] == ["yllapito"]


def mark(state: State, tongue: Tongue, *, computed: bool = False) -> Mark:
    """Return a state in words with its shape."""
    return {
        "key": state.key,
        "name": tongue.pick(state.names),
        "shape": shape(state),
        "computed": computed,
    }


def shape(state: State) -> str:
    """Return the shape that goes with a state: never colour alone (WCAG 1.4.1)."""
    if state.open:
        return "paused" if state.turn == "jattaja" else f"phase-{state.phase or 3}"
    reached_something = state.phase or state.computed or state.goal or state.turn != "ei_kukaan"
    return "done" if reached_something else "ended"


def turn(state: State, reader: Reader) -> Text:
    """Return whose turn it is in words."""
    if state.turn in TURNS:
        return reader.tongue.own(TURNS[state.turn])
    return reader.code("rooli", state.turn)


def reached(record: Record, reader: Reader) -> int:
    """Return the last phase that the record has reached, 0 when its kind has none."""
    states = reader.edition.policy.lifecycles[record.kind].states
    phases = [states[event.state].phase for event in moves(record) if event.state in states]
    return next((phase for phase in reversed(phases) if phase), 0)


def happenings(reader: Reader) -> list[Happening]:
    """Return every line of the ledger in order, those that were corrected too."""
    mended = {
        e.corrects: e.number for e in reader.record.events if e.kind == "korjaus" and e.corrects
    }
    states = {e.number: e.state for e in reader.record.events}
    published = publications(reader.record, reader.edition)
    return [
        {
            **happening(reader, event, mended.get(event.number, 0)),
            "takes_back": bool(event.corrects and states.get(event.corrects) and not event.state),
            "published": published.get(event.number),
        }
        for event in reader.record.events
    ]


def happening(reader: Reader, event: Event, corrected_by: int = 0) -> Happening:
    """Return one line of the ledger by itself; `corrected_by` is the number of the event that mends it."""
    return {
        "number": event.number,
        "date": event.date.isoformat() if event.date else "",
        "kind_key": event.kind,
        "kind": reader.code("tapahtumalaji", event.kind),
        "mark": _event_mark(reader, event),
        "group": reader.edition.reference(event.group, reader.tongue) if event.group else None,
        "role": reader.code("rooli", event.role) if event.role else _NOTHING,
        "text": reader.text(event.text),
        "reference": _reference(reader, event.reference),
        "removed": _removed(reader, event),
        "corrects": event.corrects or 0,
        "corrected_by": corrected_by,
        "takes_back": False,
        "published": None,
    }


def _event_mark(reader: Reader, event: Event) -> Mark | None:
    if not event.state:
        return None
    table = reader.edition.policy.lifecycles[reader.record.kind]
    if event.group and event.state in table.parts:
        return part_mark(event.state, table.parts[event.state], reader.tongue)
    state = table.states.get(event.state)
    return mark(state, reader.tongue) if state else None


_PART_SHAPES = {"odottaa": "paused", "kaynnissa": "phase-3", "valmis": "done"}


def part_mark(key: str, names: Names, tongue: Tongue) -> Mark:
    """Return the state of a group's own part with its shape."""
    shown = _PART_SHAPES.get(key, "phase-3")
    return {"key": key, "name": tongue.pick(names), "shape": shown, "computed": False}


def _reference(reader: Reader, reference: str) -> Value | None:
    if not reference:
        return None
    if is_open_link(reference):
        return {"form": "link", "url": reference}
    if reference in reader.edition.records or reference in reader.edition.withheld:
        return {"form": "record", "record": reader.edition.reference(reference, reader.tongue)}
    return {"form": "text", "text": reader.text(reference)}


def _removed(reader: Reader, event: Event) -> str:
    line = reader.record.items("tapahtumat")[event.number - 1]
    return str(line.get("kohta", "")) if isinstance(line, Mapping) else ""
