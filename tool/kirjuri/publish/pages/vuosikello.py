"""The annual clock: the year as a table and as a round picture, and what is near now (R-102 to R-104)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.derive.year import ENTRIES, Entry, entries, near
from kirjuri.locale import N_
from kirjuri.publish.citations import citations
from kirjuri.publish.clock import SIZE, Span, wheel
from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View, record_pages, rest
from kirjuri.publish.tongue import Tongue, month_in_words
from kirjuri.publish.view import Text

KIND = "vuosikello"


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the page of the annual clock."""
    return record_pages(edition, tongues, KIND, "vuosikello.html", view)


def view(reader: Reader) -> View:
    """Return what the page of the annual clock shows beside the common frame."""
    found = entries(reader.record)
    today = reader.edition.context.today
    numbers = {entry.index: number for number, entry in enumerate(found, start=1)}
    return {
        "summary": reader.summary,
        "today": today.isoformat(),
        "near": [_entry(reader, one, numbers[one.index]) for one in near(reader.record, today)],
        "months": [_month(reader, month, found, numbers) for month in range(1, 13)],
        "picture": picture(reader, found, numbers),
        "sources": citations(reader),
        "rest": rest(reader, ("otsikko", "kuvaus", "lahteet", ENTRIES)),
    }


def own_year(group: Reader) -> list[View]:
    """Return the entries of the annual clock that concern a group, in the order of the year."""
    edition, tongue = group.edition, group.tongue
    found = []
    for clock in edition.of(KIND):
        reader = Reader(edition=edition, tongue=tongue, record=clock)
        for number, entry in enumerate(entries(clock), start=1):
            if group.record.id in entry.groups:
                found.append({**_named(reader, entry, number), "when": _when(entry, tongue)})
    return found


def _month(reader: Reader, month: int, found: Sequence[Entry], numbers: dict[int, int]) -> View:
    begins = [one for one in found if one.first == month]
    goes_on = [one for one in found if one.on(month) and one.first != month]
    return {
        "number": month,
        "name": month_in_words(month, reader.tongue.language),
        "now": month == reader.edition.context.today.month,
        "entries": [_entry(reader, one, numbers[one.index]) for one in begins],
        "goes_on": [_named(reader, one, numbers[one.index]) for one in goes_on],
    }


def _named(reader: Reader, entry: Entry, number: int) -> View:
    return {"number": number, "task": _task(reader, entry)}


def _task(reader: Reader, entry: Entry) -> Text:
    item = dict(reader.record.objects(ENTRIES))[entry.index]
    return reader.text(item.get("tehtava", ""))


def _entry(reader: Reader, entry: Entry, number: int) -> View:
    route = (ENTRIES, entry.index)
    due = entry.due(reader.edition.context.today)
    more, round_, process, basis, source = (
        reader.field(*route, key) if _says(reader, entry, key) else None
        for key in ("kuvaus", "tyyppi", "viranomaisen_prosessi", "asema", "lahde")
    )
    return {
        **_named(reader, entry, number),
        "when": _when(entry, reader.tongue),
        "due": due.isoformat() if due else "",
        "more": more["value"] if more else None,
        "round": round_["value"] if round_ else None,
        "process": process["value"] if process else None,
        "basis": basis["value"] if basis else None,
        "law": _basis(reader, entry) == "saados",
        "source": _source(reader, entry) if source else None,
        "groups": [reader.edition.reference(each, reader.tongue) for each in entry.groups],
    }


def _says(reader: Reader, entry: Entry, key: str) -> bool:
    """Whether a field tells a reader something: `muu` does not."""
    return dict(reader.record.objects(ENTRIES))[entry.index].get(key) != "muu"


def _source(reader: Reader, entry: Entry) -> object:
    name = reader.field(ENTRIES, entry.index, "lahde", "nimi")
    return name["value"] if name else None


def _basis(reader: Reader, entry: Entry) -> str:
    return str(dict(reader.record.objects(ENTRIES))[entry.index].get("asema", ""))


def _when(entry: Entry, tongue: Tongue) -> str:
    first, last = (month_in_words(month, tongue.language) for month in (entry.first, entry.last))
    if entry.deadline:
        return tongue.say(N_("by the end of {month}"), month=_of(entry.last, tongue))
    return first if first == last else f"{first}–{last}"


def _of(month: int, tongue: Tongue) -> str:
    """Return a month as it stands after `the end of`: in Finnish in the genitive."""
    name = month_in_words(month, tongue.language)
    return f"{name}n" if tongue.language == "fi" else name


def picture(reader: Reader, found: Sequence[Entry], numbers: dict[int, int]) -> View:
    """Return the round picture as its template draws it; `tip` are the words of an entry."""
    drawn = wheel([Span(number=numbers[e.index], first=e.first, last=e.last) for e in found])
    by_number = {numbers[one.index]: one for one in found}
    return {
        "size": SIZE,
        "months": [
            {
                "path": one.path,
                "x": one.label[0],
                "y": one.label[1],
                "name": month_in_words(one.month, reader.tongue.language, short=True),
                "now": one.month == reader.edition.context.today.month,
            }
            for one in drawn.sectors
        ],
        "arcs": [
            {
                "path": one.path,
                "x": one.label[0],
                "y": one.label[1],
                "number": one.number,
                "basis": _basis(reader, by_number[one.number]),
                "tip": _task(reader, by_number[one.number])["text"],
            }
            for one in drawn.arcs
        ],
    }
