"""Process D (R-150, R-155): a set group follows a programme on its own initiative, without a guideline."""

from __future__ import annotations

GROUP = "digitaalisen-turvallisuuden-yhteistyo"
APPROVER = "julkisen-hallinnon-tiedonhallinnan-yhteistyo"
PLAN, INPUT = f"TSU-{GROUP}-2027", "SYO-2026-0001"
OWN = """\
kieli: fi
tyyppi: strategia_tai_suunnitelma
jattaja:
  laji: asetettu_ryhma
  nimi: Digitaalisen turvallisuuden yhteistyö
  yhteys: issue
  ryhma: digitaalisen-turvallisuuden-yhteistyo
alkuperainen:
  otsikko: Turvallisuusohjelman toimeenpano
  kuvaus: Ryhmä seuraa, mitkä ohjelman tehtävistä vakiintuvat.
  toivottu_tulos: Yhteinen kuva seuraavan ohjelman pohjaksi.
rajat_ylittava: [hallinnonala]
prosessi: D
kohde:
  tyyppi: ohjelma
  nimi: Turvallisuusohjelma
  omistaja: Koeviranomainen
  tehtava: tehtava-1
"""
DRAFT = """\
tunnus: TSU-digitaalisen-turvallisuuden-yhteistyo-2027
kieli: fi
otsikko: Digitaalisen turvallisuuden yhteistyön toimintasuunnitelma 2027
tiivistelma: Ryhmä seuraa turvallisuusohjelmaa.
toimikausi: {alku: 2027-01-01, loppu: 2027-12-31}
tavoitteet:
  - teksti: Ohjelman opit tunnetaan.
kasittelykohteet:
  - syote: SYO-2026-0001
    kohdetyyppi: kehittamissuunnitelma
    tavoite: Yhteinen kuva siitä, mikä vakiintui.
    vastuu: Ryhmän sihteeri
ohjausmenettelyt:
  - {alue: tietoturvallisuus, menettely: Suositustarpeet viedään lautakunnalle.}
vuorovaikutus:
  - {verkosto: {ryhma: vahti}, tapa: Yhteinen kokous., menettely: Muistio julkaistaan., aikataulu: Keväällä}
tuloksellisuuden_arviointi: {menettelyt: Hyväksyjä arvioi kohteet.}
ei_koske: {painopisteet: Ryhmä seuraa kaudella yhtä ohjelmaa.}
lautakunta_huomioitu: Suositukset kuuluvat lautakunnalle.
kytkenta_viranomaistoimintaan: Havainnot ovat käytettävissä harjoituksissa.
tapahtumat:
  - {pvm: 2026-12-08, laji: siirto, tila: luonnos, rooli: ryhma}
"""


def test_a_group_follows_a_programme_of_its_plan_and_ends_without_a_guideline(
    registry,
) -> None:
    # 1. The group registers what it follows and lists it in its plan, which is approved.
    registry.write("syotteet/uudet/ohjelma.yaml", OWN)
    registry.commit("Ryhmän oma aloite", "2026-12-07")
    assert INPUT in registry.does("2026-12-07", "number")
    registry.write(f"ryhmat/{GROUP}/{PLAN}.yaml", DRAFT)
    registry.commit("Suunnitelma", "2026-12-08")
    registry.does("2026-12-10", "move", PLAN, "esitetty", "--role", "ryhma")
    registry.does(
        "2026-12-20",
        *("move", PLAN, "hyvaksytty", "--role", "hyvaksyja"),
        *("--set", f"hyvaksynta={{ryhma: {APPROVER}, pvm: 2026-12-20, viite: Kokous 5/2026}}"),
    )
    page = registry.page("2027-01-02", f"ryhmat/{GROUP}/{PLAN}")
    assert "Turvallisuusohjelman toimeenpano" in page
    assert "Vastaanotettu" in page, "the plan shows where each of its inputs stands"
    assert "Ei vielä kerrottu: 1." in page

    # 2. The secretariat refines it with the group that brought it; who handles it and who is told is agreed.
    registry.does(
        "2027-01-11",
        *("move", INPUT, "jalostettavana", "--text", "Jalostaminen alkoi ryhmän kanssa."),
    )
    registry.does(
        "2027-01-25",
        *("move", INPUT, "kasiteltavana", "--text", "Käsittelytavasta sovittiin ryhmän kanssa."),
        *("--set", "otsikko=Turvallisuusohjelman toimeenpanon seuranta"),
        *("--set", "tiivistelma=Ryhmä seuraa, mitkä ohjelman tehtävistä vakiintuvat."),
        *("--set", "kuvaus=Seuranta tehdään kolmesti vuodessa verkostojen kanssa."),
        *(
            "--set",
            (
                "kasittelytapa={kuvaus: Sihteeristö kokoaa tilanteen., yhteisymmarrys: kylla,"
                " sovittu_pvm: 2027-01-25, aikataulu: {tavoite_loppu: 2027-12-31},"
                " fasilitoija: sihteeristo}"
            ),
        ),
        *("--set", f"kasittely+={{ryhma: {GROUP}, rooli: vastuu}}"),
        *("--set", f"pidetaan_ajan_tasalla+={{ryhma: {GROUP}}}"),
        *("--set", "osallistujat+={taho: Koeverkosto}"),
    )

    # 3. It is followed: several observations, each with the day of the next check.
    registry.does(
        "2027-02-15",
        *("move", INPUT, "seurannassa", "--role", "vastuuryhma", "--reference", "Kokous 1/2027"),
        *("--set", "seurantavali_kk=4"),
        *(
            "--set",
            "seuranta+={pvm: 2027-02-15, laji: eteneminen, havainto: Tehtävistä kolmannes on kesken.}",
        ),
    )
    for day, kind, seen in (
        ("2027-06-10", "eteneminen", "Tehtävistä puolet on vakiintunut."),
        ("2027-10-08", "vaikutus", "Harjoittelu on vakiintunut parhaiten."),
    ):
        registry.does(
            day,
            *("move", INPUT, "--note", "--role", "ryhma", "--text", "Seurantahavainto."),
            *("--set", f"seuranta+={{pvm: {day}, laji: {kind}, havainto: {seen}}}"),
        )
    page = registry.page("2027-10-08", f"syotteet/{INPUT}")
    assert "Seurannassa" in page
    assert "Harjoittelu on vakiintunut parhaiten." in page

    # 4. It ends without a guideline, and nothing is wrong with that.
    registry.does(
        "2027-11-30",
        *("move", INPUT, "paattynyt", "--role", "vastuuryhma", "--reference", "Kokous 6/2027"),
        "--set",
        (
            "paatos={tapa: seuranta_paattynyt, pvm: 2027-11-30, perustelu: Ohjelma päättyi.,"
            " vastaus_jattajalle: 'Havainnot on koottu ryhmän käyttöön. Linjausta ei tarvita.'}"
        ),
    )
    assert registry.run("2027-11-30", "check").code == 0
    page = registry.page("2027-11-30", f"syotteet/{INPUT}")
    assert "Havainnot on koottu ryhmän käyttöön. Linjausta ei tarvita." in page
    assert "Päättynyt" in page

    # 5. The plan counts it as realised, with what shows it.
    registry.does(
        "2027-12-01",
        *("move", PLAN, "--note", "--role", "ryhma", "--text", "Kohde toteutui."),
        *("--set", "kasittelykohteet[1].toteutuma=toteutunut"),
        *("--set", "kasittelykohteet[1].naytto=Seurannan havainnot syötteen tiedoissa."),
    )
    page = registry.page("2027-12-01", f"ryhmat/{GROUP}/{PLAN}")
    assert "Yhdestä kohteesta toteutui: kokonaan 1 (100 %), osittain 0 (0 %)" in page
    assert "Näyttö on esitetty: 1/1." in page
    assert "Seurannan havainnot syötteen tiedoissa." in page
    first = registry.git("rev-list", "--max-parents=0", "HEAD")
    assert registry.run("2027-12-01", "check", "--base", first).code == 0
