"""The data: what stands in each file, that schemas describe it, and that other programs read it."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kirjuri.kinds import all_kinds
from kirjuri.publish.opendata.spreadsheet import original, safe

Files = dict[str, bytes]
Publisher = Callable[..., Files]
KINDS = [kind.name for kind in all_kinds()]
HELD = ("syote", "ryhma", "linjaus")
"""Kinds of which the small registry has records; the others' files are there, and empty."""
HEAD, OWN, COMMITTED = "f" * 40, "a" * 40, "SYO-0000-0001"


def value(site: Files, path: str) -> Any:
    return json.loads(site[path])


def records(site: Files, kind: str) -> list[dict[str, Any]]:
    return list(value(site, f"data/v1/{kind}.json")["tietueet"])


def of(site: Files, kind: str, identifier: str) -> dict[str, Any]:
    return dict(value(site, f"data/v1/{kind}/{identifier}.json")["tietue"])


@pytest.mark.parametrize("kind", HELD)
def test_a_collection_holds_the_records_of_their_own_files_by_identifier(
    site: Files, kind: str
) -> None:
    found = records(site, kind)
    assert found
    assert [one["tunnus"] for one in found] == sorted(one["tunnus"] for one in found)
    assert [of(site, kind, one["tunnus"]) for one in found] == found
    assert value(site, f"data/v1/{kind}.json")["maara"] == len(found)


@pytest.mark.parametrize("kind", HELD)
def test_the_published_schemas_describe_every_file_of_the_data(site: Files, kind: str) -> None:
    one = value(site, f"schemas/data/v1/{kind}.schema.json")
    every = value(site, f"schemas/data/v1/{kind}-kokoelma.schema.json")
    paths = [path for path in site if re.fullmatch(rf"data/v1/{kind}/[^/]+\.json", path)]
    assert paths
    for schema, checked in ((one, paths), (every, [f"data/v1/{kind}.json"])):
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(
            schema, format_checker=jsonschema.FormatChecker()
        )
        for path in checked:
            assert [error.message for error in validator.iter_errors(value(site, path))] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_whole_and_names_its_own_address(site: Files, kind: str) -> None:
    for path in (
        f"schemas/{kind}.schema.json",
        f"schemas/data/v1/{kind}.schema.json",
        f"schemas/data/v1/{kind}-kokoelma.schema.json",
    ):
        schema = value(site, path)
        assert schema["$id"] in {
            path.rpartition("/")[2],
            f"https://rekisteri.example.org/koe/{path}",
        }
        references = re.findall(r'"\$ref": "([^"]*)"', site[path].decode())
        assert [one for one in references if not one.startswith("#/")] == []


def test_a_schema_of_the_data_refuses_what_the_data_never_says(plain: Files) -> None:
    schema = value(plain, "schemas/data/v1/syote.schema.json")
    good = value(plain, "data/v1/syote/SYO-0000-0001.json")
    validator = jsonschema.Draft202012Validator(schema)
    for field, wrong in (("tila", "keksitty"), ("avoin", "ehka"), ("takaviittaukset", None)):
        bad = json.loads(json.dumps(good))
        bad["tietue"]["laskettu"][field] = wrong
        assert list(validator.iter_errors(bad)), field
    assert list(validator.iter_errors({**good, "versio": 2}))


def test_the_head_commit_and_the_day_stand_in_collections_and_a_record_names_its_own_commit(
    plain: Files,
) -> None:
    told = value(plain, "data/v1/syote.json")
    assert (told["commit"], told["paiva"], told["versio"]) == (HEAD, "2026-11-22", 1)
    assert told["lisenssi"] == "CC-BY-4.0"
    own = of(plain, "syote", COMMITTED)["lahde"]
    assert own == {
        "polku": "syotteet/0000/SYO-0000-0001.yaml",
        "osoite": "https://git.example.org/koe/rekisteri/blob/HEAD/syotteet/0000/SYO-0000-0001.yaml",
        "commit": OWN,
        "julkaistu": "2026-11-20",
        "muutettu": "2026-11-20",
    }
    one = [path for path in plain if path.count("/") == 3 and path.startswith("data/v1/")]
    assert one
    assert [path for path in one if HEAD.encode() in plain[path]] == []


def test_texts_are_by_language_and_what_is_computed_stands_apart(plain: Files) -> None:
    made = of(plain, "linjaus", "LIN-0000-001")
    assert set(made["laskettu"]["otsikko"]) <= {"fi", "sv", "en"}
    assert isinstance(made["tiedot"]["otsikko"], dict)
    assert "tila" not in made["tiedot"]
    assert made["laskettu"]["tila"] in value(plain, "data/v1/tilat.json")["tilat"]["linjaus"]


def test_links_lead_back(plain: Files) -> None:
    pairs = set()
    back = set()
    for kind in KINDS:
        for one in records(plain, kind):
            for link in one["laskettu"]["viittaukset"]:
                pairs.add((one["tunnus"], link["kentta"], link["kohde"]))
            for link in one["laskettu"]["takaviittaukset"]:
                back.add((link["tunnus"], link["kentta"], one["tunnus"]))
    assert back
    published = {one["tunnus"] for kind in KINDS for one in records(plain, kind)}
    assert {pair for pair in pairs if pair[2] in published} == back


def test_an_overdue_matter_says_so_and_the_day_changes_it(
    publisher: Publisher, registry: Files
) -> None:
    import datetime as dt

    late = publisher(registry, "late", today=dt.date(2027, 11, 22))
    early = publisher(registry, "early", today=dt.date(2026, 11, 22))
    found = {
        one["tunnus"]: one["laskettu"]
        for one in records(late, "syote")
        if one["laskettu"]["maarapaiva"]
    }
    assert found
    for identifier, told in found.items():
        assert told["myohassa"] is (told["maarapaiva"] < "2027-11-22")
        before = of(early, "syote", identifier)["laskettu"]
        assert before["myohassa"] is (before["maarapaiva"] < "2026-11-22")


def test_a_withheld_record_is_absent_everywhere_but_for_its_notice(plain: Files) -> None:
    held = value(plain, "data/v1/syote.json")["pidatetyt"]
    assert [one["tunnus"] for one in held] == ["SYO-2026-0002", "SYO-2026-0003"]
    notice = value(plain, "data/v1/syote/SYO-2026-0002.json")
    assert "tietue" not in notice
    assert set(notice["pidatetty"]["selitys"]) == {"fi", "sv", "en"}
    secret = re.search(rb"otsikko: (.{12})", source("syotteet/2026/SYO-2026-0002.yaml"))
    assert secret
    open_data = [path for path in plain if not path.endswith(".html")]
    assert [path for path in open_data if secret[1] in plain[path]] == []
    waiting = source("syotteet/uudet/numeroimaton.yaml")
    title = re.search(rb"otsikko: (.{12})", waiting)
    assert title
    assert [path for path in plain if title[1] in plain[path]] == []


def source(path: str) -> bytes:
    return (Path(__file__).parents[1] / "publish" / "registry" / path).read_bytes()


def addresses(site: Files, path: str) -> Iterator[str]:
    for one in value(site, path)["tietueet"]:
        yield from one["sivu"].values()


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_that_the_data_names_is_there(site: Files, kind: str) -> None:
    for one in addresses(site, f"data/v1/{kind}.json"):
        place = one.removeprefix("https://rekisteri.example.org/koe/")
        assert f"{place}index.html" in site


# CSV


@pytest.mark.parametrize("kind", HELD)
@pytest.mark.parametrize(("ending", "delimiter"), [("", ","), ("-excel", ";")])
def test_the_rows_are_the_records_and_the_description_names_their_columns(
    plain: Files, kind: str, ending: str, delimiter: str
) -> None:
    content = plain[f"data/v1/{kind}{ending}.csv"]
    assert content.startswith(b"\xef\xbb\xbf") is (ending == "-excel")
    assert b"\r" not in content
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=delimiter))
    assert [row["tunnus"] for row in rows] == [one["tunnus"] for one in records(plain, kind)]
    told = value(plain, f"data/v1/{kind}{ending}.csv-metadata.json")
    assert told["url"] == f"{kind}{ending}.csv"
    assert [column["name"] for column in told["tableSchema"]["columns"]] == list(rows[0])
    assert told["dialect"]["delimiter"] == delimiter
    assert told["dc:source"] == HEAD
    for row, one in zip(rows, records(plain, kind), strict=True):
        assert row["esimerkki"] == ("true" if one["esimerkki"] else "false")
        assert original(row["laskettu_otsikko_fi"]) == one["laskettu"]["otsikko"].get("fi", "")
        assert row["laskettu_tila"] == (one["laskettu"]["tila"] or "")


def test_a_title_that_looks_like_a_formula_is_only_a_text(
    publisher: Publisher, registry: Files
) -> None:
    evil = "=HYPERLINK(1)"
    path = "ryhmat/vanha-ryhma/ryhma.yaml"
    registry[path] = re.sub(rb"(?m)^nimi: .*$", f'nimi: "{evil}"'.encode(), registry[path])
    site = publisher(registry)
    rows = csv.DictReader(io.StringIO(site["data/v1/ryhma.csv"].decode()))
    (row,) = (row for row in rows if row["tunnus"] == "vanha-ryhma")
    assert row["laskettu_otsikko_fi"] == f"'{evil}"
    assert of(site, "ryhma", "vanha-ryhma")["laskettu"]["otsikko"]["fi"] == evil


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n\0＝＋－＠a1 "), max_size=6))
def test_no_cell_begins_a_formula_and_every_text_can_be_had_back(text: str) -> None:
    written = str(safe(text))
    assert not written.startswith(tuple("=+-@\t\r\n\0＝＋－＠"))
    assert original(written) == text


def test_numbers_stay_numbers() -> None:
    assert [safe(one) for one in (-5, 1.5, True, None)] == [-5, 1.5, "true", ""]


# SQLite


@pytest.fixture
def database(plain: Files, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "rekisteri.sqlite"
    path.write_bytes(plain["data/v1/rekisteri.sqlite"])
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    yield connection
    connection.close()


def rows(database: sqlite3.Connection, question: str) -> list[Any]:
    return database.execute(question).fetchall()


def test_the_database_is_sound_and_holds_what_the_json_holds(
    database: sqlite3.Connection, plain: Files
) -> None:
    assert rows(database, "PRAGMA integrity_check") == [("ok",)]
    for kind in KINDS:
        found = rows(database, f"SELECT tunnus, json FROM {kind} ORDER BY tunnus")
        assert [json.loads(text) for _, text in found] == records(plain, kind)
    events = sum(len(one["tiedot"]["tapahtumat"]) for kind in KINDS for one in records(plain, kind))
    assert rows(database, "SELECT count(*) FROM tapahtuma") == [(events,)]
    links = sum(
        len(one["laskettu"]["viittaukset"]) for kind in KINDS for one in records(plain, kind)
    )
    assert rows(database, "SELECT count(*) FROM viittaus") == [(links,)]
    assert rows(
        database, "SELECT arvo FROM tieto WHERE avain IN ('commit', 'lisenssi') ORDER BY arvo"
    ) == [
        ("CC-BY-4.0",),
        (HEAD,),
    ]
    assert rows(database, "SELECT tunnus FROM pidatetty") == [
        ("SYO-2026-0002",),
        ("SYO-2026-0003",),
    ]


def test_every_column_of_every_table_is_explained_in_three_languages(
    database: sqlite3.Connection,
) -> None:
    tables = [
        name for (name,) in rows(database, "SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    there = {
        (table, one[1]) for table in tables for one in rows(database, f"PRAGMA table_info({table})")
    }
    told = set(
        rows(
            database,
            "SELECT taulu, sarake FROM sarake WHERE kuvaus_fi > '' AND kuvaus_sv > '' AND kuvaus_en > ''",
        )
    )
    assert there == told


def test_the_views_answer(database: sqlite3.Connection, plain: Files) -> None:
    every = sum(len(records(plain, kind)) for kind in KINDS)
    assert rows(database, "SELECT count(*) FROM tietue") == [(every,)]
    open_ones = [one for kind in KINDS for one in records(plain, kind) if one["laskettu"]["avoin"]]
    assert rows(database, "SELECT count(*) FROM avoin") == [(len(open_ones),)]
    late = [one for (one,) in rows(database, "SELECT laskettu_myohassa FROM avoin")]
    assert late == sorted(late, reverse=True)
    assert ("koeryhma",) in rows(database, "SELECT DISTINCT ryhma FROM ryhman_asiat")


# The catalogue


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("plain", "https://muualla.example/data/v1/"),
        ("addressed", "https://rekisteri.example.org/koe/data/v1/"),
    ],
)
def test_the_catalogue_is_linked_data_whose_files_are_there(
    request: pytest.FixtureRequest, name: str, base: str
) -> None:
    site: Files = request.getfixturevalue(name)
    graph = rdflib.Graph().parse(
        data=site["data/v1/catalog.jsonld"], format="json-ld", publicID=f"{base}catalog.jsonld"
    )
    dcat, dct = rdflib.Namespace("http://www.w3.org/ns/dcat#"), rdflib.DCTERMS
    (catalogue,) = graph.subjects(rdflib.RDF.type, dcat.Catalog)
    data = list(graph.objects(catalogue, dcat.dataset))
    assert len(data) == len(KINDS) + 1
    for one in (catalogue, *data):
        for wanted in (dct.title, dct.description):
            assert {text.language for text in graph.objects(one, wanted)} >= {"fi", "sv", "en"}
        assert list(graph.objects(one, dct.publisher))
    top = base.removesuffix("data/v1/")
    for one in data:
        files = list(graph.objects(one, dcat.distribution))
        assert files
        for file in files:
            (address,) = graph.objects(file, dcat.downloadURL)
            assert str(address).removeprefix(top) in site
            (licence,) = graph.objects(file, dct.license)
            assert str(licence) == "https://creativecommons.org/licenses/by/4.0/"


# All of it


def test_the_page_of_files_names_every_file_of_the_data(plain: Files) -> None:
    page = plain["avoin-data/tiedostot/index.html"].decode()
    named = set(re.findall(r"<code>/([^<]+)</code></a>", page))
    data = {
        path for path in plain if re.match(r"(data|schemas)/", path) and not is_one_record(path)
    }
    assert named == data | {"tapahtumat.atom", "kalenteri.ics"}
    links = re.findall(r'href="\.\./\.\./((?:data|schemas)/[^"]+)"', page)
    assert set(links) == data


def is_one_record(path: str) -> bool:
    return bool(re.fullmatch(r"data/v1/[a-z]+/[^/]+\.json", path))


def test_two_publications_are_the_same_bytes(publisher: Publisher, registry: Files) -> None:
    one = publisher(registry, "one")
    other = publisher(dict(reversed(registry.items())), "other")
    assert one == other
    texts = [path for path in one if path.endswith((".json", ".csv", ".jsonld"))]
    assert [path for path in texts if b"\r" in one[path]] == []
