"""The status table of inputs as data: its facets, its rows, and the words its script needs (R-114, R-115)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kirjuri.derive.listing import Filter, Listed, listed
from kirjuri.derive.text import title_of
from kirjuri.kinds import kind
from kirjuri.locale import N_, NN_
from kirjuri.locale.catalogue import translations
from kirjuri.model.record import Record
from kirjuri.publish.edition import Edition
from kirjuri.publish.record_page import View
from kirjuri.publish.tongue import Tongue
from kirjuri.publish.turn import turn_words
from kirjuri.publish.view import Text
from kirjuri.publish.words import PHASES

KIND = "syote"
VERSION = 1
"""Version of the data file; its script reads no other."""

LATE = "myohassa"
WORDS: Mapping[str, str | tuple[str, str]] = {
    "found": NN_("One input", "{count} inputs"),
    "of": N_("{found} of {all}"),
    "page": N_("Page {page} of {pages}"),
    "remove": N_("Remove the filter {name}"),
    "late": NN_("late by one day", "late by {count} days"),
    "since": N_("since {date}"),
    "active": NN_("one filter", "{count} filters"),
    "none": N_("No input matches. Remove a filter or search with other words."),
}
"""What the table's script says, with its holes; a pair is for one and for many."""

CODED = (
    ("prosessi", "prosessi", "prosessi"),
    ("tyyppi", "tyyppi", "syotetyyppi"),
    ("jattaja", "jattaja.laji", "jattajalaji"),
    ("kieli", "kieli", "kieli"),
)
"""Facets whose values are one code of a record: (key, field, code list)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One way to narrow the table: its key in addresses, its message, and the values in order."""

    key: str
    says: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One published input with what the listing knows of it."""

    record: Record
    listed: Listed
    groups: tuple[str, ...]

    @property
    def late(self) -> int:
        """How many days its step is late."""
        deadline = self.listed.turn.deadline if self.listed.turn else None
        return deadline.late if deadline else 0

    def values(self, key: str) -> tuple[str, ...]:
        """Return what an input is in a facet."""
        state = self.listed.state
        if key == "tila":
            return (state.key,) if state else ()
        if key == "vaihe":
            return (str(state.phase),) if state and state.phase else ()
        if key == "ryhma":
            return self.groups
        if key == LATE:
            return ("kylla",) if self.late else ()
        field = next(field for facet, field, _ in CODED if facet == key)
        value = self.record.text(field)
        return (value,) if value else ()


def found(edition: Edition) -> tuple[Found, ...]:
    """Return the published inputs, those that changed last first."""
    published = edition.records
    rows = [
        Found(record=one.record, listed=one, groups=_groups(one.record))
        for one in listed(edition.context, Filter(kind=KIND))
        if one.record.id in published
    ]
    return tuple(sorted(rows, key=_latest, reverse=True))


def _latest(one: Found) -> tuple[str, str]:
    days = [event.date.isoformat() for event in one.record.events if event.date]
    return (max(days, default=""), one.record.id)


def _groups(record: Record) -> tuple[str, ...]:
    groups = (item.get("ryhma") for _, item in record.objects("kasittely"))
    return tuple(dict.fromkeys(group for group in groups if isinstance(group, str)))


def facets(edition: Edition, inputs: Sequence[Found]) -> tuple[Facet, ...]:
    """Return the facets with the values that some input has, each in the order of its table or list."""
    table = edition.policy.lifecycles[KIND]
    orders = {
        "tila": (N_("State"), tuple(table.states)),
        "vaihe": (N_("Phase"), tuple(map(str, PHASES))),
        "prosessi": (N_("Process"), _codes(edition, "prosessi")),
        "ryhma": (N_("Group"), tuple(sorted({g for one in inputs for g in one.groups}))),
        "tyyppi": (N_("Type"), _codes(edition, "syotetyyppi")),
        "jattaja": (N_("Submitter"), _codes(edition, "jattajalaji")),
        "kieli": (N_("Language"), _codes(edition, "kieli")),
        LATE: (N_("Timetable"), ("kylla",)),
    }
    there = {key: {value for one in inputs for value in one.values(key)} for key in orders}
    made = (
        Facet(key=key, says=says, values=tuple(value for value in order if value in there[key]))
        for key, (says, order) in orders.items()
    )
    return tuple(facet for facet in made if facet.values)


def _codes(edition: Edition, codelist: str) -> tuple[str, ...]:
    return tuple(edition.policy.codelists[codelist].codes)


def labelled(facet: Facet, edition: Edition, tongue: Tongue) -> list[View]:
    """Return a facet's values in words, as the page shows them; groups in the language's order."""
    shown = [(value, label(facet.key, value, edition, tongue)) for value in facet.values]
    if facet.key == "ryhma":
        shown.sort(key=lambda one: tongue.key(one[1]["text"]))
    return [{"key": value, "text": text} for value, text in shown]


def label(key: str, value: str, edition: Edition, tongue: Tongue) -> Text:
    """Return one value of a facet in words."""
    if key == "tila":
        return tongue.pick(edition.policy.lifecycles[KIND].states[value].names)
    if key == "vaihe":
        return tongue.own(PHASES[int(value)])
    if key == "ryhma":
        title = edition.reference(value, tongue)["title"]
        return title if title["text"] else {"text": value, "lang": ""}
    if key == LATE:
        return tongue.own(N_("Late"))
    codelist = next(name for facet, _, name in CODED if facet == key)
    return tongue.pick(edition.policy.code(codelist, value))


def data(edition: Edition, tongue: Tongue, inputs: Sequence[Found]) -> View:
    """Return what the table's script reads: small, because a phone loads it for ten thousand inputs.

    facets: [key, values]. groups: [title, language, address]. turns: words of whose turn it is.
    rows: [identifier, title, its language, sample (0 or 1), place in the order of titles,
    submitter, responsible group (its index or -1), since, turn (index or -1), due,
    days late, fitted (0 or 1), then one list of value indexes for each facet].
    """
    shown = facets(edition, inputs)
    groups = _Numbers()
    turns = _Numbers()
    rank = _ranks(inputs, tongue)
    index = {facet.key: {value: i for i, value in enumerate(facet.values)} for facet in shown}
    rows = [_row(one, tongue, edition, groups, turns, rank, index) for one in inputs]
    return {
        "version": VERSION,
        "words": {key: _worded(words, tongue) for key, words in WORDS.items()},
        "facets": [[facet.key, list(facet.values)] for facet in shown],
        "groups": [_group(group, edition, tongue) for group in groups],
        "turns": list(turns),
        "rows": rows,
    }


class _Numbers(dict[str, int]):
    """Gives each new text the next number."""

    def __missing__(self, text: str) -> int:
        self[text] = len(self)
        return self[text]


def _worded(words: str | tuple[str, str], tongue: Tongue) -> object:
    if isinstance(words, str):
        return tongue.say(words)
    gettext = translations(tongue.language).ngettext
    return [gettext(*words, 1), gettext(*words, 2)]


def _ranks(inputs: Iterable[Found], tongue: Tongue) -> Mapping[str, int]:
    titles = {one.record.id: title_of(one.record, tongue.language)[0] for one in inputs}
    order = sorted(titles, key=lambda each: (tongue.key(titles[each]), each))
    return {each: place for place, each in enumerate(order)}


def _row(
    one: Found,
    tongue: Tongue,
    edition: Edition,
    groups: _Numbers,
    turns: _Numbers,
    rank: Mapping[str, int],
    index: Mapping[str, Mapping[str, int]],
) -> list[object]:
    title = tongue.marked(*title_of(one.record, tongue.language))
    turn, group = one.listed.turn, one.listed.group
    deadline = turn.deadline if turn else None
    return [
        one.record.id,
        title["text"],
        title["lang"],
        int(one.record.sample),
        rank[one.record.id],
        one.record.text("jattaja.nimi"),
        groups[group] if group else -1,
        one.listed.since.isoformat() if one.listed.since else "",
        turns[_who(one, edition, tongue)] if turn else -1,
        deadline.due.isoformat() if deadline else "",
        one.late,
        int(bool(turn and turn.fitted)),
        *([places[value] for value in one.values(key)] for key, places in index.items()),
    ]


def _who(one: Found, edition: Edition, tongue: Tongue) -> str:
    turn = one.listed.turn
    return turn_words(turn.holder, edition, tongue)["text"] if turn else ""


def _group(group: str, edition: Edition, tongue: Tongue) -> list[str]:
    reference = edition.reference(group, tongue)
    title = reference["title"]
    return [title["text"] or group, title["lang"], kind("ryhma").address(group)]
