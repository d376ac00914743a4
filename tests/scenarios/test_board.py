"""The Board (R-039, R-083): needs are compiled and taken there; its own field is not recommended on."""

from __future__ import annotations

from .matters import agreed, answered, guideline, need

GROUP = "digitaalisen-turvallisuuden-yhteistyo"
BOTH = ("SYO-2027-0001", "SYO-2027-0002")
ANSWERS = ("Kysymyksenne lokeista vietiin lautakunnalle.", "Kysymyksenne avaimista vietiin sinne.")
RECEIVED = "Lautakunta ottaa tarpeen suunnitelmaansa."


def test_a_need_is_compiled_from_two_inputs_and_taken_to_the_board(registry) -> None:
    # 1. Two networks ask about information security; the group handles both.
    for each, name in zip(BOTH, ("lokit", "avaimet"), strict=True):
        assert (
            registry.arrives(name, need(f"Kuinka kauan {name} säilytetään?"), "2027-02-03") == each
        )
        registry.does("2027-02-10", "move", each, "jalostettavana")
        settings = agreed("2027-03-02", GROUP, more=(f"otsikko=Säilytys: {name}",))
        registry.does("2027-03-02", "move", each, "kasiteltavana", *settings)

    # 2. A compiled need names what it was compiled from.
    lone = registry.run("2027-05-04", *taken(BOTH[0], ANSWERS[0]))
    assert lone.code == 1
    assert "koostetusta tarpeesta (koostettu) pitää näkyä" in lone.said
    for each, other, answer in zip(BOTH, BOTH[::-1], ANSWERS, strict=True):
        registry.does("2027-05-04", *taken(each, answer), "--set", f"liittyvat_syotteet=[{other}]")

    # 3. It is listed with how far it was prepared, and later with what the Board answered.
    page = registry.page("2027-05-04", "lautakunta")
    for words in ("Säilytys: lokit", "Säilytys: avaimet", "Koostettu tarve", "ei vielä vastausta"):
        assert words in page
    registry.does(
        "2027-06-10",
        *("move", BOTH[0], "--note", "--role", "sihteeristo", "--text", "Lautakunta vastasi."),
        *("--set", f"siirto_lautakunnalle.vastaanotto={RECEIVED}"),
    )
    assert RECEIVED in registry.page("2027-06-10", "lautakunta")
    assert RECEIVED in registry.page("2027-06-10", f"syotteet/{BOTH[0]}")
    page = registry.page("2027-06-10", f"syotteet/{BOTH[1]}")
    for words in (ANSWERS[1], "Päättynyt", "Asia päättyi ilman linjausta. Sekin on täysi tulos."):
        assert words in page
    assert "Behov som förts till informationshanteringsnämnden" in registry.page(
        "2027-06-10", "sv/lautakunta"
    )
    first = registry.git("rev-list", "--max-parents=0", "HEAD")
    assert registry.run("2027-06-10", "check", "--base", first).code == 0


def test_group_three_makes_no_security_recommendation_without_the_board(registry) -> None:
    draft = guideline(
        ("Lokien säilytys", "Lagring av loggar"),
        kind="suositus",
        author=GROUP,
        begun="2027-03-01",
        more="teemat: [tietoturvallisuus]\n",
    )
    registry.write("linjaukset/uudet/lokit.yaml", draft)
    registry.commit("Suositusluonnos", "2027-03-01")
    refused = registry.run("2027-03-01", "check", "--base", "none")
    assert refused.code == 1
    assert "tietoturvallisuuden suosituksista vastaa tiedonhallintalautakunta" in refused.said

    # With the Board's own output as its ground it stands.
    registry.write("linjaukset/2026/LIN-2026-001.yaml", BOARD)
    text = draft.replace("teemat:", "lautakuntaviite: LIN-2026-001\nteemat:")
    registry.write("linjaukset/uudet/lokit.yaml", text)
    registry.commit("Lautakunnan suositus", "2027-03-02")
    assert registry.run("2027-03-02", "check", "--base", "none").code == 0
    made = registry.numbered("2027-03-02")
    assert "Lautakunnan suositus" in registry.page("2027-03-02", f"linjaukset/{made}")
    assert made in registry.page("2027-03-02", "linjaukset/LIN-2026-001")


BOARD = """\
tunnus: LIN-2026-001
kieli: fi
laji: suositus
otsikko: {fi: Lautakunnan suositus, sv: Nämndens rekommendation}
tiivistelma: {fi: Vähimmäisvaatimukset., sv: Minimikrav.}
laatija: tiedonhallintalautakunta
peruste: ulkoinen
sitovuus: ei_sitova
kohderyhmat: [hallinnonalat]
lahteet: [{nimi: Koelähde, varmuus: alkuperainen_lahde}]
tapahtumat:
  - {pvm: 2026-01-07, laji: siirto, tila: hyvaksytty, rooli: yllapito}
"""


def taken(identifier: str, answer: str) -> tuple[str, ...]:
    """Return the move by which the responsible group closes an input by taking its need to the Board."""
    return (
        *("move", identifier, "paattynyt", "--role", "vastuuryhma"),
        *("--set", "siirto_lautakunnalle={pvm: 2027-05-04, laji: koostettu}"),
        *answered("2027-05-04", "siirto_lautakunnalle", answer),
    )
