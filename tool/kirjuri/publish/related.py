"""What stands beside a page in another form: feeds, calendars, data. Only what there really is."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import relpath
from urllib.parse import quote

from kirjuri.kinds import all_kinds
from kirjuri.locale import N_
from kirjuri.publish.files.calendars import calendar_of
from kirjuri.publish.files.data_records import path as data_of
from kirjuri.publish.files.feeds import FEED
from kirjuri.publish.page import ROOT_LANGUAGE, Page, Related, home
from kirjuri.publish.release import DATA, Release
from kirjuri.publish.tongue import Tongue

ATOM = "application/atom+xml"
ICS = "text/calendar"
JSON = "application/json"


def related(page: Page, release: Release) -> tuple[Related, ...]:
    """Return the links of a stamped page: its own feed, calendar and data, if it has them."""
    return tuple(_found(page, release))


def _found(page: Page, release: Release) -> Iterator[Related]:
    tongue = Tongue(language=page.language)
    section, _, rest = page.path.partition("/")
    kind = next((one for one in all_kinds() if one.section == section), None)
    record = release.edition.records.get(rest.strip("/").split("/")[-1]) if rest else None
    if record and page.path == release.page(record, ROOT_LANGUAGE):
        yield _link(page, ATOM, tongue.say(N_("Events of this record")), page.address + FEED)
        if calendar_of(record):
            told = tongue.say(N_("Calendar of the group"))
            yield _link(page, ICS, told, page.address + calendar_of(record))
        yield _link(
            page, JSON, tongue.say(N_("Data of this record")), data_of(record.kind, record.id)
        )
    elif kind and not rest and (not kind.single or release.edition.of(kind.name)):
        plural = str(kind.plural[page.language])
        events, data = tongue.say(N_("events")), tongue.say(N_("data"))
        yield _link(page, ATOM, f"{plural}: {events}", page.address + FEED)
        yield _link(page, JSON, f"{plural}: {data}", f"{DATA}{kind.name}.json")
    yield from _everywhere(page, tongue)


def _everywhere(page: Page, tongue: Tongue) -> Iterator[Related]:
    if not page.path:
        yield _link(page, ATOM, tongue.say(N_("All events")), home(page.language) + FEED)
        yield _link(page, ICS, tongue.say(N_("Calendar")), home(page.language) + "kalenteri.ics")


def _link(page: Page, media: str, title: str, target: str) -> Related:
    return Related(type=media, title=title, href=quote(relpath(target, page.address or ".")))
