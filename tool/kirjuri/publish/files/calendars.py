"""Calendars, `kalenteri.ics`: of the whole registry and of each group, in every language.

They hold what schemas mark as days to come (`derive/dates.py`) and by when open matters are due.
Events are whole days in Finland. Days before the last year are left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from kirjuri.derive.belonging import GROUP, belongings
from kirjuri.derive.dates import Dated, dated, planned
from kirjuri.derive.deadlines import Basis
from kirjuri.derive.queue import turn_of
from kirjuri.derive.standing import NOBODY
from kirjuri.kinds import kind
from kirjuri.locale import N_
from kirjuri.model.record import Record
from kirjuri.publish.edition import Edition, Withheld, address
from kirjuri.publish.file import File
from kirjuri.publish.opendata.ical import Day, written
from kirjuri.publish.opendata.moments import moments
from kirjuri.publish.page import ROOT_LANGUAGE, home
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import WITHHELD_TITLE
from kirjuri.publish.release import Release
from kirjuri.publish.tongue import Tongue

CALENDAR = "kalenteri.ics"

LONGEST = 92
"""Days up to which a period is one event; of a longer one only its first and last day are told."""

DUE = "maarapaiva"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A day or a short period of a record; `what` says of a long one which end it is."""

    record: Record
    dated: Dated
    first: dt.date
    last: dt.date
    what: str = ""

    @property
    def key(self) -> str:
        """What tells it apart from the record's other days, for good."""
        return self.dated.key + (f"-{self.what}" if self.what else "")


BEGINS, ENDS = "alku", "loppu"
_WHAT = {BEGINS: N_("{what} (begins): {title}"), ENDS: N_("{what} (ends): {title}")}


def calendar_of(record: Record) -> str:
    """Return the file of a record's calendar beside its page; nothing for what has none."""
    return CALENDAR if record.kind == GROUP else ""


def files(release: Release) -> Iterator[File]:
    """Yield the calendar of the registry, then that of each group."""
    edition = release.edition
    fields = {name: planned(schema) for name, schema in edition.policy.schemas.items()}
    known = {
        record.id: tuple(_told(record, tuple(dated(record, fields[record.kind])), edition))
        for record in edition.records.values()
    }
    yield from _calendars(release, "", known.values(), None)
    for group, own in belongings(edition.context).items():
        if group in edition.records:
            found = (known[one.id] for one in own if one.id in known)
            record = edition.records[group]
            yield from _calendars(release, release.page(record, ROOT_LANGUAGE), found, record)
    for held in edition.withheld.values():
        if held.kind.name == GROUP:
            yield from _empty(release, held)


def _empty(release: Release, held: Withheld) -> Iterator[File]:
    """Yield the calendar of a withheld group: its address stays, and nothing is in it."""
    for tongue in release.tongues:
        name = f"{held.id}: {tongue.say(WITHHELD_TITLE)}"
        yield File(
            path=f"{home(tongue.language)}{address(held.kind, held.id)}{CALENDAR}",
            view=[name],
            render=partial(written, name, tongue.language, []),
            fallback=release.keep,
        )


def _told(record: Record, found: Sequence[Dated], edition: Edition) -> Iterator[Told]:
    since = dt.date(edition.context.today.year - 1, 1, 1)
    over = _is_over(record, edition)
    for one in (*found, *_due(record, edition)):
        for told in _ends(record, one):
            if told.last >= since and not (over and told.last > edition.context.today):
                yield told


def _is_over(record: Record, edition: Edition) -> bool:
    """Tell whether nothing of a record's plans is to come: it has ended, and not by coming into force."""
    state = edition.state(record)
    return bool(state and not state.open and not state.computed and state.turn == NOBODY)


def _due(record: Record, edition: Edition) -> Iterator[Dated]:
    """Yield by when an open matter is due, unless that is a day of the record's own, told already."""
    turn = turn_of(record, edition.context)
    if turn and turn.deadline and turn.deadline.basis is not Basis.OWN_DAY:
        due = turn.deadline.due
        yield Dated(key=DUE, names=turn.state.names, first=due, last=due, period=False)


def _ends(record: Record, one: Dated) -> Iterator[Told]:
    """Yield a day or a short period as it is, of others each end that is known."""
    if one.first and one.last and (one.last - one.first).days <= LONGEST:
        yield Told(record=record, dated=one, first=one.first, last=one.last)
        return
    for day, what in ((one.first, BEGINS), (one.last, ENDS)):
        if day:
            yield Told(record=record, dated=one, first=day, last=day, what=what)


def _calendars(
    release: Release, path: str, found: Iterable[Sequence[Told]], about: Record | None
) -> Iterator[File]:
    days = sorted(
        (one for each in found for one in each), key=lambda one: (one.first, one.record.id, one.key)
    )
    view = [
        [release.words, release.base, release.host],
        release.digest(about) if about else "",
        [[release.digest(one.record), one.key, one.first.isoformat()] for one in days],
    ]
    for tongue in release.tongues:
        yield File(
            path=f"{home(tongue.language)}{path}{CALENDAR}",
            view=view,
            render=partial(_rendered, release, tongue, days, about),
        )


def _rendered(
    release: Release, tongue: Tongue, days: Sequence[Told], about: Record | None
) -> Iterator[bytes]:
    name = tongue.pick(release.edition.policy.settings.names)["text"]
    if about:
        name = Reader(edition=release.edition, tongue=tongue, record=about).title["text"]
    return written(name, tongue.language, (_day(release, tongue, one) for one in days))


def _day(release: Release, tongue: Tongue, one: Told) -> Day:
    reader = Reader(edition=release.edition, tongue=tongue, record=one.record)
    each = kind(one.record.kind)
    return Day(
        uid=f"{one.record.id}-{one.key}-{tongue.language}@{release.host}",
        first=one.first,
        last=one.last,
        title=_title(reader, one),
        text=_text(reader, one),
        url=f"{release.base}{release.page(one.record, tongue.language)}" if release.base else "",
        stamp=_stamp(release, one.record),
        categories=[each.names[tongue.language], *_sample(reader)],
    )


def _title(reader: Reader, one: Told) -> str:
    title = reader.title["text"]
    if one.dated.key == DUE:
        return reader.tongue.say(N_("Due: {title}"), title=title)
    what = reader.tongue.pick(one.dated.names)["text"]
    if one.what:
        return reader.tongue.say(_WHAT[one.what], what=what, title=title)
    return f"{what}: {title}"


def _text(reader: Reader, one: Told) -> str:
    state = reader.edition.state(one.record)
    lines = [
        *_sample(reader),
        f"{one.record.id}",
        *([reader.tongue.pick(state.names)["text"]] if state else []),
        *([reader.tongue.pick(state.next_step)["text"]] if state and one.dated.key == DUE else []),
    ]
    return "\n".join(lines)


def _sample(reader: Reader) -> list[str]:
    return [reader.tongue.say(N_("Sample"))] if reader.record.sample else []


def _stamp(release: Release, record: Record) -> int:
    """Return when the record was last changed: its commit, else its last event, else the year 2000."""
    changed = release.latest(record)
    if changed is not None:
        return changed
    return max((one.told for one in moments(record, release.edition)), default=_NEVER)


_NEVER = 946_684_800
