"""Process A (R-147): a network's need, from its arrival to its close, with the public commands alone."""

from __future__ import annotations

NEED = """\
# yaml-language-server: $schema=../../schemas/syote.schema.json
kieli: fi
tyyppi: kehittaminen
kehittamisen_vaihe: kaynnissa
jattaja:
  laji: verkosto
  nimi: Koeverkosto
  yhteys: sihteeristolla
alkuperainen:
  otsikko: Kuka pitää yllä kuntien yhteistä rajapintaa?
  kuvaus: |
    Verkosto on kokeillut yhteistä rajapintaa kolmessa kunnassa.

    Kokeilu jäi kesken, koska vastuuta ei ole sovittu.
  toivottu_tulos: Linjaus siitä, kuka rajapintaa ylläpitää.
rajat_ylittava: [organisaatio, sektori]
"""
GUIDELINE = """\
kieli: fi
laji: linjaus
taso: vaatimus
otsikko: {fi: Yhteisen rajapinnan ylläpito, sv: Underhåll av ett gemensamt gränssnitt, en: Upkeep of a shared interface}
tiivistelma:
  fi: Yhteisellä rajapinnalla on yksi vastuutaho.
  sv: Ett gemensamt gränssnitt har en ansvarig instans.
  en: A shared interface has one responsible body.
teksti: Rajapinnan ylläpidosta vastaa se, jonka tietovarannosta tieto tulee.
perustelut: Vastuu kuuluu sille, joka voi muuttaa tietoa.
laatija: arkkitehtuuriyhteistyo
peruste: syotteet
syotteet: [SYO-2027-0001]
sitovuus: ei_sitova
kohderyhmat: [hallinnonalat, verkostot, ekosysteemit]
vaikuttavuustavoite: Rajapinnan käyttäjät tietävät, keneltä kysyä.
tarkistettava_viim: 2029-06-01
tapahtumat:
  - {pvm: 2027-04-20, laji: siirto, tila: luonnos, rooli: vastuuryhma}
"""
ID = "SYO-2027-0001"
ADDRESS = f"syotteet/{ID}"


def test_a_need_of_a_network_becomes_a_guideline(registry) -> None:
    # 1. The network registers its need: a file on a branch, checked, merged by the secretariat.
    registry.git("checkout", "-q", "-b", "tarve")
    registry.write("syotteet/uudet/rajapinta.yaml", NEED)
    registry.commit("Kuntien yhteinen rajapinta", "2027-02-02")
    assert registry.run("2027-02-02", "check").code == 0
    registry.git("checkout", "-q", "main")
    registry.git("merge", "-q", "--no-ff", "-m", "merge", "tarve", day="2027-02-03")

    # 2. The registry gives the number; the merge was the acknowledgement, and the receipt says so.
    assert ID in registry.does("2027-02-03", "number")
    assert not (registry.root / "syotteet/uudet/rajapinta.yaml").exists()
    assert ID in registry.does("2027-02-03", "receipt", ID)
    page = registry.page("2027-02-03", ADDRESS)
    assert "Vastaanotettu" in page
    assert "Kuka pitää yllä kuntien yhteistä rajapintaa?" in page

    # 3. The secretariat refines it with the network; the original stays beside.
    registry.does(
        "2027-02-10",
        "move",
        ID,
        "jalostettavana",
        *("--text", "Jalostaminen alkoi verkoston kanssa."),
    )
    assert "Jalostettavana" in registry.page("2027-02-10", ADDRESS)
    refused = registry.run("2027-03-02", "move", ID, "kasiteltavana")
    assert refused.code == 1
    for field in (
        "otsikko",
        "tiivistelma",
        "prosessi",
        "kasittelytapa",
        "kasittely",
        "pidetaan_ajan_tasalla",
    ):
        assert f"'{field}" in refused.said

    # 4. A question to the network stops the clock; its answer starts it again.
    registry.does(
        "2027-02-16", "move", ID, "odottaa_jattajaa", "--text", "Mitä keinoja on kokeiltu?"
    )
    waiting = registry.page("2027-02-16", ADDRESS)
    assert "Odottaa jättäjää" in waiting
    registry.does(
        "2027-02-20",
        "move",
        ID,
        "jalostettavana",
        "--role",
        "jattaja",
        "--text",
        "Verkosto vastasi.",
    )

    # 5. The way and the timetable are agreed; two groups handle it, one of them responsible.
    registry.does(
        "2027-03-02",
        *("move", ID, "kasiteltavana", "--text", "Käsittelytavasta on sovittu."),
        *("--set", "otsikko=Kuntien yhteisen rajapinnan ylläpito"),
        *("--set", "tiivistelma=Kuka ylläpitää kuntien yhteistä rajapintaa?"),
        *(
            "--set",
            "kuvaus=Kokeilu kolmessa kunnassa jäi kesken, koska rajapinnan vastuuta ei ole sovittu.",
        ),
        *("--set", "prosessi=A"),
        *(
            "--set",
            (
                "este={kuvaus: Ylläpidosta ei ole sovittu., yritetyt_keinot: Kokeilu kolmessa kunnassa.,"
                " haetut_kumppanit: Kaksi muuta verkostoa., puuttuu: [mandaatti, rahoitus]}"
            ),
        ),
        *(
            "--set",
            (
                "kasittelytapa={kuvaus: Käsitellään kahdessa kokouksessa., yhteisymmarrys: kylla,"
                " sovittu_pvm: 2027-03-02, aikataulu: {tavoite_loppu: 2027-09-30}, fasilitoija: sihteeristo}"
            ),
        ),
        *("--set", "kasittely+={ryhma: arkkitehtuuriyhteistyo, rooli: vastuu}"),
        *(
            "--set",
            "kasittely+={ryhma: kunta-valtio-tiedonhallinnan-yhteistyo, rooli: osallistuva}",
        ),
        *("--set", "pidetaan_ajan_tasalla+={taho: Koeverkosto}"),
    )
    groups = ("arkkitehtuuriyhteistyo", "kunta-valtio-tiedonhallinnan-yhteistyo")
    for day, part in (("2027-03-10", "kaynnissa"), ("2027-04-15", "valmis")):
        for group in groups:
            registry.does(day, "move", ID, part, "--group", group)
    page = registry.page("2027-04-15", ADDRESS)
    assert "Käsiteltävänä" in page
    assert "Kuntien yhteisen rajapinnan ylläpito" in page
    assert "Kuka pitää yllä kuntien yhteistä rajapintaa?" in page, (
        "the original stays beside the refined text"
    )

    # 6. A guideline is drafted, numbered, consulted on and adopted.
    registry.write("linjaukset/uudet/yllapito.yaml", GUIDELINE)
    registry.commit("Linjausluonnos", "2027-04-20")
    assert "LIN-2027-001" in registry.does("2027-04-21", "number")
    registry.does("2027-04-21", "move", ID, "linjattavana", "--text", "Linjausta valmistellaan.")
    assert "Linjattavana" in registry.page("2027-04-21", ADDRESS)
    registry.does(
        "2027-05-20",
        *(
            "move",
            "LIN-2027-001",
            "hyvaksytty",
            "--role",
            "vastuuryhma",
            "--reference",
            "Kokous 3/2027",
        ),
        *("--set", "paatos={pvm: 2027-05-20}"),
        *("--set", "kohderyhmat=[hallinnonalat, verkostot, ekosysteemit]"),
    )
    registry.does(
        "2027-05-20",
        "move",
        ID,
        "linjattu",
        "--reference",
        "Kokous 3/2027",
        "--role",
        "vastuuryhma",
    )
    registry.does("2027-05-25", "move", ID, "viestitty", "--role", "sihteeristo")
    assert "Viestitty" in registry.page("2027-05-25", ADDRESS)

    # 7. It is closed with a public answer, and the whole story stays readable.
    answer = "Kiitos syötteestä. Ehdotus otettiin linjaukseen; rahoitus jäi pois, koska siitä ei päätetä täällä."
    registry.does(
        "2027-06-01",
        *("move", ID, "paattynyt"),
        *(
            "--set",
            (
                "paatos={tapa: linjattu, pvm: 2027-06-01, perustelu: Linjaus hyväksyttiin.,"
                f" vastaus_jattajalle: '{answer}'}}"
            ),
        ),
    )
    page = registry.page("2027-06-01", ADDRESS)
    assert answer in page
    assert "Yhteisen rajapinnan ylläpito" in page
    assert "Käsitellään kahdessa kokouksessa." in page
    for state in (
        "Kirjattu",
        "Vastaanotettu",
        "Jalostettavana",
        "Odottaa jättäjää",
        "Käsiteltävänä",
        "Linjattu",
        "Viestitty",
    ):
        assert state in page
    assert "Kuntien yhteisen rajapinnan ylläpito" in registry.page(
        "2027-06-01", "linjaukset/LIN-2027-001"
    )
    assert "Päättynyt" in registry.run("2027-06-01", "show", ID).said
    assert f"kirjuri receipt {ID}" in registry.run("2027-06-01", "queue").said
    sent = (
        "--note",
        "--role",
        "sihteeristo",
        "--reference",
        "viesti",
        "--text",
        "Lähetettiin vastaus.",
    )
    registry.does("2027-06-01", "move", ID, *sent)
    assert ID not in registry.run("2027-06-01", "queue").said
    first = registry.git("rev-list", "--max-parents=0", "HEAD")
    assert registry.run("2027-06-01", "check", "--base", first).code == 0
