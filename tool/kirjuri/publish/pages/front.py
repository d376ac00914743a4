"""The front page: what this is, the way in, the numbers now, the latest events and the five phases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.derive.state import effective
from kirjuri.locale import N_
from kirjuri.model.record import Event, Record, day
from kirjuri.publish.edition import Edition
from kirjuri.publish.meetings import split
from kirjuri.publish.page import Page
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View, shortened
from kirjuri.publish.standing import happening
from kirjuri.publish.tongue import Tongue
from kirjuri.publish.words import PHASE_TEXTS, PHASES

_STANDING = ("hyvaksytty", "voimassa")
_MAINTENANCE = "yllapito"

LATEST = 6
"""How many records are shown by their latest event."""

NEAREST = 3
"""How many meetings to come and how many announcements are shown."""


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the front page of every language."""
    settings = edition.policy.settings
    for tongue in tongues:
        yield Page(
            path="",
            language=tongue.language,
            title=tongue.pick(settings.names)["text"],
            description=shortened(tongue.pick(settings.description)["text"]),
            template="front.html",
            view=view(edition, tongue),
        )


def view(edition: Edition, tongue: Tongue) -> View:
    """Return what the front page shows."""
    inputs = edition.of("syote")
    real = [record for record in inputs if edition.counted(record)]
    shown = real or inputs
    return {
        "name": tongue.pick(edition.policy.settings.names),
        "notice": tongue.pick(edition.policy.settings.description),
        "closed": closed(edition, shown),
        "samples": len(inputs) - len(real),
        "only_samples": bool(inputs) and not real,
        "phases": phases(edition, shown),
        "latest": [_latest(edition, tongue, *found) for found in latest(edition)],
        "meetings": meetings(edition, tongue),
        "announcements": announcements(edition, tongue),
        "more": [*figures(edition), *more(edition)],
    }


def closed(edition: Edition, inputs: Sequence[Record]) -> int:
    """Return how many inputs are closed."""
    return sum(not state.open for one in inputs if (state := edition.state(one)))


def figures(edition: Edition) -> list[View]:
    """Return the numbers of groups and of guidelines that stand; samples only where they count."""
    groups = [one for one in edition.of("ryhma") if edition.counted(one)]
    adopted = [
        one for one in edition.of("linjaus") if edition.counted(one) and _stands(edition, one)
    ]
    return [
        {
            "name": N_("groups and other bodies"),
            "number": len(groups),
            "path": "ryhmat/",
            "text": N_("Who handles what, with what goals and tasks."),
        },
        {
            "name": N_("adopted guidelines and recommendations"),
            "number": len(adopted),
            "path": "linjaukset/",
            "text": N_("What has been agreed, and whether it is in force."),
        },
    ]


_MORE = (
    (
        "toimintasuunnitelmat/",
        N_("Action plans"),
        N_("What each group is going to do and how far it came."),
    ),
    (
        "tilannekuva/",
        N_("Shared overall picture"),
        N_("What is worked on together, theme by theme."),
    ),
    (
        "vuosikello/",
        N_("The annual clock"),
        N_("What is done in which month, and the days that law sets."),
    ),
    (
        "ryhmat/verkko/",
        N_("Network of groups"),
        N_("Which groups are linked to each other, and by what."),
    ),
    ("tilastot/", N_("Statistics"), N_("How fast matters move and how they end.")),
    ("avoin-data/", N_("Open data"), N_("Everything here as files, feeds and calendars.")),
)


def more(edition: Edition) -> list[View]:
    """Return the overviews, each with what it tells; the annual clock only where there is one."""
    clock = bool(edition.of("vuosikello"))
    return [
        {"path": path, "name": name, "text": text}
        for path, name, text in _MORE
        if clock or path != "vuosikello/"
    ]


def meetings(edition: Edition, tongue: Tongue) -> list[View]:
    """Return the meetings to come, the nearest first."""
    return split(_readers(edition, tongue, "kokous"))["coming"][:NEAREST]


def announcements(edition: Edition, tongue: Tongue) -> list[View]:
    """Return the announcements that have been published, the latest first."""
    told = [one for one in _readers(edition, tongue, "tiedote") if _told(one)]
    told.sort(key=lambda one: (one.record.text("pvm"), one.record.id), reverse=True)
    return [
        {"day": one.record.text("pvm"), "record": edition.reference(one.record.id, tongue)}
        for one in told[:NEAREST]
    ]


def _told(announcement: Reader) -> bool:
    state = announcement.edition.state(announcement.record)
    return bool(state and state.goal and day(announcement.record.text("pvm")))


def _readers(edition: Edition, tongue: Tongue, kind: str) -> list[Reader]:
    return [Reader(edition=edition, tongue=tongue, record=one) for one in edition.of(kind)]


def phases(edition: Edition, inputs: Sequence[Record]) -> list[View]:
    """Return the five phases with the number of open inputs in each."""
    states = [state for record in inputs if (state := edition.state(record)) and state.open]
    return [
        {
            "number": number,
            "name": name,
            "text": PHASE_TEXTS[number],
            "open": sum(state.phase == number for state in states),
        }
        for number, name in PHASES.items()
    ]


def latest(edition: Edition) -> list[tuple[Record, Event]]:
    """Return the latest event of each of the records that something happened to last, newest first."""
    found = [
        (record, events[-1]) for record in edition.records.values() if (events := _dated(record))
    ]
    return sorted(found, key=lambda pair: (str(pair[1].date), pair[0].id), reverse=True)[:LATEST]


def _dated(record: Record) -> list[Event]:
    return [event for event in effective(record) if event.date and event.role != _MAINTENANCE]


def _latest(edition: Edition, tongue: Tongue, record: Record, event: Event) -> View:
    reader = Reader(edition=edition, tongue=tongue, record=record)
    return {
        "record": edition.reference(record.id, tongue),
        "event": happening(reader, event),
    }


def _stands(edition: Edition, record: Record) -> bool:
    state = edition.state(record)
    return bool(state and state.key in _STANDING)
