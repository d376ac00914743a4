"""`kirjuri receipt`: the message at every state, in the language of the input, ready to send."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kirjuri import showing
from kirjuri.render.receipt import receipt
from kirjuri.sources.policy import bundled

Run = Callable[..., Result]
ROOT = bundled().parent
TODAY = dt.date(2026, 11, 22)
ID = "SYO-2026-0001"

FINNISH = """\
SYO-2026-0001: Yhteiset rajapinnat kuntien tietovarannoille

Kiitos syötteestänne 'Yhteiset rajapinnat kuntien tietovarannoille'. Se
kirjattiin 2.2.2026, ja sen tunnus on SYO-2026-0001.

NÄIN YMMÄRSIMME ASIAN
Asian tyyppi: Suunniteltu tai käynnissä oleva kehittäminen.
Prosessi: A. Verkostojen ja ekosysteemien kehittämisestä noussut tarve.

  Kuka ylläpitää kuntien yhteistä rajapintaa?

Jos ymmärsimme jotakin väärin, kertokaa siitä meille.

MISSÄ ASIA ON NYT
Tila: Käsiteltävänä ryhmissä, 2.3.2026 alkaen.
Asetetut ryhmät käsittelevät syötettä sovitulla tavalla ja aikataululla.

MITÄ SEURAAVAKSI TAPAHTUU
Vastuuryhmä muodostaa kannan, jää seuraamaan asiaa tai alkaa valmistella
linjausta.
Kuka toimii: Arkkitehtuuriyhteistyö.
Viimeistään 31.3.2027 käsittelylle asetetun aikataulun mukaan.
Aika ei kulu rekisterin kesätauolla 1.7.–31.7.

NÄIN ASIAA KÄSITELLÄÄN
Sovittu 2.3.2026.
Vastuuryhmä: Arkkitehtuuriyhteistyö.

  Käsitellään arkkitehtuuriyhteistyön kokouksissa.

NÄIN SEURAATTE ASIAA JA OSALLISTUTTE
Asia löytyy rekisteristä tunnuksella SYO-2026-0001.
Jos haluatte täydentää syötettä tai perua sen, vastatkaa tähän viestiin.

Tämä viesti ei ole hallintopäätös, eikä rekisteri korvaa minkään
viranomaisen asiarekisteriä.
Koerekisteri
"""
SWEDISH = """\
Gemensam plan för öppna gränssnitt

Tack. Ert inspel 'Gemensam plan för öppna gränssnitt' har kommit in.

SÅ FÖRSTOD VI ÄRENDET
Typ av ärende: Strategi eller plan.
Ni önskar: En rekommendation.
Om vi har missförstått något, berätta det för oss.

VAR ÄRENDET STÅR
Sekretariatet kontrollerar inspelet. När det har godkänts i registret får
det sin beteckning.

SÅ FÖLJER NI ÄRENDET OCH DELTAR
Om ni vill komplettera inspelet eller återta det, svara på detta meddelande.

Detta meddelande är inget förvaltningsbeslut, och registret ersätter ingen
myndighets ärenderegister.
Testregister
"""


def edit(registry: Path, old: str, new: str) -> None:
    path = registry / "syotteet/2026/SYO-2026-0001.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def settings(registry: Path, more: str) -> None:
    path = registry / "kirjuri.yaml"
    path.write_text(path.read_text("utf-8") + more, "utf-8")


SAMPLES = showing.look(ROOT, TODAY)


@pytest.mark.parametrize("record", list(SAMPLES.context.registry.of("syote")), ids=lambda r: r.id)
def test_every_input_of_the_registry_has_its_message(record: object) -> None:
    context = SAMPLES.context
    table = context.policy.lifecycles["syote"]
    made = receipt(record, context)  # type: ignore[arg-type]
    words = " ".join(made.split())
    language = record.language  # type: ignore[attr-defined]
    from kirjuri.derive.state import state

    now = state(record, table)  # type: ignore[arg-type]
    assert now is not None
    assert now.names.by_language[language] in words
    assert now.next_step.by_language[language] in words
    assert record.id in made  # type: ignore[attr-defined]
    assert ("Kuka toimii: " in made or "Vem som agerar: " in made) is (now.turn != "ei_kukaan")
    other = {"fi": ("Tack", "Status:", "Thank"), "sv": ("Kiitos", "Tila:", "Thank")}[language]
    assert not [word for word in other if word in made]
    assert all(len(line) <= 76 for line in made.splitlines() if " " in line.strip())


def test_samples_of_the_registry_show_every_state_that_is_written() -> None:
    from kirjuri.derive.state import state_key

    seen = {state_key(record) for record in SAMPLES.context.registry.of("syote")}
    assert seen == set(SAMPLES.context.policy.lifecycles["syote"].written)


def test_the_whole_message_in_finnish(registry: Path, run: Run) -> None:
    settings(registry, "tauot:\n  pyhapaivat: fi\n  kesatauko: {alku: 07-01, loppu: 07-31}\n")

    assert run("receipt", ID).output == FINNISH


def test_the_whole_message_of_a_new_swedish_input(run: Run) -> None:
    assert run("receipt", "uusi:avoimet-rajapinnat").output == SWEDISH


def test_at_the_close_the_answer_comes_first(registry: Path, run: Run) -> None:
    run(
        *("move", ID, "paattynyt", "--set", "paatos.tapa=ei_linjausta"),
        *("--set", "paatos.pvm=2026-11-22", "--set", "paatos.perustelu=Ei tarvita."),
        *("--set", "paatos.vastaus_jattajalle=Kiitos.\n\nVoitte edetä."),
    )

    made = run("receipt", ID).output

    assert "VASTAUKSEMME\n" in made
    assert made.index("  Kiitos.\n\n  Voitte edetä.\n") < made.index("NÄIN YMMÄRSIMME ASIAN")
    assert "Kuka toimii" not in made


def test_with_a_site_the_address_is_given(registry: Path, run: Run) -> None:
    settings(registry, "sivusto: https://rekisteri.example/\n")

    assert (
        "Seuratkaa asiaa täällä: https://rekisteri.example/syotteet/SYO-2026-0001/\n"
        in run("receipt", ID).output
    )


def test_a_passed_day_is_regretted_but_the_submitter_is_only_asked(
    registry: Path, run: Run
) -> None:
    edit(registry, "tavoite_loppu: 2027-03-31", "tavoite_loppu: 2026-11-01")
    assert "Päivä on jo mennyt. Pahoittelemme viivästystä." in run("receipt", ID).output

    run("move", ID, "odottaa_jattajaa", "--date", "2026-10-01", "--text", "Mitä tarkoitatte?")

    made = run("receipt", ID).output
    assert "Toivomme vastaustanne viimeistään 15.10.2026." in made
    assert "Pahoittelemme" not in made
    assert "  Mitä tarkoitatte?\n" in made


def test_markdown_calls_nobody_and_shows_no_picture(registry: Path, run: Run) -> None:
    edit(registry, "  otsikko: ", "  otsikko: '@kaikki *tähti* <b> #12 [x](y) ")
    path = registry / "syotteet/2026/SYO-2026-0001.yaml"
    text = path.read_text("utf-8").split("\n")
    line = next(i for i, one in enumerate(text) if "@kaikki" in one)
    text[line] += "'"
    path.write_text("\n".join(text), "utf-8")

    made = run("receipt", ID, "--format", "markdown").output

    assert "`@kaikki` \\*tähti\\* \\<b\\> `#12` \\[x\\](y)" in made


def test_only_inputs_have_submitters(run: Run) -> None:
    result = run("receipt", "LIN-2026-001")

    assert result.exit_code == 2
    assert (
        "a message is written to the submitter of an input, and 'LIN-2026-001' is not an input"
        in result.output
    )
