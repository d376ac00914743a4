"""Feeds, `tapahtumat.atom`: beside the front page, each list and each record, in every language.

A group's feed tells what happens to everything that belongs to it. An event is the same entry in
every feed of its language, and its time comes from events and commits, never from the build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from heapq import nlargest
from operator import attrgetter

from kirjuri.derive.belonging import belongings
from kirjuri.kinds import all_kinds, kind
from kirjuri.locale import N_
from kirjuri.model.record import Record
from kirjuri.publish.edition import Withheld, address
from kirjuri.publish.file import File
from kirjuri.publish.opendata.atom import Entry, Feed, written
from kirjuri.publish.opendata.moments import Moment, moments
from kirjuri.publish.opendata.record import titles
from kirjuri.publish.page import ROOT_LANGUAGE, home
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import WITHHELD_TITLE, licence
from kirjuri.publish.release import Release
from kirjuri.publish.standing import happening
from kirjuri.publish.tongue import Tongue
from kirjuri.publish.view import Happening

FEED = "tapahtumat.atom"

MOST = 50
"""How many of the latest events a feed holds."""


def files(release: Release) -> Iterator[File]:
    """Yield every feed."""
    edition = release.edition
    yield from _feeds(release, "", edition.records.values())
    lists = dict.fromkeys(each.section for each in all_kinds() if not each.single)
    for section in (one for one in lists if f"{one}/" in release.pages):
        kinds = (each.name for each in all_kinds() if each.section == section)
        yield from _feeds(
            release, f"{section}/", (one for name in kinds for one in edition.of(name))
        )
    belonging = belongings(edition.context)
    for record in edition.records.values():
        own = belonging.get(record.id, (record,))
        shown = (one for one in own if one.id in edition.records)
        yield from _feeds(release, release.page(record, ROOT_LANGUAGE), shown, record)
    for held in edition.withheld.values():
        yield from _silent(release, held)


def _silent(release: Release, held: Withheld) -> Iterator[File]:
    """Yield the feed of a withheld record: its address stays, and it tells nothing but that."""
    for tongue in release.tongues:
        page = home(tongue.language) + address(held.kind, held.id)
        feed = _feed(release, tongue, page, f"{held.id}: {tongue.say(WITHHELD_TITLE)}", [])
        yield File(
            path=page + FEED,
            view=[release.words, release.base, release.host, held.id],
            render=partial(written, feed),
            fallback=release.keep,
        )


def _feeds(
    release: Release, path: str, records: Iterable[Record], about: Record | None = None
) -> Iterator[File]:
    """Yield the feed beside a page in every language."""
    every = (moment for record in records for moment in moments(record, release.edition))
    latest = nlargest(MOST, every, key=attrgetter("order"))
    view = [
        [release.words, release.base, release.host],
        release.digest(about) if about else "",
        [[release.digest(one.record), one.event.number] for one in latest],
        _named(latest, release),
    ]
    for tongue in release.tongues:
        yield File(
            path=f"{home(tongue.language)}{path}{FEED}",
            view=view,
            render=partial(_rendered, release, tongue, path, latest, about),
        )


def _named(latest: Sequence[Moment], release: Release) -> list[object]:
    """Return the titles of the other records that the events name."""
    named = {name for one in latest for name in (one.event.group, one.event.reference) if name}
    records = release.edition.records
    return [[one, titles(records[one], release.edition)] for one in sorted(named & records.keys())]


def _rendered(
    release: Release, tongue: Tongue, path: str, latest: Sequence[Moment], about: Record | None
) -> bytes:
    page = home(tongue.language) + path
    entries = [_entry(release, tongue, one, page + FEED) for one in latest]
    return written(_feed(release, tongue, page, _title(release, tongue, path, about), entries))


def _feed(
    release: Release, tongue: Tongue, page: str, title: str, entries: Sequence[Entry]
) -> Feed:
    return Feed(
        id=release.tag(page + FEED),
        language=tongue.language,
        title=title,
        author=tongue.pick(release.edition.policy.settings.names)["text"],
        rights=licence(release.edition),
        updated=max((entry.updated for entry in entries), default=0),
        own=release.link(page + FEED, page + FEED),
        page=release.link(page, page + FEED),
        entries=entries,
    )


def _title(release: Release, tongue: Tongue, path: str, about: Record | None) -> str:
    name = tongue.pick(release.edition.policy.settings.names)["text"]
    if about:
        title = Reader(edition=release.edition, tongue=tongue, record=about).title["text"]
        return f"{about.id}: {title}" if kind(about.kind).numbered else title
    of = next((each for each in all_kinds() if f"{each.section}/" == path), None)
    return f"{of.plural[tongue.language]} – {name}" if of else name


def _entry(release: Release, tongue: Tongue, one: Moment, at: str) -> Entry:
    reader = Reader(edition=release.edition, tongue=tongue, record=one.record)
    told = happening(reader, one.event, one.corrected_by)
    page, number = release.page(one.record, tongue.language), one.event.number
    return Entry(
        id=release.tag(f"{page}tapahtuma-{number}"),
        title=_headline(reader, told),
        text="\n".join(_lines(tongue, told)),
        published=one.happened,
        updated=one.told,
        href=release.link(f"{page}#tapahtuma-{number}", at),
        categories=tuple(_categories(reader, told)),
    )


def _headline(reader: Reader, told: Happening) -> str:
    record = reader.record
    what = told["mark"]["name"] if told["mark"] else told["kind"]
    sample = reader.tongue.say(N_("Sample"))
    before = f"{sample}: " if record.sample else ""
    number = f"{record.id} " if kind(record.kind).numbered else ""
    return f"{before}{number}{reader.title['text']}: {what['text']}"


def _lines(tongue: Tongue, told: Happening) -> Iterator[str]:
    if told["corrected_by"]:
        yield tongue.say(
            N_("This event was mistaken: it was corrected by event {number}."),
            number=told["corrected_by"],
        )
    if told["corrects"]:
        yield tongue.say(N_("This event corrects event {number}."), number=told["corrects"])
    if told["text"]["text"]:
        yield told["text"]["text"]
    if told["group"]:
        name = told["group"]["title"]["text"] or told["group"]["id"]
        yield tongue.say(N_("Group: {name}"), name=name)
    if told["role"]["text"]:
        yield tongue.say(N_("Whose act: {role}"), role=told["role"]["text"])


def _categories(reader: Reader, told: Happening) -> Iterator[tuple[str, str]]:
    each = kind(reader.record.kind)
    yield each.name, each.names[reader.tongue.language]
    yield told["kind_key"], told["kind"]["text"]
    if told["mark"]:
        yield told["mark"]["key"], told["mark"]["name"]["text"]
    if reader.record.sample:
        yield "esimerkki", reader.tongue.say(N_("Sample"))
