"""A group's plan (R-095, R-131 to R-139): from its draft to its evaluation, with the public commands alone."""

from __future__ import annotations

import pytest

GROUP, APPROVER = "arkkitehtuuriyhteistyo", "julkisen-hallinnon-tiedonhallinnan-yhteistyo"
PLAN, EVALUATION = f"TSU-{GROUP}-2027", f"ARV-{APPROVER}-2028-01"
PLAN_PAGE, EVALUATION_PAGE = f"ryhmat/{GROUP}/{PLAN}", f"ryhmat/{APPROVER}/{EVALUATION}"
INPUT = "SYO-2026-0001"
NEED = """\
kieli: fi
tyyppi: kehittaminen
jattaja: {laji: verkosto, nimi: Koeverkosto, yhteys: sihteeristolla}
alkuperainen:
  otsikko: Kuka pitää yllä kuntien yhteistä rajapintaa?
  kuvaus: Kokeilu kolmessa kunnassa jäi kesken.
  toivottu_tulos: Linjaus siitä, kuka rajapintaa ylläpitää.
rajat_ylittava: [organisaatio, sektori]
"""
MEETING = """\
kieli: fi
laji: kokous
otsikko: Julkisen hallinnon tiedonhallinnan yhteistyön kokous 1/2027
koollekutsuja: sihteeristo
ajankohta: {pvm: 2027-01-20}
tapahtumat:
  - {pvm: 2027-01-04, laji: siirto, tila: suunniteltu, rooli: sihteeristo}
"""
DRAFT = """\
tunnus: TSU-arkkitehtuuriyhteistyo-2027
kieli: fi
otsikko:
  fi: Arkkitehtuuriyhteistyön toimintasuunnitelma 2027
  sv: Arkitektursamarbetets verksamhetsplan 2027
tiivistelma: Ryhmä sopii rajapintojen ylläpidosta.
toimikausi: {alku: 2027-02-01, loppu: 2027-12-31}
tavoitteet:
  - teksti: Rajapinnoilla on vastuutaho.
    mittarit:
      - {nimi: Rajapinnat ilman vastuutahoa, lahtotaso: "12", tavoite: "0"}
kasittelykohteet:
  - syote: SYO-2026-0001
    kohdetyyppi: kehittamissuunnitelma
    tavoite: Ylläpidosta on linjaus.
    vastuu: Ryhmän puheenjohtaja
painopisteet:
  edistyminen: {painopiste: Rajapintojen käyttöönotto.}
  vaikuttavuus: {painopiste: Pois jääneet kyselyt.}
ohjausmenettelyt:
  - {alue: arkkitehtuuri, menettely: Linjaukset tarkistetaan kerran vuodessa.}
tuloksellisuuden_arviointi: {menettelyt: Hyväksyjä arvioi kohteet kauden päätyttyä., ajankohta: 2028-03-01}
ei_koske: {kustannuskehitys: Kustannuksia seuraa kehittämisen ohjauksen yhteistyö.}
lautakunta_huomioitu: Lautakunnan suositukset käydään läpi ensin.
kytkenta_viranomaistoimintaan: Tulokset ovat käytettävissä vuosisuunnittelussa.
tapahtumat:
  - {pvm: 2026-12-07, laji: siirto, tila: luonnos, rooli: ryhma}
"""
EVALUATED = """\
kieli: fi
otsikko: Arkkitehtuuriyhteistyön suunnitelman 2027 arviointi
kohde: {laji: toimintasuunnitelma, suunnitelma: TSU-arkkitehtuuriyhteistyo-2027}
ajanjakso: {alku: 2027-02-01, loppu: 2027-12-31}
aineisto: Rekisterin tiedot ja kysely verkostoille.
tapahtumat:
  - {pvm: 2028-01-17, laji: siirto, tila: kaynnissa, rooli: ryhma}
"""


@pytest.fixture
def drafted(registry):
    """The group has an input to follow and a draft of its plan, which lacks the fourth part."""
    registry.write("syotteet/uudet/rajapinta.yaml", NEED)
    registry.commit("Verkoston tarve", "2026-12-02")
    registry.does("2026-12-02", "number")
    registry.write(f"ryhmat/{GROUP}/{PLAN}.yaml", DRAFT)
    registry.commit("Suunnitelman luonnos", "2026-12-07")
    return registry


@pytest.fixture
def approved(drafted):
    """The plan has been approved for its term."""
    drafted.does(
        "2026-12-14",
        *("move", PLAN, "esitetty", "--role", "ryhma"),
        *("--set", "ei_koske.vuorovaikutus=Verkostot tavataan toisen ryhmän kanssa."),
    )
    drafted.does(
        "2027-01-20",
        *("move", PLAN, "hyvaksytty", "--role", "hyvaksyja"),
        *("--set", f"hyvaksynta={{ryhma: {APPROVER}, pvm: 2027-01-20, viite: Kokous 1/2027}}"),
    )
    return drafted


def test_a_plan_is_submitted_whole_approved_by_another_and_in_force_by_its_date(drafted) -> None:
    registry = drafted
    assert registry.run("2026-12-07", "check").code == 0

    # 1. The draft lacks a part, and its page says so; without it the plan cannot be submitted.
    page = registry.page("2026-12-07", PLAN_PAGE)
    assert "Luonnos" in page
    assert "Tätä osaa ei ole vielä kirjoitettu." in page
    refused = registry.run("2026-12-14", "move", PLAN, "esitetty", "--role", "ryhma")
    assert refused.code == 1
    assert "'vuorovaikutus' tai 'ei_koske.vuorovaikutus'" in refused.said
    registry.does(
        "2026-12-14",
        *("move", PLAN, "esitetty", "--role", "ryhma", "--set"),
        (
            "vuorovaikutus+={verkosto: {taho: Koeverkosto}, tapa: Työpaja.,"
            " menettely: Kysymykset lähetetään ennalta., aikataulu: Keväällä}"
        ),
    )
    assert PLAN in registry.run("2026-12-14", "queue", "--group", APPROVER).said

    # 2. The group cannot approve its own plan; the approver of its record can, in a meeting.
    own = f"hyvaksynta={{ryhma: {GROUP}, pvm: 2027-01-20, viite: Oma kokous}}"
    refused = registry.run(
        "2027-01-20", "move", PLAN, "hyvaksytty", "--role", "hyvaksyja", "--set", own
    )
    assert refused.code == 1
    assert f"ryhmä '{GROUP}' on hyväksynyt oman toimintasuunnitelmansa" in refused.said
    assert (
        "'ryhma' ei päätä"
        in registry.run("2027-01-20", "move", PLAN, "hyvaksytty", "--role", "ryhma").said
    )
    registry.write(f"ryhmat/{APPROVER}/uudet/kokous.yaml", MEETING)
    registry.commit("Kokous", "2027-01-04")
    registry.does("2027-01-04", "number")
    meeting = f"KOU-{APPROVER}-2027-01"
    registry.does(
        "2027-01-20",
        *("move", PLAN, "hyvaksytty", "--role", "hyvaksyja", "--reference", meeting, "--set"),
        f"hyvaksynta={{ryhma: {APPROVER}, pvm: 2027-01-20, kokous: {meeting}}}",
    )
    page = registry.page("2027-01-20", PLAN_PAGE)
    assert "Hyväksytty" in page
    assert "Julkisen hallinnon tiedonhallinnan yhteistyön kokous 1/2027" in page

    # 3. It takes effect by its date, without anybody writing anything.
    head = registry.git("rev-parse", "HEAD")
    page = registry.page("2027-02-01", PLAN_PAGE)
    assert "Voimassa" in page
    assert "laskettu päivämääristä" in page
    assert registry.git("rev-parse", "HEAD") == head


def test_an_approved_plan_is_followed_and_evaluated_by_its_approver(approved) -> None:
    registry = approved

    # 1. Outcomes are filled in as the work goes on; a goal is not changed behind the approver's back.
    registry.does(
        "2027-10-05",
        *("move", PLAN, "--note", "--role", "ryhma", "--text", "Linjaus hyväksyttiin."),
        *("--set", "kasittelykohteet[1].toteutuma=toteutunut"),
        *("--set", "kasittelykohteet[1].naytto=Linjaus hyväksyttiin kokouksessa 4/2027."),
        *("--set", "tavoitteet[1].mittarit[1].toteuma=3"),
    )
    page = registry.page("2027-10-05", PLAN_PAGE)
    assert "Yhdestä kohteesta toteutui: kokonaan 1 (100 %), osittain 0 (0 %)" in page
    silent = registry.run(
        "2027-10-06",
        *("move", PLAN, "--note", "--role", "ryhma", "--text", "Tavoitetta muutettiin."),
        *("--set", "tavoitteet[1].teksti=Rajapintoja on vähemmän."),
    )
    assert silent.code == 1
    assert "ilman päätöstä" in silent.said

    # 2. When the term is over, the evaluation is the approver's turn, and late when its day has passed.
    assert "Arvioitavana" in registry.page("2028-01-01", PLAN_PAGE)
    assert PLAN in registry.run("2028-01-01", "queue", "--group", APPROVER).said
    assert PLAN not in registry.run("2028-03-01", "queue", "--overdue").said
    assert PLAN in registry.run("2028-03-02", "queue", "--overdue").said
    refused = registry.run("2028-01-10", "move", PLAN, "arvioitu", "--role", "hyvaksyja")
    assert refused.code == 1
    assert "'arviointi'" in refused.said

    # 3. The approver evaluates: all of 5a, 5b and 5c, and a conclusion.
    registry.write(f"ryhmat/{APPROVER}/uudet/arviointi.yaml", EVALUATED)
    registry.commit("Arviointi alkaa", "2028-01-17")
    assert EVALUATION in registry.does("2028-01-17", "number")
    refused = registry.run("2028-02-15", "move", EVALUATION, "valmis", "--role", "ryhma")
    assert refused.code == 1
    for field in ("toteutuminen", "vaikuttavuus", "yhteistyon_tulokset", "johtopaatos", "paatos"):
        assert f"'{field}" in refused.said
    registry.does(
        "2028-02-15",
        *("move", EVALUATION, "valmis", "--role", "ryhma", "--reference", "Kokous 1/2028"),
        *("--set", "tiivistelma=Kohde toteutui, ja työtä jatketaan."),
        *("--set", "toteutuminen=Ainoa kohde toteutui."),
        *("--set", "vaikuttavuus={arvio: Kunnat muuttivat suunnitelmiaan.}"),
        *("--set", "yhteistyon_tulokset={arvio: Yhteinen linjaus otettiin käyttöön.}"),
        *("--set", "johtopaatos=jatketaan"),
        *("--set", "johtopaatos_perustelu=Tarve jatkuu."),
        *("--set", "paatos={pvm: 2028-02-15, viite: Kokous 1/2028}"),
    )
    registry.does(
        "2028-02-16",
        *("move", PLAN, "arvioitu", "--role", "hyvaksyja", "--reference", "Kokous 1/2028"),
    )

    # 4. The pages tell the whole story, in Swedish too.
    page = registry.page("2028-02-16", PLAN_PAGE)
    for said in ("Arvioitu", "Esitetty", "Johtopäätös: Jatketaan", "Rajapinnat ilman vastuutahoa"):
        assert said in page
    assert "Kunnat muuttivat suunnitelmiaan." in registry.page("2028-02-16", EVALUATION_PAGE)
    assert "Arkkitehtuuriyhteistyön toimintasuunnitelma 2027" in registry.page(
        "2028-02-16", f"ryhmat/{GROUP}"
    )
    assert "Slutsats: Fortsätter" in registry.page("2028-02-16", f"sv/{PLAN_PAGE}")
    assert PLAN not in registry.run("2028-02-16", "queue").said
    first = registry.git("rev-list", "--max-parents=0", "HEAD")
    assert registry.run("2028-02-16", "check", "--base", first).code == 0


def test_a_returned_plan_is_submitted_again_and_the_next_one_takes_its_place(
    drafted,
) -> None:
    registry = drafted
    registry.does(
        "2026-12-14",
        *("move", PLAN, "esitetty", "--role", "ryhma"),
        *("--set", "ei_koske.vuorovaikutus=Verkostot tavataan toisen ryhmän kanssa."),
    )
    registry.does(
        "2027-01-10",
        *("move", PLAN, "palautettu", "--role", "hyvaksyja", "--text", "Osa 4 on kirjoitettava."),
    )
    page = registry.page("2027-01-10", PLAN_PAGE)
    assert "Palautettu" in page
    assert "Tämä osa ei koske ryhmää." in page
    registry.does("2027-01-15", "move", PLAN, "esitetty", "--role", "ryhma")
    registry.does(
        "2027-01-20",
        *("move", PLAN, "hyvaksytty", "--role", "hyvaksyja"),
        *("--set", f"hyvaksynta={{ryhma: {APPROVER}, pvm: 2027-01-20, viite: Kokous 1/2027}}"),
    )

    # The next plan says that it takes the place of this one, and this one gives way.
    other = DRAFT.replace(f"tunnus: {PLAN}", f"tunnus: TSU-{GROUP}-2028").replace(
        "alku: 2027-02-01, loppu: 2027-12-31", "alku: 2028-01-01, loppu: 2028-12-31"
    )
    next_plan = f"TSU-{GROUP}-2028"
    registry.write(
        f"ryhmat/{GROUP}/{next_plan}.yaml", other.replace("ei_koske:", f"korvaa: {PLAN}\nei_koske:")
    )
    registry.commit("Seuraava suunnitelma", "2027-12-01")
    registry.does(
        "2028-01-02",
        *(
            "move",
            PLAN,
            "korvattu",
            "--role",
            "hyvaksyja",
            "--text",
            "Uusi suunnitelma korvaa tämän.",
        ),
    )
    page = registry.page("2028-01-02", PLAN_PAGE)
    assert "Korvattu" in page
    assert "Ryhmän seuraava suunnitelma on tullut tämän tilalle:" in page
