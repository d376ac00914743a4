"""One state and one step more in a table of a scratch registry: everything that people meet changes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kirjuri import app
from kirjuri.model.policy import Policy
from kirjuri.sources.policy import load_policy

from .conftest import ROOT, TODAY

STATE = """
  lepaamassa:
    nimi: {fi: Lepäämässä, sv: Vilar, en: Resting}
    kuvaus: {fi: Asia lepää hetken., sv: Ärendet vilar en stund., en: The matter rests for a while.}
    seuraavaksi: {fi: Ryhmä herättää asian., sv: Gruppen väcker ärendet., en: The group wakes the matter.}
    vuoro: ryhma
    vaihe: 2
    avoin: true
    laskettu: false
    vaatii:
      - kentta: tiivistelma
"""
STEP = """
  - tunnus: T99
    mista: [vastaanotettu]
    mihin: lepaamassa
    nimi: {fi: Lepoon laskeminen, sv: Ärendet läggs i vila, en: Laying to rest}
    kuka: [sihteeristo]
    tavoite: {arkipaivia: 3}
    vaatii: []
"""
RECORD = """\
kieli: fi
tyyppi: kehittaminen
jattaja: {laji: verkosto, nimi: Koeverkosto, yhteys: sihteeristolla}
alkuperainen: {otsikko: Koe, kuvaus: Kokeillaan., toivottu_tulos: Nähdään.}
rajat_ylittava: [organisaatio]
tunnus: SYO-2026-0001
otsikko: Koe
tapahtumat:
  - {pvm: 2026-02-02, laji: siirto, tila: kirjattu, rooli: jattaja}
  - {pvm: 2026-02-03, laji: siirto, tila: vastaanotettu, rooli: sihteeristo}
  - {pvm: 2026-02-04, laji: siirto, tila: lepaamassa, rooli: sihteeristo}
"""
PLACE = "syotteet/2026/SYO-2026-0001.yaml"


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A registry with the project's schemas and one input that rests."""
    root = tmp_path / "rekisteri"
    shutil.copytree(ROOT / "schemas", root / "schemas")
    shutil.copy(ROOT / "kirjuri.yaml", root)
    (root / PLACE).parent.mkdir(parents=True)
    (root / PLACE).write_text(RECORD, "utf-8")
    return root


def add_to_the_table(root: Path) -> None:
    """Put the state after `vastaanotettu` and the step at the end of the steps."""
    path = root / "schemas/elinkaaret/syote.yaml"
    text = path.read_text("utf-8")
    before, after = text.split("\n  jalostettavana:\n")
    text = before + STATE + "\n  jalostettavana:\n" + after
    steps, rest = text.split("\n# The part of one group")
    path.write_text(steps.rstrip() + STEP + "\n# The part of one group" + rest, "utf-8")


def states_of(policy: Policy) -> list[str]:
    events = policy.schemas["syote"]["properties"]["tapahtumat"]  # type: ignore[index]
    found: list[str] = []
    collect(events, found)
    return found


def collect(part: object, found: list[str]) -> None:
    if isinstance(part, dict):
        if part.get("x-elinkaari") is True:
            found += part["enum"]
        for inner in part.values():
            collect(inner, found)
    elif isinstance(part, list):
        for inner in part:
            collect(inner, found)


def found_by_the_check(root: Path) -> list[tuple[str, str]]:
    outcome = app.check(root, today=TODAY)
    return sorted(
        (d.code, str(d.problem.values.get("field", ""))) for d in outcome.findings.diagnostics
    )


def test_one_row_more_changes_schema_verdict_explanation_page_and_diagram(
    scratch: Path, published: Callable[..., dict[str, str]]
) -> None:
    files = {PLACE: RECORD}
    before = load_policy(scratch)
    page = published(files, by=before)["elinkaari/syote/index.html"]
    assert "lepaamassa" not in states_of(before)
    assert [code for code, _ in found_by_the_check(scratch)] == ["KR103"]
    assert app.explain("lepaamassa", scratch, "fi", today=TODAY) is None
    assert "Lepäämässä" not in page

    app.refresh(scratch, write=True)
    add_to_the_table(scratch)

    after = load_policy(scratch)
    assert app.refresh(scratch, write=False) == [
        "schemas/syote.schema.json",
        ".github/ISSUE_TEMPLATE/toimi.fi.yml",
        ".github/ISSUE_TEMPLATE/toimi.sv.yml",
    ]
    assert states_of(after) == [
        each
        for one in states_of(before)
        for each in (("lepaamassa", one) if one == "jalostettavana" else (one,))
    ]
    assert found_by_the_check(scratch) == [("KR306", "tiivistelma")]
    told = app.explain("lepaamassa", scratch, "fi", today=TODAY)
    assert told is not None
    assert "Asia lepää hetken." in told
    assert "T99" not in page
    pages = published(files, by=after)
    for path, name, named in (
        ("", "Lepäämässä", "Lepoon laskeminen"),
        ("sv/", "Vilar", "Ärendet läggs i vila"),
        ("en/", "Resting", "Laying to rest"),
    ):
        text = pages[f"{path}elinkaari/syote/index.html"]
        picture, _, tables = text.partition("</svg>")
        assert f">{name}</text>" in picture
        assert f">T99: {named}</title>" in picture
        assert 'id="tila-lepaamassa"' in tables
        assert f">{named}</span>" in tables

    (scratch / PLACE).write_text(RECORD + "tiivistelma: Lyhyesti.\n", "utf-8")
    assert found_by_the_check(scratch) == []


def test_a_step_that_the_table_does_not_have_is_still_refused(scratch: Path) -> None:
    add_to_the_table(scratch)
    text = RECORD.replace(
        "vastaanotettu, rooli: sihteeristo}\n", "jalostettavana, rooli: sihteeristo}\n"
    )
    (scratch / PLACE).write_text(text + "tiivistelma: Lyhyesti.\n", "utf-8")
    codes = [code for code, _ in found_by_the_check(scratch)]
    assert set(codes) == {"KR304"}
