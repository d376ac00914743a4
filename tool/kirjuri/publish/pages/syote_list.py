"""The status table of inputs: the page that its script makes searchable, and the pages of each year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kirjuri.kinds import kind
from kirjuri.locale import N_
from kirjuri.publish.edition import Edition
from kirjuri.publish.grouping import Row, common_row, list_pages
from kirjuri.publish.page import Page
from kirjuri.publish.pages.selections import SELECTIONS
from kirjuri.publish.pages.syote import KIND, responsible
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View
from kirjuri.publish.standing import mark
from kirjuri.publish.status_table import Found, facets, found, labelled
from kirjuri.publish.tongue import Tongue

SHOWN = 25
"""How many inputs the page shows without its script, those that changed last."""

PART = 500
"""How many numbers of a year stand on one page. Parts follow from numbers alone, so none ever moves."""

SAMPLES = "0000"


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the table, and every input by the year and the hundreds of its number."""
    inputs = found(edition)
    parts = _parts(inputs)

    def view(edition: Edition, tongue: Tongue, _readers: Sequence[Reader]) -> View:
        readers = [_reader(one, edition, tongue) for one in inputs[:SHOWN]]
        return {
            "rows": [row(reader) for reader in readers],
            "facets": [
                {"key": facet.key, "says": facet.says, "values": labelled(facet, edition, tongue)}
                for facet in facets(edition, inputs)
            ],
            "marks": [
                {"key": state.key, "mark": mark(state, tongue)}
                for state in edition.policy.lifecycles[KIND].states.values()
            ],
            "selections": [{"path": one.path, "title": one.title} for one in SELECTIONS],
            "years": [_year(key, held, tongue) for key, held in parts.items()],
        }

    yield from list_pages(edition, tongues, KIND, "syote_list.html", view)
    for key, held in parts.items():
        for tongue in tongues:
            yield _part_page(key, held, edition, tongue)


def _reader(one: Found, edition: Edition, tongue: Tongue) -> Reader:
    return Reader(edition=edition, tongue=tongue, record=one.record)


def _parts(inputs: Sequence[Found]) -> Mapping[tuple[str, int], Sequence[Found]]:
    """Return the inputs by (year, first number of the part), newest first."""
    made: dict[tuple[str, int], list[Found]] = {}
    for one in sorted(inputs, key=lambda each: each.record.id, reverse=True):
        match = kind(KIND).identifier.fullmatch(one.record.id)
        if match:
            first = (int(match["number"]) - 1) // PART * PART + 1
            made.setdefault((match["year"], first), []).append(one)
    return made


def part_address(year: str, first: int) -> str:
    """Return the language-less address of a part of a year: `syotteet/vuosi/2026/`, `…/2026-501/`."""
    return (
        f"{kind(KIND).section}/vuosi/{year}/"
        if first == 1
        else f"{kind(KIND).section}/vuosi/{year}-{first}/"
    )


def _year(key: tuple[str, int], held: Sequence[Found], tongue: Tongue) -> View:
    return {"path": part_address(*key), "title": _title(key, tongue), "count": len(held)}


def _title(key: tuple[str, int], tongue: Tongue) -> str:
    year, first = key
    if year == SAMPLES:
        says = N_("Samples") if first == 1 else N_("Samples, numbers from {first}")
    else:
        says = N_("Year {year}") if first == 1 else N_("Year {year}, numbers from {first}")
    return tongue.say(says, year=year, first=first)


def _part_page(
    key: tuple[str, int], held: Sequence[Found], edition: Edition, tongue: Tongue
) -> Page:
    title = tongue.say(N_("Inputs: {part}"), part=_title(key, tongue))
    return Page(
        path=part_address(*key),
        language=tongue.language,
        title=title,
        description=f"{title}. {tongue.pick(edition.policy.settings.names)['text']}",
        template="syote_year.html",
        view={
            "title": title,
            "section": {
                "path": f"{kind(KIND).section}/",
                "title": tongue.own(N_("Inputs")),
            },
            "samples": sum(one.record.sample for one in held),
            "count": len(held),
            "rows": [row(_reader(one, edition, tongue)) for one in held],
        },
    )


def row(reader: Reader) -> Row:
    """Return one input as the table shows it."""
    group = responsible(reader)
    return {
        **common_row(reader),
        "process": reader.field("prosessi"),
        "letter": reader.record.text("prosessi"),
        "submitter": reader.field("jattaja", "nimi"),
        "responsible": reader.edition.reference(group, reader.tongue) if group else None,
    }
