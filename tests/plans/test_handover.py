"""The handover of an ended group's matters: whole or not at all, and the queue that asks for it."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kirjuri import app, cli
from kirjuri.derive.duties import Work, duties
from kirjuri.derive.state import part, responsible
from kirjuri.model.record import Record

from .conftest import SOUND, group

DAY = "2026-11-22"
MATTER = "SYO-2026-0001"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The sound registry on a disk, with a group at work and one that has ended."""
    made = tmp_path / "registry"
    shutil.copytree(SOUND, made)
    for name, more, state in (
        ("seuraaja", "", "toiminnassa"),
        ("mennyt", "paattymisperuste: Toimikausi päättyi.\n", "lakkautettu"),
    ):
        (made / "ryhmat" / name).mkdir()
        (made / "ryhmat" / name / "ryhma.yaml").write_text(group(name, more, state), "utf-8")
    return made


def run(root: Path, *arguments: str, language: str = "en") -> tuple[int, str]:
    result = CliRunner().invoke(
        cli.cli, ["-C", str(root), "--lang", language, "--today", DAY, *arguments]
    )
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def matter(root: Path) -> Record:
    outcome = app.check(root, today=dt.date.fromisoformat(DAY))
    assert [d.problem.says for d in outcome.findings.diagnostics] == []
    return outcome.context.registry.by_id[MATTER]


def test_a_matter_passes_with_its_role_and_the_old_group_keeps_its_place_as_done(
    root: Path,
) -> None:
    code, said = run(
        root, "handover", "arkkitehtuuri", "--to", "seuraaja", "--reference", "Kokous 1"
    )

    found = matter(root)
    assert code == 0
    assert f"kirjuri receipt {MATTER}" in said
    assert responsible(found) == "seuraaja"
    assert part(found, "arkkitehtuuri") == "valmis"
    assert [(e.kind, e.group, e.reference) for e in found.events[-2:]] == [
        ("merkinta", "seuraaja", "Kokous 1"),
        ("siirto", "arkkitehtuuri", "Kokous 1"),
    ]


def test_the_secretariat_takes_what_no_successor_is_named_for(root: Path) -> None:
    assert run(root, "handover", "arkkitehtuuri")[0] == 0
    assert responsible(matter(root)) == "sihteeristo"


def test_the_group_s_own_record_names_the_successor(root: Path) -> None:
    path = root / "ryhmat/arkkitehtuuri/ryhma.yaml"
    path.write_text(
        path.read_text("utf-8").replace("lahteet:", "seuraaja: seuraaja\nlahteet:"), "utf-8"
    )

    assert run(root, "handover", "arkkitehtuuri")[0] == 0
    assert responsible(matter(root)) == "seuraaja"


@pytest.mark.parametrize(
    ("receiver", "why"),
    [
        ("mennyt", "the group 'mennyt' cannot take the open inputs: it is ended"),
        ("arkkitehtuuri", "a group cannot hand its matters to itself"),
    ],
)
def test_nothing_passes_to_a_group_that_cannot_take_it(root: Path, receiver: str, why: str) -> None:
    path = root / "syotteet/2026/SYO-2026-0001.yaml"
    before = path.read_bytes()

    code, said = run(root, "handover", "arkkitehtuuri", "--to", receiver)

    assert code == 1
    assert why in said
    assert path.read_bytes() == before


def test_what_is_no_group_is_a_wrong_call(root: Path) -> None:
    code, said = run(root, "handover", MATTER)

    assert code == 2
    assert f"'{MATTER}' is not a group" in said


def test_a_group_without_open_matters_has_nothing_to_hand_over(root: Path) -> None:
    assert run(root, "handover", "seuraaja") == (0, "The group has no open matters to hand over.\n")


EVALUATION = """\
tunnus: ARV-sihteeristo-2026-01
kieli: fi
otsikko: Arkkitehtuuriyhteistyön arviointi
tiivistelma: Työ on päällekkäistä.
kohde: {laji: ryhma, ryhma: arkkitehtuuri}
aineisto: Rekisterin tiedot.
itsearviointi:
  - {kriteeri: sujuvuus, arvio: osin, perustelu: Käsittely viivästyi.}
kustannusvaikuttavuus: Hyöty jäi vähäiseksi.
johtopaatos: puretaan
johtopaatos_perustelu: Päällekkäinen työ puretaan.
avoimet_syotteet: {siirtyvat: sihteeristo, jattajille_kerrotaan: Viestillä.}
paatos: {pvm: 2026-11-10, viite: Kokous 9/2026}
tapahtumat:
  - {pvm: 2026-11-01, laji: siirto, tila: kaynnissa, rooli: sihteeristo}
  - {pvm: 2026-11-10, laji: siirto, tila: valmis, rooli: sihteeristo}
"""


def asked(root: Path) -> list[tuple[str, str, str]]:
    context = app.check(root, today=dt.date.fromisoformat(DAY)).context
    found = (duty for duty in duties(context) if duty.work is Work.CONCLUSION)
    return [(duty.holder, duty.group, duty.command) for duty in found]


def test_the_queue_asks_for_the_handover_then_for_the_end_and_then_for_nothing(root: Path) -> None:
    path = root / "ryhmat/sihteeristo/ARV-sihteeristo-2026-01.yaml"
    path.write_text(EVALUATION, "utf-8")
    assert asked(root) == [("sihteeristo", "", "kirjuri handover arkkitehtuuri")]

    run(root, "handover", "arkkitehtuuri", "--to", "seuraaja")
    assert asked(root) == [
        ("asettaja", "arkkitehtuuri", "kirjuri move arkkitehtuuri paattynyt --role asettaja")
    ]

    ended = root / "ryhmat/arkkitehtuuri/ryhma.yaml"
    ended.write_text(
        ended.read_text("utf-8").replace("lahteet:", "paattymisperuste: Arviointi.\nlahteet:")
        + "  - {pvm: 2026-11-20, laji: siirto, tila: paattynyt, rooli: asettaja}\n",
        "utf-8",
    )
    assert asked(root) == []


def test_a_redirection_is_asked_for_until_the_group_has_been_redirected(root: Path) -> None:
    path = root / "ryhmat/sihteeristo/ARV-sihteeristo-2026-01.yaml"
    turned = EVALUATION.replace("kohde: {laji: ryhma, ryhma: arkkitehtuuri}", TARGET)
    path.write_text(turned.replace("puretaan\njohto", TURNED), "utf-8")
    move = "kirjuri move seuraaja suunnattu_uudelleen --role asettaja"
    assert asked(root) == [("asettaja", "seuraaja", move)]

    group_file = root / "ryhmat/seuraaja/ryhma.yaml"
    event = "  - {pvm: 2026-11-20, laji: siirto, tila: suunnattu_uudelleen, rooli: asettaja}\n"
    group_file.write_text(group_file.read_text("utf-8") + event, "utf-8")
    assert asked(root) == []


TARGET = "kohde: {laji: ryhma, ryhma: seuraaja}"
TURNED = "suunnataan_uudelleen\nuusi_suunta: Käyttöönotto.\njohto"
