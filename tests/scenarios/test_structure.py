"""A group is evaluated and ended (R-024, R-066): its open inputs go on, and its page keeps the history."""

from __future__ import annotations

OLD, NEW = "koeryhma", "ict-palvelutuotannon-ohjauksen-yhteistyo"
APPROVER = "julkisen-hallinnon-tiedonhallinnan-yhteistyo"
INPUT, EVALUATION = "SYO-2027-0001", f"ARV-{APPROVER}-2027-01"
GROUP = """\
tunnus: koeryhma
nimi: {fi: Lomakkeiden yhteistyö, sv: Samarbetet kring blanketter, en: Forms cooperation}
laji: asetettu_ryhma
kuvaus: {fi: Sovittaa yhteen sähköisiä lomakkeita., sv: Samordnar blanketter., en: Coordinates forms.}
asettaja: Koeasettaja
perustamisperuste: Lomakkeita tehtiin monessa paikassa.
kytkenta_viranomaistoimintaan: Virastot käyttävät yhteisiä lomakkeita.
hyvaksyja: {ryhma: julkisen-hallinnon-tiedonhallinnan-yhteistyo}
toimikausi: {alku: 2026-01-01, loppu: 2028-12-31}
lahteet:
  - {nimi: Koelähde, varmuus: alkuperainen_lahde}
tapahtumat:
  - {pvm: 2026-01-01, laji: siirto, tila: asetettu, rooli: asettaja}
"""
NEED = """\
kieli: sv
tyyppi: kehittaminen
jattaja: {laji: viranomainen, nimi: Provkommunen, yhteys: sihteeristolla}
alkuperainen:
  otsikko: En gemensam blankett för flyttanmälan
  kuvaus: Varje kommun har sin egen blankett.
  toivottu_tulos: En riktlinje om en gemensam blankett.
rajat_ylittava: [organisaatio]
"""
EVALUATED = """\
kieli: fi
otsikko: {fi: Lomakkeiden yhteistyön arviointi, sv: Utvärdering av samarbetet kring blanketter}
tiivistelma: Työ on päällekkäistä.
kohde: {laji: ryhma, ryhma: koeryhma}
aineisto: Rekisterin tiedot.
itsearviointi:
  - {kriteeri: koordinointi, arvio: ei_toteudu, perustelu: Samaa asiaa käsiteltiin kahdessa ryhmässä.}
kustannusvaikuttavuus: Hyöty jäi vähäiseksi.
tapahtumat:
  - {pvm: 2027-05-03, laji: siirto, tila: kaynnissa, rooli: ryhma}
"""


def test_a_group_is_ended_and_its_open_inputs_pass_to_its_successor(registry) -> None:
    # 1. The group handles an input, together with another group that is only taking part.
    registry.write(f"ryhmat/{OLD}/ryhma.yaml", GROUP)
    registry.write("syotteet/uudet/blankett.yaml", NEED)
    registry.commit("Ryhmä ja syöte", "2027-02-01")
    registry.does("2027-02-01", "number")
    registry.does("2027-02-08", "move", INPUT, "jalostettavana", "--text", "Jalostaminen alkoi.")
    registry.does(
        "2027-03-01",
        *("move", INPUT, "kasiteltavana"),
        *("--set", "otsikko=En gemensam blankett för flyttanmälan"),
        *("--set", "tiivistelma=Kommunerna behöver en gemensam blankett."),
        *("--set", "kuvaus=Varje kommun har sin egen blankett."),
        *("--set", "prosessi=B"),
        *(
            "--set",
            "suunnittelutarve={kuvaus: Blanketten upphandlas., laji: muu, hallinnonrajat: [VM, SM]}",
        ),
        *(
            "--set",
            (
                "kasittelytapa={kuvaus: Käsitellään kokouksissa., yhteisymmarrys: kylla,"
                " sovittu_pvm: 2027-03-01, aikataulu: {tavoite_loppu: 2027-12-31},"
                " fasilitoija: sihteeristo}"
            ),
        ),
        *("--set", f"kasittely+={{ryhma: {OLD}, rooli: vastuu}}"),
        *("--set", f"kasittely+={{ryhma: {NEW}, rooli: osallistuva}}"),
        *("--set", "pidetaan_ajan_tasalla+={taho: Provkommunen}"),
    )
    registry.does("2027-03-10", "move", INPUT, "kaynnissa", "--group", OLD)
    registry.does("2027-03-10", "move", INPUT, "kaynnissa", "--group", NEW)

    # 2. An evaluation ends the group's work; it says to whom the open inputs go.
    registry.write(f"ryhmat/{APPROVER}/uudet/arviointi.yaml", EVALUATED)
    registry.commit("Arviointi", "2027-05-03")
    registry.does("2027-05-03", "number")
    concluded = (
        *("move", EVALUATION, "valmis", "--role", "ryhma", "--reference", "Kokous 3/2027"),
        *("--set", "johtopaatos=puretaan"),
        *("--set", "johtopaatos_perustelu=Päällekkäinen työ puretaan."),
        *("--set", "paatos={pvm: 2027-06-01, viite: Kokous 3/2027}"),
    )
    refused = registry.run("2027-06-01", *concluded)
    assert refused.code == 1
    assert "'avoimet_syotteet'" in refused.said
    registry.does(
        "2027-06-01",
        *concluded,
        "--set",
        f"avoimet_syotteet={{siirtyvat: {NEW}, jattajille_kerrotaan: Viestillä siirtopäivänä.}}",
    )
    page = registry.page("2027-06-01", f"ryhmat/{APPROVER}/{EVALUATION}")
    assert "Johtopäätös: Puretaan" in page
    assert "Ryhmän pöydällä on yhä: En gemensam blankett" in page
    queue = registry.run("2027-06-02", "queue").said
    assert f"kirjuri handover {OLD}" in queue

    # 3. As long as an input is on its table the group cannot be ended.
    ending = (
        *("move", OLD, "lakkautettu", "--role", "asettaja", "--reference", EVALUATION),
        *("--set", f"seuraaja={NEW}", "--set", "paattymisperuste=Arvioinnin johtopäätös."),
    )
    refused = registry.run("2027-06-30", *ending)
    assert refused.code == 1
    assert f"asia '{INPUT}' on yhä sen pöydällä" in refused.said

    # 4. One command hands everything over and says whom to tell; a second time there is nothing to do.
    said = registry.does("2027-06-30", "handover", OLD, "--to", NEW, "--reference", EVALUATION)
    assert f"kirjuri receipt {INPUT}" in said
    assert "ei ole avoimia asioita" in registry.does("2027-06-30", "handover", OLD, "--to", NEW)
    registry.does("2027-06-30", *ending)
    assert registry.run("2027-06-30", "check").code == 0

    # 5. The input's page tells in the submitter's language that it passed, and who answers for it now.
    page = registry.page("2027-06-30", f"sv/syotteet/{INPUT}")
    assert (
        "Ärendet övergår från gruppen ”Samarbetet kring blanketter” till gruppen "
        "”Samarbetet kring styrning av ICT-tjänsteproduktionen”" in page
    )
    shown = registry.run("2027-06-30", "show", INPUT).said
    assert "Vuorossa: ICT-palvelutuotannon ohjauksen yhteistyö" in shown
    assert INPUT in registry.does("2027-06-30", "receipt", INPUT)

    # 6. The group's page keeps its history, the successor's page its origin, and no turn is left.
    page = registry.page("2027-06-30", f"ryhmat/{OLD}")
    for kept in ("Lakkautettu", "Arvioinnin johtopäätös.", "En gemensam blankett", "Valmis"):
        assert kept in page
    assert "Lomakkeiden yhteistyö" in registry.page("2027-06-30", f"ryhmat/{NEW}")
    assert "Ryhmän pöydällä ei ole enää avoimia syötteitä." in registry.page(
        "2027-06-30", f"ryhmat/{APPROVER}/{EVALUATION}"
    )
    assert f"handover {OLD}" not in registry.run("2027-07-01", "queue").said
    first = registry.git("rev-list", "--max-parents=0", "HEAD")
    assert registry.run("2027-06-30", "check", "--base", first).code == 0
