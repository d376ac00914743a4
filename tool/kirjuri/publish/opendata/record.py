"""A record as open data: what its file says, and apart from it what is computed.

The public model is our own and has a version: the file format may change under it. Texts are always
maps by language, every record has the same outer fields, and whatever is reckoned from events, dates
or other records stands under `laskettu`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NotRequired, TypedDict

from kirjuri.derive.deadlines import Basis
from kirjuri.derive.queue import Turn, turn_of
from kirjuri.derive.standing import entered_only
from kirjuri.derive.state import effective, state_key
from kirjuri.derive.text import title_of
from kirjuri.kinds import kind
from kirjuri.model.record import Record
from kirjuri.model.timeline import Line
from kirjuri.publish.edition import Edition, Withheld, address
from kirjuri.publish.opendata.shape import shaped
from kirjuri.publish.page import home

VERSION = 1
"""The version of the public model: within it fields and codes are only added."""

BASES = {
    Basis.TARGET: "oma_tavoite",
    Basis.AGREED: "sovittu_aikataulu",
    Basis.FOLLOW_UP: "seuranta",
    Basis.CONSULTATION: "kommentointi",
    Basis.OWN_DAY: "oma_paiva",
}
"""What a deadline rests on, as the data says it."""


class Origin(TypedDict):
    """Where a record comes from: its file, and the commits that first and last changed it."""

    polku: str
    osoite: str | None
    commit: str | None
    julkaistu: str | None
    muutettu: str | None


class Step(TypedDict):
    """The step that is expected next: its key in the lifecycle, the state it leads to, who takes it."""

    askel: str
    tila: str
    rooli: str


class Link(TypedDict):
    """A reference that the record makes: the field, and the record it names."""

    kentta: str
    kohde: str


class BackLink(TypedDict):
    """A reference that another record makes to this one."""

    laji: str
    tunnus: str
    kentta: str


class Told(TypedDict):
    """What is known of one event beside what it says itself."""

    numero: int
    voimassa: bool
    korjaava: int | None
    julkaistu: str | None
    commit: str | None


class Computed(TypedDict):
    """What is computed from events, dates and other records. Days are `YYYY-MM-DD`."""

    otsikko: dict[str, str]
    tila: str | None
    tila_laskettu: bool
    vaihe: int | None
    avoin: bool
    alkaen: str | None
    vuoro: str | None
    vuorossa_ryhma: str | None
    maarapaiva: str | None
    maarapaiva_peruste: str | None
    myohassa: bool
    seuraava_askel: Step | None
    viittaukset: list[Link]
    takaviittaukset: list[BackLink]
    tapahtumat: list[Told]


class Public(TypedDict):
    """A record in the public model, version 1."""

    tunnus: str
    laji: str
    esimerkki: bool
    kieli: str
    sivu: dict[str, str]
    lahde: Origin
    tiedot: Mapping[str, object]
    laskettu: Computed


class Notice(TypedDict):
    """What stands in the place of a record that is withheld because of its errors."""

    tunnus: str
    laji: str
    virheet: list[str]
    selitys: NotRequired[dict[str, str]]


def public(record: Record, edition: Edition, base: str) -> Public:
    """Return a record in the public model; `base` is the site's address or nothing."""
    return {
        "tunnus": record.id,
        "laji": record.kind,
        "esimerkki": record.sample,
        "kieli": record.language,
        "sivu": {
            code: base + home(code) + address(kind(record.kind), record.id)
            for code in edition.policy.settings.languages
        },
        "lahde": _origin(record, edition),
        "tiedot": _data(record, edition),
        "laskettu": _computed(record, edition),
    }


def withheld(held: Withheld) -> Notice:
    """Return what is told of a withheld record: never anything of its content."""
    return {"tunnus": held.id, "laji": held.kind.name, "virheet": list(held.codes)}


def _data(record: Record, edition: Edition) -> Mapping[str, object]:
    made = shaped(record.data, edition.shapes.of(record.kind), record.language)
    return made if isinstance(made, Mapping) else {}


def _origin(record: Record, edition: Edition) -> Origin:
    repository = edition.policy.settings.repository.rstrip("/")
    timeline = edition.timelines.get(record.id)
    history = timeline.history if timeline else None
    return {
        "polku": record.path,
        "osoite": f"{repository}/blob/HEAD/{record.path}" if repository else None,
        "commit": history.last.id if history else None,
        "julkaistu": history.published.day.isoformat() if history else None,
        "muutettu": history.last.day.isoformat() if history else None,
    }


def _computed(record: Record, edition: Edition) -> Computed:
    state = edition.state(record)
    since = edition.since(record, state) if state and not _only_entered(record, edition) else None
    turn = turn_of(record, edition.context)
    due = turn.deadline if turn else None
    return {
        "otsikko": titles(record, edition),
        "tila": state.key if state else None,
        "tila_laskettu": bool(state and state.key != state_key(record)),
        "vaihe": state.phase if state else None,
        "avoin": bool(state and state.open),
        "alkaen": since.isoformat() if since else None,
        "vuoro": turn.holder if turn else (state.turn if state else None),
        "vuorossa_ryhma": (turn.group if turn else "") or None,
        "maarapaiva": due.due.isoformat() if due else None,
        "maarapaiva_peruste": BASES[due.basis] if due else None,
        "myohassa": bool(due and due.late),
        "seuraava_askel": _step(turn),
        "viittaukset": _links(record, edition),
        "takaviittaukset": _back_links(record, edition),
        "tapahtumat": _told(record, edition),
    }


def _only_entered(record: Record, edition: Edition) -> bool:
    """Tell whether the day of the state is only the day on which the fact was entered from a source."""
    state = edition.state(record)
    return entered_only(record) and not (state and state.key != state_key(record))


def titles(record: Record, edition: Edition) -> dict[str, str]:
    """Return a record's title in each language in which it has one."""
    found = (title_of(record, code) for code in edition.policy.settings.languages)
    by_language = {language: text for text, language in found}
    order = edition.policy.settings.languages
    return {code: by_language[code] for code in order if code in by_language}


def _step(turn: Turn | None) -> Step | None:
    if turn is None or turn.next is None:
        return None
    step = turn.next
    return {"askel": step.transition.key, "tila": step.transition.target, "rooli": step.role}


def _links(record: Record, edition: Edition) -> list[Link]:
    found = {(link.field, link.target) for link in edition.context.links_from.get(record.path, ())}
    return [{"kentta": field, "kohde": target} for field, target in sorted(found)]


def _back_links(record: Record, edition: Edition) -> list[BackLink]:
    found = {
        (link.source.kind, link.source.id, link.field)
        for link in edition.context.links_to.get(record.id, ())
        if link.source.id in edition.records
    }
    return [{"laji": one, "tunnus": two, "kentta": three} for one, two, three in sorted(found)]


def _told(record: Record, edition: Edition) -> list[Told]:
    timeline = edition.timelines.get(record.id)
    lines: Mapping[int, Line] = {
        line.event.number: line for line in (timeline.lines if timeline else ())
    }
    counting = {event.number for event in effective(record)}
    mended = {event.corrects: event.number for event in record.events if event.corrects}
    return [
        {
            "numero": event.number,
            "voimassa": event.number in counting,
            "korjaava": mended.get(event.number),
            "julkaistu": commit.day.isoformat() if commit else None,
            "commit": commit.id if commit else None,
        }
        for event in record.events
        for commit in (lines[event.number].commit if event.number in lines else None,)
    ]
