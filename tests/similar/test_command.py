"""`kirjuri similar` as people run it, and the database it keeps beside the registry."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kirjuri import cli
from kirjuri.sources.inputs import inputs

SOUND = Path(__file__).parent.parent / "cases" / "sound"
ASKED = "Kuntien rajapintojen ylläpito"


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOUND, tmp_path / "registry"))


def run(registry: Path, *arguments: str, language: str = "en", given: str = "") -> Result:
    options = ["--lang", language, "-C", str(registry), "--today", "2026-11-22"]
    return CliRunner().invoke(
        cli.cli, [*options, "similar", *arguments], input=given, prog_name="kirjuri"
    )


def told(registry: Path, *arguments: str, **options: str) -> str:
    result = run(registry, *arguments, **options)
    assert result.exit_code == 0, result.output
    return result.stdout


def wrong(registry: Path, *arguments: str, given: str = "") -> str:
    result = run(registry, *arguments, given=given)
    assert result.exit_code == 2, result.output
    return result.output.splitlines()[-1]


def ids(registry: Path, *arguments: str, given: str = "") -> list[str]:
    text = told(registry, *arguments, "--format", "json", given=given)
    return [row["id"] for row in json.loads(text)["similar"]]


def add(registry: Path, identifier: str, title: str, *lines: str) -> Path:
    path = registry / "syotteet" / identifier[4:8] / f"{identifier}.yaml"
    path.parent.mkdir(exist_ok=True)
    known = (registry / "syotteet" / "2026" / "SYO-2026-0001.yaml").read_text("utf-8")
    text = known.replace("SYO-2026-0001", identifier).replace(
        "Yhteiset rajapinnat kuntien tietovarannoille", title
    )
    path.write_text("\n".join([text.rstrip(), *lines, ""]), "utf-8")
    return path


WHOLE = {
    "fi": """\
SYO-2026-0001  Yhteiset rajapinnat kuntien tietovarannoille
  Tila: Käsiteltävänä ryhmissä
  Yhteistä: ylläpito, kunta, rajapinta
  syotteet/SYO-2026-0001/

uusi:avoimet-rajapinnat  Gemensam plan för öppna gränssnitt
  Uusi syöte, joka odottaa numeroaan
  Yhteistä: kunta, rajapinta
  syotteet/uudet/avoimet-rajapinnat.yaml

2 syötettä voi koskea samaa asiaa. Luettelo on laskettu sanoista; ihminen arvioi, onko asia sama.
""",
    "sv": """\
SYO-2026-0001  Yhteiset rajapinnat kuntien tietovarannoille
  Status: Behandlas i grupperna
  Gemensamt: underhåll, kommun, gränssnitt
  sv/syotteet/SYO-2026-0001/

uusi:avoimet-rajapinnat  Gemensam plan för öppna gränssnitt
  Ett nytt inspel som väntar på sitt nummer
  Gemensamt: kommun, gränssnitt
  syotteet/uudet/avoimet-rajapinnat.yaml

2 inspel kan gälla samma sak. Listan är beräknad utifrån orden; om saken är densamma bedöms av en
människa.
""",
    "en": """\
SYO-2026-0001  Yhteiset rajapinnat kuntien tietovarannoille
  State: In handling
  Both speak of: maintenance, municipality, interface
  en/syotteet/SYO-2026-0001/

uusi:avoimet-rajapinnat  Gemensam plan för öppna gränssnitt
  A new input that waits for its number
  Both speak of: municipality, interface
  syotteet/uudet/avoimet-rajapinnat.yaml

2 inputs may be about the same thing. The list is computed from the words; people judge whether the
matter is the same.
""",
}


@pytest.mark.parametrize("language", WHOLE)
def test_whole_text(registry: Path, language: str) -> None:
    assert told(registry, ASKED, language=language) == WHOLE[language]


def test_words_need_no_quotes(registry: Path) -> None:
    assert told(registry, *ASKED.split()) == told(registry, ASKED)


def test_a_text_from_standard_input(registry: Path) -> None:
    assert told(registry, "-", given=ASKED) == told(registry, ASKED)


@pytest.mark.parametrize(
    "name", ["SYO-2026-0001", "syo-2026-0001", "syotteet/2026/SYO-2026-0001.yaml"]
)
def test_an_input_by_name_or_file_finds_others_and_not_itself(registry: Path, name: str) -> None:
    assert ids(registry, name) == ["uusi:avoimet-rajapinnat"]


def test_a_waiting_input_by_name(registry: Path) -> None:
    assert ids(registry, "uusi:avoimet-rajapinnat") == ["SYO-2026-0001"]


def test_nothing_is_found(registry: Path) -> None:
    assert told(registry, "saunavuorot") == "No input seems to be about the same thing.\n"


def test_the_most_that_is_told(registry: Path) -> None:
    assert ids(registry, ASKED, "--most", "1") == ["SYO-2026-0001"]


def test_rows_for_programs(registry: Path) -> None:
    data = json.loads(told(registry, ASKED, "--format", "json"))

    score = data["similar"][0].pop("score")
    assert 14 <= score <= 100
    assert data["version"] == 1
    assert data["similar"][0] == {
        "id": "SYO-2026-0001",
        "title": "Yhteiset rajapinnat kuntien tietovarannoille",
        "sample": False,
        "state": "kasiteltavana",
        "state_name": "In handling",
        "open": True,
        "shared": "maintenance; municipality; interface",
        "linked": False,
        "page": "en/syotteet/SYO-2026-0001/",
        "path": "syotteet/2026/SYO-2026-0001.yaml",
    }


def test_rows_for_spreadsheets(registry: Path) -> None:
    text = told(registry, ASKED, "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["id"] for row in rows] == ["SYO-2026-0001", "uusi:avoimet-rajapinnat"]


def test_an_address_is_whole_when_the_settings_give_the_sites(registry: Path) -> None:
    settings = registry / "kirjuri.yaml"
    settings.write_text(
        settings.read_text("utf-8") + "sivusto: https://example.org/rekisteri/\n", "utf-8"
    )

    assert "https://example.org/rekisteri/sv/syotteet/SYO-2026-0001/" in told(
        registry, ASKED, language="sv"
    )


def test_markdown_takes_nothing_of_a_title_for_its_own(registry: Path) -> None:
    add(registry, "SYO-2026-0002", "'[x](http://y) @nimi #12 <b> rajapinta'")

    text = told(registry, "rajapinta", "--format", "markdown", "--most", "1")

    joiner = "\N{WORD JOINER}"
    title = rf"\[x\]\(http:{joiner}//y\) @{joiner}nimi \#{joiner}12 \<b\> rajapinta"
    assert text.splitlines()[:2] == [
        f"- [SYO-2026-0002](en/syotteet/SYO-2026-0002/) {title}",
        "  - State: In handling",
    ]


def test_what_people_have_linked_is_told(registry: Path) -> None:
    add(registry, "SYO-2026-0002", "Rajapinnat taas", "liittyvat_syotteet: [SYO-2026-0001]")

    assert "  Already written down as related\n" in told(registry, "SYO-2026-0001")


class TestMisuse:
    def test_an_unknown_identifier(self, registry: Path) -> None:
        assert wrong(registry, "SYO-2026-0011") == (
            "Error: there is no input 'SYO-2026-0011'; did you mean 'SYO-2026-0001'?"
        )

    def test_a_name_like_no_other(self, registry: Path) -> None:
        assert wrong(registry, "xyz.yaml") == "Error: there is no input 'xyz.yaml'"

    def test_no_text(self, registry: Path) -> None:
        assert wrong(registry, "-", given=" \n") == "Error: there is no text to compare"

    def test_an_input_that_cannot_be_read(self, registry: Path) -> None:
        (registry / "syotteet" / "2026" / "SYO-2026-0001.yaml").write_text("a: [", "utf-8")

        result = run(registry, "SYO-2026-0001")

        assert str(result.exception) == (
            "'syotteet/2026/SYO-2026-0001.yaml' cannot be read; 'kirjuri check' says why"
        )


class TestTheDatabase:
    """`.kirjuri/inputs.sqlite`: never needed, never wrong."""

    def test_a_changed_an_added_and_a_removed_input_are_seen(self, registry: Path) -> None:
        assert ids(registry, "saunavuorot") == []
        added = add(registry, "SYO-2026-0002", "Saunavuorojen varaus")
        assert ids(registry, "saunavuorot") == ["SYO-2026-0002"]
        added.write_text(added.read_text("utf-8").replace("Saunavuorojen", "Kelkkojen"), "utf-8")
        assert ids(registry, "saunavuorot") == []
        assert ids(registry, "kelkat") == ["SYO-2026-0002"]
        added.unlink()
        assert ids(registry, "kelkat") == []

    @pytest.mark.parametrize(
        "content", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 4096]
    )
    def test_a_damaged_one_is_made_again(self, registry: Path, content: bytes) -> None:
        expected = told(registry, ASKED)
        (registry / ".kirjuri" / "inputs.sqlite").write_bytes(content)

        assert told(registry, ASKED) == expected
        assert told(registry, ASKED) == expected

    def test_one_of_other_words_is_made_again(self, registry: Path) -> None:
        expected = told(registry, ASKED)
        with sqlite3.connect(registry / ".kirjuri" / "inputs.sqlite") as base:
            base.execute("UPDATE form SET digest = 'old'")
            base.execute("UPDATE text SET terms = '{}'")
        base.close()

        assert told(registry, ASKED) == expected

    def test_without_one_the_answer_is_the_same(self, registry: Path) -> None:
        expected = told(registry, ASKED)
        shutil.rmtree(registry / ".kirjuri")
        (registry / ".kirjuri").write_text("a file in its place", "utf-8")

        assert told(registry, ASKED) == expected

    def test_both_ways_tell_the_same_of_every_text(self, registry: Path, tmp_path: Path) -> None:
        for number, title in enumerate(
            ("Kuntien laskut", "Rajapinnan kuvaus", "Kunnan rajapinta"), 2
        ):
            add(registry, f"SYO-2026-{number:04d}", title)
        known = inputs(registry)
        kept, plain = known.index(tmp_path / "cache"), known.index(Path("/dev/null/none"))

        for text in ("laskut", "rajapinta kunnassa", "kuvaukset", "kommunernas gränssnitt"):
            assert [(m.record.id, m.shared) for m in kept.similar(text)] == [
                (m.record.id, m.shared) for m in plain.similar(text)
            ]

    def test_no_other_file_of_the_registry_is_touched(self, registry: Path) -> None:
        before = {p: p.read_bytes() for p in registry.rglob("*") if p.is_file()}

        told(registry, ASKED)

        after = {p: p.read_bytes() for p in registry.rglob("*") if p.is_file()}
        assert after.keys() - before.keys() == {registry / ".kirjuri" / "inputs.sqlite"}
        assert {path: after[path] for path in before} == before
