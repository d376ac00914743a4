"""What the pages of all kinds have in common: head, standing, ledger, origin, and the withheld notice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kirjuri.kinds import kind
from kirjuri.locale import LANGUAGES, N_
from kirjuri.model.kind import Kind
from kirjuri.model.problem import Names
from kirjuri.model.record import Record
from kirjuri.publish.commits import last_change, other_changes
from kirjuri.publish.edition import Edition, Withheld, address
from kirjuri.publish.meetings import taken_up
from kirjuri.publish.page import Page
from kirjuri.publish.reader import Reader
from kirjuri.publish.standing import happenings, standing
from kirjuri.publish.tongue import Tongue
from kirjuri.publish.turn import acting
from kirjuri.publish.view import Field, Reference

View = dict[str, object]

DESCRIBED = 155
"""Longest description of a page, in characters: search engines show about this much."""

SUGGESTING = "kirjaa/muutos/"
"""The address of the page on which a change of a record is suggested."""

NOTICE = "withheld.html"
"""The template of the page that stands in a withheld record's place."""

LIFECYCLES = "elinkaari/"
"""The section of the pages of lifecycles."""

SHOWN_IN_FRAME = ("tunnus", "kieli", "esimerkki", "tapahtumat")
"""Fields that the frame of every record page shows."""


def record_pages(
    edition: Edition,
    tongues: Sequence[Tongue],
    name: str,
    template: str,
    view_of: Callable[[Reader], Mapping[str, object]],
) -> Iterator[Page]:
    """Yield the page of every record of a kind in every language, withheld ones with their notice."""
    for record in edition.of(name):
        for tongue in tongues:
            reader = Reader(edition=edition, tongue=tongue, record=record)
            yield _page(reader, template, {**frame(reader), **view_of(reader)})
    for held in edition.withheld.values():
        if held.kind.name == name:
            yield from (withheld_page(held, tongue, edition) for tongue in tongues)


def _page(reader: Reader, template: str, view: View) -> Page:
    record = reader.record
    each = kind(record.kind)
    title, summary = reader.title["text"], reader.summary["text"]
    return Page(
        path=address(each, record.id),
        language=reader.tongue.language,
        title=f"{title} ({record.id})" if each.numbered else title,
        description=shortened(
            summary or f"{reader.tongue.pick(Names(each.names))['text']}: {title}"
        ),
        template=template,
        view=view,
    )


def lifecycle_address(kind: str) -> str:
    """Return the language-less address of a kind's lifecycle."""
    return f"{LIFECYCLES}{kind}/"


def shortened(text: str) -> str:
    """Return a text on one line, cut at a word when it is long."""
    line = " ".join(text.split())
    return line if len(line) <= DESCRIBED else line[:DESCRIBED].rsplit(" ", 1)[0] + " …"


def frame(reader: Reader) -> View:
    """Return the part of the view that stands around every record."""
    record, tongue = reader.record, reader.tongue
    each = kind(record.kind)
    repository = reader.edition.policy.settings.repository.rstrip("/")
    return {
        "id": record.id,
        "numbered": each.numbered,
        "kind": tongue.pick(Names(each.names)),
        "section": {"path": f"{each.section}/", "title": tongue.pick(Names(each.plural))},
        "title": reader.title,
        "sample": record.sample,
        "lifecycle": lifecycle_address(record.kind),
        "written_in": reader.code("kieli", record.language),
        "standing": standing(reader),
        "acting": acting(reader),
        "taken_up": taken_up(reader),
        "events": happenings(reader),
        "changes": other_changes(record, reader.edition),
        "source": {
            "path": record.path,
            "url": f"{repository}/blob/HEAD/{record.path}" if repository else "",
            "edit": f"{repository}/edit/HEAD/{record.path}" if repository else "",
            "suggest": f"{SUGGESTING}?laji={record.kind}&tunnus={record.id}"
            if reader.tongue.language in reader.edition.suggesting
            else "",
            "has_case_number": "diaarinumero" in reader.edition.specs.order(record.kind),
            "case_number": record.text("diaarinumero"),
            "licence": licence(reader.edition),
            "last_change": last_change(record, reader.edition),
        },
    }


def licence(edition: Edition) -> str:
    """Return the licence of the content as the settings name it."""
    found = edition.policy.settings.raw.get("lisenssit")
    named = found.get("sisalto") if isinstance(found, Mapping) else None
    return str(named or "CC-BY-4.0").replace("CC-BY-", "CC BY ")


def pointing(reader: Reader, *fields: str) -> list[Reference]:
    """Return the records that point here in one of the fields (`kind.field`), in the language's order."""
    found = {
        link.source.id: link.source
        for link in reader.edition.context.links_to.get(reader.record.id, ())
        if f"{link.source.kind}.{link.field}" in fields and shown(link.source, reader.edition)
    }
    return sorted_references(found, reader)


def pointing_otherwise(reader: Reader, *fields: str) -> list[Reference]:
    """Return the records that point here in none of the fields: what no other part of the page shows."""
    found = {
        link.source.id
        for link in reader.edition.context.links_to.get(reader.record.id, ())
        if f"{link.source.kind}.{link.field}" not in fields and shown(link.source, reader.edition)
    }
    return sorted_references(found, reader)


def shown(record: Record, edition: Edition) -> bool:
    """Return whether a record has a page: its own, or a notice that it is withheld."""
    return record.id in edition.records or record.id in edition.withheld


def sorted_references(identifiers: Iterable[str], reader: Reader) -> list[Reference]:
    """Return references in the order that readers of the language expect."""
    references = (reader.edition.reference(each, reader.tongue) for each in sorted(identifiers))
    return sorted(references, key=lambda one: reader.tongue.key(one["title"]["text"] or one["id"]))


def withheld_page(held: Withheld, tongue: Tongue, edition: Edition) -> Page:
    """Return the notice that stands in a record's place until its errors are mended."""
    languages = [tongue.language, *(code for code in LANGUAGES if code != tongue.language)]
    titles = {rule.code: rule.title for rule in edition.rules}
    return Page(
        path=address(held.kind, held.id),
        language=tongue.language,
        title=f"{held.id}: {tongue.say(WITHHELD_TITLE)}",
        description=tongue.say(WITHHELD),
        template=NOTICE,
        view={
            "id": held.id,
            "section": {
                "path": f"{held.kind.section}/",
                "title": tongue.pick(Names(held.kind.plural)),
            },
            "notices": [
                {"lang": code, "text": Tongue(language=code).say(WITHHELD)} for code in languages
            ],
            "codes": [{"code": code, "title": titles.get(code, "")} for code in held.codes],
        },
    )


WITHHELD_TITLE = N_("withheld from publication")
WITHHELD = N_(
    "This record is withheld from publication until the errors in its file are mended. "
    "Nothing of its content is shown. Other records are not affected."
)


def withheld_references(each: Kind, edition: Edition, tongue: Tongue) -> list[Reference]:
    """Return the withheld records of a kind, by identifier only."""
    held = (item for item in edition.withheld.values() if item.kind == each)
    return [edition.reference(item.id, tongue) for item in held]


def rest(reader: Reader, used: Iterable[str]) -> list[Field]:
    """Return every field that no other part of the page shows."""
    return reader.rest((*SHOWN_IN_FRAME, *used))
