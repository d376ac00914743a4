"""Data: the whole registry as one database, `data/v1/rekisteri.sqlite`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import cast

from kirjuri.kinds import all_kinds
from kirjuri.locale import LANGUAGES, N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.kind import Kind
from kirjuri.model.problem import Names
from kirjuri.publish.file import File, compact
from kirjuri.publish.files.data_csv import columns_of
from kirjuri.publish.opendata.columns import Cell, Column, Sort
from kirjuri.publish.opendata.database import Question, Table, database, quoted
from kirjuri.publish.opendata.head import licence
from kirjuri.publish.opendata.record import VERSION, Public
from kirjuri.publish.opendata.shape import by_language
from kirjuri.publish.release import DATA, Release

OPEN = True

Row = Mapping[str, Cell]

_EVENTS = {
    "laji": N_("Kind of the record"), "tunnus": N_("Identifier"), "numero": N_("Number of the event"),
    "pvm": N_("Day of the event"), "tapahtuma": N_("Kind of the event"), "tila": N_("State it led to"),
    "ryhma": N_("Group whose part it concerns"), "rooli": N_("Role that acted"),
    "teksti_fi": N_("Text in Finnish"), "teksti_sv": N_("Text in Swedish"), "teksti_en": N_("Text in English"),
    "viite": N_("What it rests on"), "korjaa": N_("Number of the event that it mends"),
    "laskettu_voimassa": N_("Whether it counts: it has not been mended"),
    "laskettu_korjaava": N_("Number of the event that mends it"),
    "laskettu_julkaistu": N_("Day on which it was published"),
    "laskettu_commit": N_("Commit that brought it"),
}  # fmt: skip
_LINKS = {
    "laji": N_("Kind of the record that refers"), "tunnus": N_("Record that refers"),
    "kentta": N_("Field that refers"), "kohde": N_("Record that is referred to"),
}  # fmt: skip
_CODES = {
    "koodisto": N_("Code list"), "koodi": N_("Code"), "nimi_fi": N_("Name in Finnish"),
    "nimi_sv": N_("Name in Swedish"), "nimi_en": N_("Name in English"),
}  # fmt: skip
_STATES = {
    "laji": N_("Kind of the record"), "tila": N_("State"), "nimi_fi": N_("Name in Finnish"),
    "nimi_sv": N_("Name in Swedish"), "nimi_en": N_("Name in English"),
    "vaihe": N_("Phase of the process, 1-5"), "avoin": N_("Whether the matter is open"),
    "laskettu": N_("Whether the state follows from dates"),
}  # fmt: skip
_HELD = {
    "laji": N_("Kind of the record"), "tunnus": N_("Identifier"),
    "virheet": N_("Rules by which it is withheld"),
}  # fmt: skip
_FACTS = {"avain": N_("Name of the fact"), "arvo": N_("The fact")}
_COLUMNS = {
    "taulu": N_("Table"), "sarake": N_("Column"), "kuvaus_fi": N_("Description in Finnish"),
    "kuvaus_sv": N_("Description in Swedish"), "kuvaus_en": N_("Description in English"),
}  # fmt: skip
_NUMBERS = frozenset({"numero", "korjaa", "laskettu_voimassa", "laskettu_korjaava"})
_FLAGS = frozenset({"vaihe", "avoin", "laskettu"})
_JSON = "json"


def files(release: Release) -> Iterator[File]:
    """Yield the database."""
    edition = release.edition
    view = [
        release.words,
        edition.head,
        edition.context.today.isoformat(),
        [[one.id, *one.codes] for one in edition.withheld.values()],
        [release.digest(record) for record in edition.records.values()],
    ]
    yield File(
        path=f"{DATA}rekisteri.sqlite",
        view=view,
        render=lambda: database(tables(release), questions()),
    )


def tables(release: Release) -> Iterator[Table]:
    """Yield every table with its rows."""
    yield _table("tieto", _FACTS, _facts(release), key=("avain",))
    for each in all_kinds():
        yield _of_kind(release, each)
    yield _table("tapahtuma", _EVENTS, _walk(release, events), key=("tunnus", "numero"))
    yield _table("viittaus", _LINKS, _walk(release, links), key=("tunnus", "kentta", "kohde"))
    yield _table("koodi", _CODES, _codes(release), key=("koodisto", "koodi"))
    yield _table("tila", _STATES, _states(release), key=("laji", "tila"))
    yield _table("pidatetty", _HELD, _held(release), key=("tunnus",))
    yield _table("sarake", _COLUMNS, _described(release), key=("taulu", "sarake"))


def _of_kind(release: Release, each: Kind) -> Table:
    found = (*columns_of(release, each), _json_column())
    records = map(release.public, release.edition.of(each.name))
    return Table(
        name=each.name,
        columns=found,
        rows=([column.read(record) for column in found] for record in records),
        key=("tunnus",),
    )


def _json_column() -> Column:
    return Column(
        name=_JSON,
        sort="TEXT",
        title=_said(N_("The whole record in the public model, as JSON")),
        help=Names({}),
        read=compact,
    )


def _said(message: str) -> Names:
    return Names({code: translations(code).gettext(message) for code in LANGUAGES})


def _table(
    name: str, titles: Mapping[str, str], rows: Iterator[Row], key: Sequence[str] = ()
) -> Table:
    return Table(name=name, columns=_columns(titles), rows=map(itemgetter(*titles), rows), key=key)


def _columns(titles: Mapping[str, str]) -> tuple[Column, ...]:
    return tuple(
        Column(name=key, sort=_sort(key), title=_said(title), help=Names({}), read=_unread)
        for key, title in titles.items()
    )


def _sort(key: str) -> Sort:
    return "INTEGER" if key in _NUMBERS | _FLAGS else "TEXT"


def _unread(record: Public, /) -> Cell:
    raise AssertionError(record["tunnus"])


def _walk(release: Release, of: Callable[[Public], Iterator[Row]]) -> Iterator[Row]:
    for record in release.edition.records.values():
        yield from of(release.public(record))


def events(record: Public) -> Iterator[Row]:
    """Yield the ledger of a record as rows."""
    told = record["laskettu"]["tapahtumat"]
    found = cast("list[Mapping[str, object]]", record["tiedot"].get("tapahtumat", []))
    for event, known in zip(found, told, strict=False):
        texts = by_language(event.get("teksti"), record["kieli"])
        yield {
            "laji": record["laji"],
            "tunnus": record["tunnus"],
            "numero": known["numero"],
            "pvm": _text(event, "pvm"),
            "tapahtuma": _text(event, "laji"),
            "tila": _text(event, "tila"),
            "ryhma": _text(event, "ryhma"),
            "rooli": _text(event, "rooli"),
            **{f"teksti_{code}": texts.get(code) for code in LANGUAGES},
            "viite": _text(event, "viite"),
            "korjaa": cast("int | None", event.get("korjaa")),
            "laskettu_voimassa": known["voimassa"],
            "laskettu_korjaava": known["korjaava"],
            "laskettu_julkaistu": known["julkaistu"],
            "laskettu_commit": known["commit"],
        }


def _text(event: Mapping[str, object], key: str) -> str | None:
    value = event.get(key)
    return value if isinstance(value, str) else None


def links(record: Public) -> Iterator[Row]:
    """Yield the references that a record makes as rows."""
    for link in record["laskettu"]["viittaukset"]:
        yield {
            "laji": record["laji"],
            "tunnus": record["tunnus"],
            "kentta": link["kentta"],
            "kohde": link["kohde"],
        }


def _codes(release: Release) -> Iterator[Row]:
    for name, listed in sorted(release.edition.policy.codelists.items()):
        for key, code in listed.codes.items():
            yield {"koodisto": name, "koodi": key, **_names(code.names)}


def _states(release: Release) -> Iterator[Row]:
    for each in all_kinds():
        for key, state in release.edition.policy.lifecycles[each.name].states.items():
            yield {
                "laji": each.name,
                "tila": key,
                **_names(state.names),
                "vaihe": state.phase,
                "avoin": state.open,
                "laskettu": state.computed,
            }


def _names(names: Names) -> Row:
    return {f"nimi_{code}": names.by_language.get(code) for code in LANGUAGES}


def _held(release: Release) -> Iterator[Row]:
    for one in release.edition.withheld.values():
        yield {"laji": one.kind.name, "tunnus": one.id, "virheet": " ".join(one.codes)}


def _facts(release: Release) -> Iterator[Row]:
    edition = release.edition
    facts = {
        "versio": str(VERSION),
        "rekisteri": str(edition.policy.settings.names),
        "vastuuviranomainen": str(edition.policy.settings.authority),
        "sivusto": release.base,
        "commit": edition.head,
        "paiva": edition.context.today.isoformat(),
        "lisenssi": licence(edition),
    }
    for key, value in facts.items():
        yield {"avain": key, "arvo": value}


def _described(release: Release) -> Iterator[Row]:
    plain = {
        "tieto": _FACTS, "tapahtuma": _EVENTS, "viittaus": _LINKS, "koodi": _CODES,
        "tila": _STATES, "pidatetty": _HELD, "sarake": _COLUMNS,
    }  # fmt: skip
    found = {each.name: (*columns_of(release, each), _json_column()) for each in all_kinds()}
    found |= {name: _columns(titles) for name, titles in plain.items()}
    for name, columns in found.items():
        for column in columns:
            said = {f"kuvaus_{c}": column.title.by_language.get(c) for c in LANGUAGES}
            yield {"taulu": name, "sarake": column.name, **said}


def questions() -> Iterator[Question]:
    """Yield the views: all records, open matters with what is late first, and groups' tables."""
    shared = (
        "tunnus, esimerkki, laskettu_otsikko_fi, laskettu_otsikko_sv, laskettu_otsikko_en, laskettu_tila, "
        "laskettu_vaihe, laskettu_avoin, laskettu_alkaen, laskettu_vuoro, laskettu_vuorossa_ryhma, "
        "laskettu_maarapaiva, laskettu_myohassa"
    )
    each = (
        f"SELECT '{one.name}' AS laji, {shared} FROM {quoted(one.name)}"  # noqa: S608 - names of our kinds
        for one in all_kinds()
    )
    yield Question(name="tietue", statement=" UNION ALL ".join(each))
    yield Question(
        name="avoin",
        statement="SELECT * FROM tietue WHERE laskettu_avoin"
        " ORDER BY laskettu_myohassa DESC, laskettu_maarapaiva IS NULL, laskettu_maarapaiva, tunnus",
    )
    yield Question(
        name="ryhman_asiat",
        statement="SELECT viittaus.kohde AS ryhma, viittaus.kentta, tietue.* FROM viittaus"
        " JOIN ryhma ON ryhma.tunnus = viittaus.kohde JOIN tietue ON tietue.tunnus = viittaus.tunnus"
        " ORDER BY ryhma, tietue.laji, tietue.tunnus, viittaus.kentta",
    )
