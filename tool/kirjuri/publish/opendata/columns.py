"""Records as rows: the main fields of a kind as named columns, the same in CSV and in SQLite.

A column is named by its route with `_` between the steps (`jattaja_nimi`), a text by its language
too (`otsikko_fi`), and what is computed begins with `laskettu_`. Long prose and lists of objects
have no column: they stand in the JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, Protocol, cast

from kirjuri.derive.schemas import description, label
from kirjuri.locale import LANGUAGES, N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.policy import Policy
from kirjuri.model.problem import Names
from kirjuri.publish.opendata.record import Public
from kirjuri.publish.opendata.shape import Shape

Cell = str | int | float | bool | None
Sort = Literal["TEXT", "INTEGER", "REAL"]
FLAG: Literal["FLAG"] = "FLAG"

FRAMED = frozenset({"tunnus", "esimerkki", "kieli", "tapahtumat"})
"""Fields of a record that every row has in its own way."""

APART = "; "
"""Between the items of a list in one cell."""

COMPUTED = "laskettu_"


class Read(Protocol):
    """Takes a column's cell out of a public record."""

    def __call__(self, record: Public, /) -> Cell: ...  # noqa: D102 - said above


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name, its sort in SQL, what it holds in three languages, and how it is read.

    flag: its cells are true or false.
    """

    name: str
    sort: Sort
    title: Names
    help: Names
    read: Read
    flag: bool = False


def columns(kind: str, shape: Shape, policy: Policy) -> tuple[Column, ...]:
    """Return the columns of a kind in their order: frame, computed, origin, then the fields."""
    found = [*_frame(), *_computed(kind, policy), *_origin(), *_fields(shape, (), policy)]
    return tuple({column.name: column for column in reversed(found)}.values())[::-1]


def _frame() -> Iterator[Column]:
    yield _column("tunnus", N_("Identifier"), lambda record: record["tunnus"])
    yield _column("esimerkki", N_("Whether it is an invented sample"), _sample, FLAG)
    yield _column("kieli", N_("Language in which it was written"), lambda record: record["kieli"])
    yield from (
        _column(f"sivu_{code}", N_("Address of the page"), partial(_page, code))
        for code in LANGUAGES
    )


def _sample(record: Public) -> Cell:
    return record["esimerkki"]


def _page(code: str, record: Public) -> Cell:
    return record["sivu"].get(code)


def _title(code: str, record: Public) -> Cell:
    return record["laskettu"]["otsikko"].get(code)


_COMPUTED: Mapping[str, tuple[str, Sort | Literal["FLAG"]]] = {
    "tila": (N_("State"), "TEXT"),
    "tila_laskettu": (N_("Whether the state follows from dates"), FLAG),
    "vaihe": (N_("Phase of the process, 1-5"), "INTEGER"),
    "avoin": (N_("Whether the matter is open"), FLAG),
    "alkaen": (N_("Since when it has been in the state"), "TEXT"),
    "vuoro": (N_("Whose turn it is"), "TEXT"),
    "vuorossa_ryhma": (N_("Group whose turn it is"), "TEXT"),
    "maarapaiva": (N_("By when the next step is due"), "TEXT"),
    "maarapaiva_peruste": (N_("What the day rests on"), "TEXT"),
    "myohassa": (N_("Whether the day has passed"), FLAG),
}


def _computed(kind: str, policy: Policy) -> Iterator[Column]:
    states = {key: state.names for key, state in policy.lifecycles[kind].states.items()}
    for code in LANGUAGES:
        yield _column(
            f"{COMPUTED}otsikko_{code}", N_("Title as it is shown"), partial(_title, code)
        )
    for key, (title, sort) in _COMPUTED.items():
        yield _column(f"{COMPUTED}{key}", title, partial(_of_computed, key), sort)
        if key == "tila":
            for code in LANGUAGES:
                read = partial(_state_name, states, code)
                yield _column(f"{COMPUTED}tila_{code}", N_("State in words"), read)


def _of_computed(key: str, record: Public) -> Cell:
    return cast("Mapping[str, Cell]", record["laskettu"])[key]


def _state_name(states: Mapping[str, Names], code: str, record: Public) -> Cell:
    names = states.get(record["laskettu"]["tila"] or "")
    return names.by_language.get(code) if names else None


_ORIGIN = {
    "polku": N_("File of the record in the repository"),
    "commit": N_("Last commit that changed the record"),
    "julkaistu": N_("Day on which it was first published"),
    "muutettu": N_("Day of the last change"),
}


def _origin() -> Iterator[Column]:
    for key, title in _ORIGIN.items():
        yield _column(f"lahde_{key}", title, partial(_of_origin, key))


def _of_origin(key: str, record: Public) -> Cell:
    return cast("Mapping[str, Cell]", record["lahde"])[key]


def _column(name: str, title: str, read: Read, sort: Sort | Literal["FLAG"] = "TEXT") -> Column:
    said = Names({code: translations(code).gettext(title) for code in LANGUAGES})
    return Column(
        name=name,
        sort="INTEGER" if sort == FLAG else sort,
        title=said,
        help=Names({}),
        read=read,
        flag=sort == FLAG,
    )


def _fields(shape: Shape, route: tuple[str, ...], policy: Policy) -> Iterator[Column]:
    for key, inner in shape.fields.items():
        if route or key not in FRAMED:
            yield from _field(inner, (*route, key), policy)


def _field(shape: Shape, route: tuple[str, ...], policy: Policy) -> Iterator[Column]:
    if shape.part.get("x-markdown"):
        return
    if shape.form == "object":
        yield from _fields(shape, route, policy)
    elif shape.form == "text":
        for code in LANGUAGES:
            yield _of_field(shape, route, f"_{code}", partial(_value, (*route, code)))
    elif shape.form == "list":
        if shape.items and shape.items.form == "plain":
            yield _of_field(shape, route, "", partial(_list, route))
    else:
        yield _of_field(shape, route, "", partial(_value, route))
        yield from _named(shape, route, policy)


def _named(shape: Shape, route: tuple[str, ...], policy: Policy) -> Iterator[Column]:
    listed = policy.codelists.get(str(shape.part.get("x-koodisto", "")))
    if listed:
        names = {key: code.names for key, code in listed.codes.items()}
        for code in LANGUAGES:
            read = partial(_code_name, names, route, code)
            yield _of_field(shape, route, f"_{code}", read, sort="TEXT")


def _of_field(
    shape: Shape, route: tuple[str, ...], ending: str, read: Read, sort: Sort | None = None
) -> Column:
    return Column(
        name="_".join(route) + ending,
        sort=sort or _SORTS.get(str(shape.part.get("type")), "TEXT"),
        title=label(shape.part),
        help=description(shape.part),
        read=read,
        flag=shape.part.get("type") == "boolean",
    )


_SORTS: Mapping[str, Sort] = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}


def _at(route: Sequence[str], record: Public) -> object:
    value: object = record["tiedot"]
    for step in route:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _value(route: tuple[str, ...], record: Public) -> Cell:
    value = _at(route, record)
    return value if isinstance(value, str | int | float) else None


def _list(route: tuple[str, ...], record: Public) -> Cell:
    value = _at(route, record)
    return APART.join(map(str, value)) if isinstance(value, list) else None


def _code_name(
    names: Mapping[str, Names], route: tuple[str, ...], code: str, record: Public
) -> Cell:
    found = names.get(str(_at(route, record)))
    return found.by_language.get(code) if found else None
