"""Process B (R-148, R-153): an authority's dear procurement, from its draft to its recommendation."""

from __future__ import annotations

from tests.scenarios.matters import announcement, answered, guideline
from tests.scenarios.meetings import meeting, recorded

PORTFOLIOS = "kehittamisen-ohjauksen-yhteistyo"
STATE = "valtionhallinnon-tiedonhallinnan-yhteistyo"
PRODUCTION = "ict-palvelutuotannon-ohjauksen-yhteistyo"
ID, MEETING, OUTPUT = "SYO-2027-0001", f"KOU-{PORTFOLIOS}-2027-01", "LIN-2027-001"
ADDRESS = f"syotteet/{ID}"
PAGE = f"ryhmat/{PORTFOLIOS}/{MEETING}"
GIVEN = ("etunimi.sukunimi@virasto.fi", "0245439-8")
RIGHT = ("kirjaamo@virasto.example", "0245439-9")


def procurement(mailbox: str, business_id: str) -> str:
    return f"""\
kieli: fi
tyyppi: kehittaminen
kehittamisen_vaihe: suunniteltu
jattaja:
  laji: viranomainen
  nimi: Koevirasto
  yhteys: {mailbox}
  ytunnus: {business_id}
alkuperainen:
  otsikko: Asianhallinnan hankinta kahdelle hallinnonalalle
  kuvaus: Kaksi hallinnonalaa tarvitsee samanlaisen asianhallinnan samaan aikaan.
  toivottu_tulos: Suositus yhteisistä vaatimuksista ennen tarjouspyyntöä.
rajat_ylittava: [hallinnonala, organisaatio]
prosessi: B
suunnittelutarve:
  kuvaus: Asianhallinnan järjestelmän uusiminen kahdella hallinnonalalla.
  laji: ict_hankinta
  hallinnonrajat: [YM, MMM]
  arvioitu_kokonaiskustannus: 3000000
  kehyskausi: 2029-2032
  talousarviovuosi: 2029
"""


def adopted_and_told(registry, answer: str) -> None:
    """Bring the three groups' parts to their end, adopt the recommendation, announce it, close the matter."""
    for day, part in (("2027-10-07", "kaynnissa"), ("2027-10-08", "valmis")):
        for group in (PORTFOLIOS, STATE, PRODUCTION):
            registry.does(day, "move", ID, part, "--group", group)
    registry.does("2027-10-11", "move", ID, "linjattavana", "--role", "vastuuryhma")
    registry.does(
        "2027-10-12",
        *("move", OUTPUT, "hyvaksytty", "--role", "vastuuryhma", "--reference", MEETING),
        *("--set", "paatos={pvm: 2027-10-12}"),
    )
    registry.does("2027-10-12", "move", ID, "linjattu", "--role", "vastuuryhma")
    told = announcement(
        ("Yhteiset vaatimukset ovat valmiit", "De gemensamma kraven är färdiga"),
        OUTPUT,
        begun="2027-10-13",
        author=PORTFOLIOS,
    )
    number = registry.arrives("vaatimukset", told, "2027-10-13", folder="linjaukset/tiedotteet")
    registry.does("2027-10-14", "move", number, "julkaistu", "--set", "pvm=2027-10-14")
    registry.does("2027-10-14", "move", ID, "viestitty", "--role", "sihteeristo")
    registry.does(
        "2027-10-20", "move", ID, "paattynyt", *answered("2027-10-20", "linjattu", answer)
    )


def test_a_procurement_shared_by_two_branches_gets_a_common_recommendation(registry) -> None:
    # 1. The authority's first file has an official's own address and a mistyped business ID.
    registry.git("checkout", "-q", "-b", "hankinta")
    registry.write("syotteet/uudet/hankinta.yaml", procurement(*GIVEN))
    registry.commit("Hankinta", "2027-01-11")
    refused = registry.run("2027-01-11", "check")
    assert refused.code == 1
    assert "virhe[KR503]" in refused.said
    assert "virhe[KR427]: '0245439-8' ei ole Y-tunnus" in refused.said
    assert "etunimi" not in refused.said.replace("***", ""), "the address itself is not repeated"
    registry.git("checkout", "-q", "main")
    registry.git("branch", "-q", "-D", "hankinta")

    # 2. With a mailbox of the office and the right ID it is taken in, numbered and acknowledged.
    assert registry.arrives("hankinta", procurement(*RIGHT), "2027-01-12") == ID
    page = registry.page("2027-01-12", ADDRESS)
    assert "Vastaanotettu" in page
    assert "Tarkista lausuntovelvollisuus." in page
    assert "3 000 000" in page.replace("\xa0", " ")
    assert "lokakuun loppuun mennessä" in registry.page("2027-01-12", "vuosikello")

    # 3. Refined, and handled by three groups in the timetable of the spending limits: nothing is late.
    registry.does("2027-01-19", "move", ID, "jalostettavana")
    registry.does(
        "2027-02-09",
        *("move", ID, "kasiteltavana", "--text", "Aikataulu sovitettiin kehysvalmisteluun."),
        *("--set", "otsikko=Asianhallinnan hankintojen yhteiset vaatimukset"),
        *("--set", "tiivistelma=Mitkä vaatimukset ovat hankinnoissa yhteisiä?"),
        *(
            "--set",
            (
                "kasittelytapa={kuvaus: Kolme ryhmää arvioi vaikutukset., yhteisymmarrys: kylla,"
                " sovittu_pvm: 2027-02-09, aikataulu: {tavoite_loppu: 2027-03-31}, fasilitoija: sihteeristo,"
                " sovitettu_kohteeseen: Kehysehdotusten lausuntopyynnöt lokakuussa 2027.}"
            ),
        ),
        *("--set", f"kasittely+={{ryhma: {PORTFOLIOS}, rooli: vastuu}}"),
        *("--set", f"kasittely+={{ryhma: {STATE}, rooli: osallistuva}}"),
        *("--set", f"kasittely+={{ryhma: {PRODUCTION}, rooli: osallistuva}}"),
        *("--set", "pidetaan_ajan_tasalla+={taho: Koevirasto}"),
    )
    assert ID not in registry.run("2027-06-01", "queue", "--overdue").said
    assert "aikataulu" in registry.page("2027-06-01", ADDRESS)

    # 4. A joint meeting is planned; whoever follows the groups sees until when inputs are taken.
    planned = meeting(
        "Asianhallinnan hankinnat",
        ID,
        day="2027-09-14",
        deadline="2027-08-31",
        together=(STATE, PRODUCTION),
    )
    assert (
        registry.arrives("kokous", planned, "2027-06-02", folder=f"ryhmat/{PORTFOLIOS}") == MEETING
    )
    registry.does("2027-06-08", "move", MEETING, "kutsuttu", "--role", "sihteeristo")
    assert "31.8.2027" in registry.page("2027-06-08", f"ryhmat/{STATE}")
    assert "Asia on esityslistalla." in registry.page("2027-06-08", ADDRESS)
    assert "Syötteiden määräaika päättynyt" in registry.page("2027-09-01", PAGE)

    # 5. Held, but not recorded: work for the secretariat, never an error.
    assert registry.run("2027-10-05", "check").code == 0
    assert "6 päivää myöhässä" in registry.run("2027-10-05", "show", MEETING).said
    assert MEETING in registry.run("2027-10-05", "queue", "--overdue").said
    refused = registry.run("2027-10-05", "move", MEETING, "kirjattu", "--role", "sihteeristo")
    assert refused.code == 1
    assert "'poytakirja'" in refused.said

    # 6. A suggestion is drafted, and the meeting's record tells what each group thought.
    draft = guideline(
        ("Asianhallinnan yhteiset vaatimukset", "Gemensamma krav på ärendehantering"),
        kind="suositus",
        author=PORTFOLIOS,
        inputs=ID,
        begun="2027-09-01",
    )
    assert registry.arrives("vaatimukset", draft, "2027-10-05", folder="linjaukset") == OUTPUT
    registry.does(
        "2027-10-06",
        *("move", MEETING, "kirjattu", "--role", "sihteeristo"),
        *recorded(
            minutes="2027-10-06",
            statements=[(ID, "Ryhmä puoltaa yhteistä vaatimuslistaa.")],
            assessments=[
                (ID, PORTFOLIOS, "salkut", "Kaksi hanketta voidaan yhdistää yhdeksi."),
                (ID, PRODUCTION, "palvelutuotanto", "Tuotannon kirjavuus pienenee."),
            ],
        ),
    )
    page = registry.page("2027-10-06", ADDRESS)
    assert "Ryhmä puoltaa yhteistä vaatimuslistaa." in page
    assert "Arviointi · Vaikutus kehittämissalkkuihin · Kehittämisen ohjauksen yhteistyö" in page
    assert (
        "Arviointi · Vaikutus palvelutuotantoon · ICT-palvelutuotannon ohjauksen yhteistyö" in page
    )

    # 7. The recommendation is adopted, told to all three target groups, and the authority is answered.
    answer = "Kiitos syötteestä. Suositus on valmis ennen tarjouspyyntöjä."
    adopted_and_told(registry, answer)

    # 8. The whole story on one page, and nothing in the history that a check would refuse.
    page = registry.page("2027-10-20", ADDRESS)
    for words in (answer, "Asianhallinnan yhteiset vaatimukset", "Päättynyt", "Koevirasto"):
        assert words in page
    assert "Pidetty ja kirjattu" in registry.page("2027-10-20", "kokoukset")
    first = registry.git("rev-list", "--max-parents=0", "HEAD")
    assert registry.run("2027-10-20", "check", "--base", first).code == 0
