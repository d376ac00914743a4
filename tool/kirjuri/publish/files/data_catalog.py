"""Data: `data/v1/catalog.jsonld`, what there is to fetch, as DCAT-AP 3 for data portals.

A data set for each kind and one for the whole registry; their distributions are the files that
are really there. Addresses are whole when the settings give the site's, else relative to the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from kirjuri.kinds import all_kinds
from kirjuri.locale import LANGUAGES, N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.kind import Kind
from kirjuri.model.problem import Names
from kirjuri.publish.file import File, readable
from kirjuri.publish.files.calendars import CALENDAR
from kirjuri.publish.files.feeds import FEED
from kirjuri.publish.opendata.head import licence, licence_address
from kirjuri.publish.opendata.record import VERSION
from kirjuri.publish.opendata.tabular import spoken
from kirjuri.publish.page import home
from kirjuri.publish.release import DATA, SCHEMAS, Release

OPEN = True

PATH = f"{DATA}catalog.jsonld"

Node = dict[str, object]

_EU = "http://publications.europa.eu/resource/authority/"
_LANGUAGES = {"fi": "FIN", "sv": "SWE", "en": "ENG"}
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_IANA = "https://www.iana.org/assignments/media-types/"
_FILE_TYPES = {"application/json": "JSON", "text/csv": "CSV", "application/atom+xml": "ATOM"}

WHOLE = N_("The whole registry")
WHOLE_TEXT = N_("Every published record, its events and its links to others, in one database.")
KIND_TEXT = N_("Published records of the kind “{kind}”: fields, state, events and links.")


def files(release: Release) -> Iterator[File]:
    """Yield the catalogue."""
    made = catalogue(release)
    yield File(path=PATH, view=made, render=partial(readable, made))


def catalogue(release: Release) -> Node:
    """Return the catalogue as JSON-LD."""
    settings = release.edition.policy.settings
    return {
        "@context": _CONTEXT,
        "@id": _own(release, "luettelo"),
        "@type": "dcat:Catalog",
        "dct:title": spoken(settings.names),
        "dct:description": spoken(settings.description),
        "dct:publisher": _publisher(release),
        "dct:language": _spoken_in(release),
        "dct:license": _at(licence_address(licence(release.edition))),
        **({"foaf:homepage": _at(release.link("", PATH))} if release.sited else {}),
        **_changed(release),
        "dcat:dataset": [_whole(release), *(_kind(release, each) for each in all_kinds())],
    }


def _whole(release: Release) -> Node:
    about = _dataset(release, "rekisteri", _said(WHOLE), _said(WHOLE_TEXT))
    found = [
        _file(release, f"{DATA}rekisteri.sqlite", "application/vnd.sqlite3"),
        *(
            _file(release, home(code) + name, media, code)
            for code in _feed_languages(release)
            for name, media in ((FEED, "application/atom+xml"), (CALENDAR, "text/calendar"))
        ),
    ]
    return {**about, "dcat:distribution": found}


def _feed_languages(release: Release) -> Sequence[str]:
    return release.edition.policy.settings.languages if release.sited else ()


def _kind(release: Release, each: Kind) -> Node:
    text = Names(
        {
            code: translations(code).gettext(KIND_TEXT).format(kind=each.plural[code])
            for code in LANGUAGES
        }
    )
    stem = f"{DATA}{each.name}"
    json = _file(release, f"{stem}.json", "application/json")
    schema = release.link(f"{SCHEMAS}{stem}-kokoelma.schema.json", PATH)
    found = [
        {**json, "dct:conformsTo": {"@id": schema, "@type": "dct:Standard"}},
        _file(release, f"{stem}.csv", "text/csv"),
        _file(release, f"{stem}-excel.csv", "text/csv"),
    ]
    return {
        **_dataset(release, each.name, Names(each.plural), text),
        "dcat:distribution": found,
    }


def _dataset(release: Release, name: str, title: Names, text: Names) -> Node:
    edition = release.edition
    return {
        "@id": _own(release, name),
        "@type": "dcat:Dataset",
        "dct:identifier": name,
        "dct:title": spoken(title),
        "dct:description": spoken(text),
        "dct:publisher": _publisher(release),
        "dcat:theme": _at(f"{_EU}data-theme/GOVE"),
        "dct:accrualPeriodicity": _at(f"{_EU}frequency/UPDATE_CONT"),
        "dct:accessRights": _at(f"{_EU}access-right/PUBLIC"),
        "dct:language": _spoken_in(release),
        "dcat:version": str(VERSION),
        **({"dcat:landingPage": _at(release.link("avoin-data/", PATH))} if release.sited else {}),
        **_changed(release),
        **(
            {"dct:source": _at(edition.policy.settings.repository)}
            if edition.policy.settings.repository
            else {}
        ),
        **_contact(release),
    }


def _file(release: Release, path: str, media: str, language: str = "") -> Node:
    address = release.link(path, PATH)
    kept = _FILE_TYPES.get(media)
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": path.rpartition("/")[2],
        "dcat:accessURL": _at(address),
        "dcat:downloadURL": _at(address),
        "dcat:mediaType": _at(_IANA + media),
        "dct:license": _at(licence_address(licence(release.edition))),
        **({"dct:format": _at(f"{_EU}file-type/{kept}")} if kept else {}),
        **({"dct:language": _at(f"{_EU}language/{_LANGUAGES[language]}")} if language else {}),
    }


def _publisher(release: Release) -> Node:
    authority = release.edition.policy.settings.authority
    return {
        "@id": _own(release, "vastuuviranomainen"),
        "@type": "foaf:Agent",
        "foaf:name": spoken(authority),
    }


def _contact(release: Release) -> Node:
    boxes = release.edition.policy.settings.raw.get("postilaatikot")
    box = boxes.get("sihteeristo") if isinstance(boxes, Mapping) else None
    if not box:
        return {}
    names = release.edition.policy.settings.names
    return {
        "dcat:contactPoint": {
            "@id": _own(release, "sihteeristo"),
            "@type": "vcard:Organization",
            "vcard:fn": spoken(names),
            "vcard:hasEmail": _at(f"mailto:{box}"),
        }
    }


def _changed(release: Release) -> Node:
    """Return when anything was last changed, by the commits of the records; nothing without history."""
    timelines = release.edition.timelines
    days = [
        line.history.last.day
        for identifier in release.edition.records
        if (line := timelines.get(identifier)) and line.history
    ]
    if not days:
        return {}
    return {"dct:modified": {"@value": max(days).isoformat(), "@type": "xsd:date"}}


def _spoken_in(release: Release) -> list[Node]:
    return [
        _at(f"{_EU}language/{_LANGUAGES[code]}")
        for code in release.edition.policy.settings.languages
    ]


def _own(release: Release, name: str) -> str:
    return f"{release.link(PATH, PATH)}#{name}"


def _at(address: str) -> Node:
    return {"@id": address}


def _said(message: str) -> Names:
    return Names({code: translations(code).gettext(message) for code in LANGUAGES})
