"""The open data, file by file and field by field: derived from the kinds, so nothing is forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.derive.schemas import description, label
from kirjuri.kinds import all_kinds
from kirjuri.locale import N_
from kirjuri.model.kind import Kind
from kirjuri.model.problem import Names
from kirjuri.publish.edition import Edition
from kirjuri.publish.opendata.columns import COMPUTED, columns
from kirjuri.publish.opendata.shape import Shape, walk
from kirjuri.publish.page import Page, home
from kirjuri.publish.record_page import View
from kirjuri.publish.release import DATA, SCHEMAS
from kirjuri.publish.tongue import Tongue

SECTION = "avoin-data/tiedostot/"

FORMS = {
    "text": N_("text by language"),
    "object": N_("object"),
    "list": N_("list"),
    "string": N_("text"),
    "integer": N_("whole number"),
    "number": N_("number"),
    "boolean": N_("true or false"),
    "date": N_("day, YYYY-MM-DD"),
    "uri": N_("web address"),
    "email": N_("e-mail address"),
    "code": N_("code"),
    "record": N_("identifier of a record"),
}
"""What a value is, in words."""


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the list of files and, for every kind, the page of its fields and columns."""
    for tongue in tongues:
        yield Page(
            path=SECTION,
            language=tongue.language,
            title=tongue.say(N_("Files of the open data")),
            description=tongue.say(N_("Every file of the open data, with its address and form.")),
            template="avoin_data.html",
            view={
                "kinds": [_kind(each, tongue) for each in all_kinds()],
                "whole": list(_whole(edition, tongue)),
            },
        )
    for each in all_kinds():
        for tongue in tongues:
            yield _fields_page(each, edition, tongue)


def fields_address(kind: str) -> str:
    """Return the language-less address of the page of a kind's fields."""
    return f"{SECTION}{kind}/"


def _kind(each: Kind, tongue: Tongue) -> View:
    stem = f"{DATA}{each.name}"
    found = (
        (f"{stem}.json", "JSON", N_("All records, whole")),
        (f"{stem}.csv", "CSV", N_("The main fields, for programs: comma, UTF-8")),
        (
            f"{stem}-excel.csv",
            "CSV",
            N_("The same for Excel: semicolon, UTF-8 with byte order mark"),
        ),
        (f"{stem}.csv-metadata.json", "CSVW", N_("Description of the columns")),
        (
            f"{stem}-excel.csv-metadata.json",
            "CSVW",
            N_("Description of the columns, for Excel's file"),
        ),
        (
            f"{SCHEMAS}{stem}-kokoelma.schema.json",
            "JSON Schema",
            N_("Form of the file of all records"),
        ),
        (f"{SCHEMAS}{stem}.schema.json", "JSON Schema", N_("Form of the file of one record")),
        (
            f"{SCHEMAS}{each.name}.schema.json",
            "JSON Schema",
            N_("Form of the YAML file in the repository"),
        ),
    )
    return {
        "key": each.name,
        "name": tongue.pick(Names(each.plural)),
        "path": fields_address(each.name),
        "example": f"/{stem}/{_example(each)}.json",
        "files": [_file(*one, tongue) for one in found],
    }


def _example(each: Kind) -> str:
    """Return an identifier as a reader would put it into an address."""
    return each.example.rpartition("/")[2].removesuffix(".yaml") if each.numbered else "tunnus"


def _whole(edition: Edition, tongue: Tongue) -> Iterator[View]:
    data = (
        (
            "rekisteri.sqlite",
            "SQLite",
            N_("Everything in one database, with views and descriptions"),
        ),
        ("catalog.jsonld", "DCAT-AP", N_("The catalogue, for data portals")),
        ("koodistot.json", "JSON", N_("Code lists with their names")),
        ("tilat.json", "JSON", N_("States with their names, meanings and phases")),
    )
    own = home(tongue.language)
    beside = (
        ("tapahtumat.atom", "Atom", N_("The latest events of the whole registry")),
        ("kalenteri.ics", "iCalendar", N_("Days of the whole registry")),
    )
    yield from (_file(f"{DATA}{name}", form, text, tongue) for name, form, text in data)
    yield from (_file(f"{own}{name}", form, text, tongue) for name, form, text in beside)
    if edition.policy.settings.site:
        yield _file("sitemap.xml", "XML", N_("Map of the site, for search engines"), tongue)


def _file(path: str, form: str, text: str, tongue: Tongue) -> View:
    return {"path": path, "form": form, "text": tongue.say(text)}


def _fields_page(each: Kind, edition: Edition, tongue: Tongue) -> Page:
    name = tongue.pick(Names(each.plural))["text"]
    shape = edition.shapes.of(each.name)
    return Page(
        path=fields_address(each.name),
        language=tongue.language,
        title=tongue.say(N_("Fields of the data: {kind}"), kind=name),
        description=tongue.say(N_("The fields and columns of the open data: {kind}."), kind=name),
        template="avoin_data_kentat.html",
        view={
            "kind": tongue.pick(Names(each.plural)),
            "fields": [_field(route, one, tongue) for route, one in walk(shape) if route],
            "columns": [
                {
                    "name": column.name,
                    "title": tongue.pick(column.title),
                    "computed": column.name.startswith(COMPUTED),
                }
                for column in columns(each.name, shape, edition.policy)
            ],
        },
    )


def _field(route: tuple[str, ...], shape: Shape, tongue: Tongue) -> View:
    return {
        "name": ".".join(("tiedot", *route)).replace(".*", "[]"),
        "form": tongue.say(FORMS[_form(shape)]),
        "codelist": str(shape.part.get("x-koodisto", "")),
        "title": tongue.pick(label(shape.part)),
        "help": tongue.pick(description(shape.part)),
    }


def _form(shape: Shape) -> str:
    if shape.form != "plain":
        return shape.form
    if shape.part.get("x-viittaus"):
        return "record"
    if shape.part.get("x-koodisto") or shape.part.get("x-elinkaari"):
        return "code"
    found = str(shape.part.get("format") or shape.part.get("type"))
    return found if found in FORMS else "string"
