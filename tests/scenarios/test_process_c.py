"""Process C (R-149, R-154): a drafter asks in time, three groups assess, and the proposal shows the effect."""

from __future__ import annotations

from tests.scenarios.matters import announcement, answered, guideline
from tests.scenarios.meetings import meeting, recorded

ARCHITECTURE = "arkkitehtuuriyhteistyo"
SECURITY = "digitaalisen-turvallisuuden-yhteistyo"
PORTFOLIOS = "kehittamisen-ohjauksen-yhteistyo"
ID, MEETING, OUTPUT = "SYO-2027-0001", f"KOU-{ARCHITECTURE}-2027-01", "LIN-2027-001"
ADDRESS = f"syotteet/{ID}"
DRAFTING = """\
kieli: fi
tyyppi: saantelyehdotus
jattaja:
  laji: lainvalmistelija
  nimi: Koeministeriön lainvalmistelu
  yhteys: sihteeristolla
alkuperainen:
  otsikko: Mitä uudet säännökset vaatisivat järjestelmiltä?
  kuvaus: Valmistelemme säännöksiä tietojen luovuttamisesta. Tunnemme lain, mutta emme järjestelmiä.
  toivottu_tulos: Arvio vaikutuksista ja lausunto ennen hallituksen esitystä.
rajat_ylittava: [hallinnonala, sektori]
prosessi: C
lainvalmistelu:
  nimi: Koelaki tietojen luovuttamisesta
  ministerio: OM
  hankenumero: OM012:00/2026
  vaihe: lausuntokierros
  lausuntoaika: {alku: 2027-02-01, loppu: 2027-03-31}
  osallistamistarve: Tarvitaan arkkitehtuurin ja turvallisuuden osaamista.
  vaikutustapa: Lausunnon voi antaa Lausuntopalvelussa.
"""
WAY = (
    "kasittelytapa={kuvaus: Kolme ryhmää arvioi vaikutukset., yhteisymmarrys: kylla, sovittu_pvm: 2027-02-15,"
    " aikataulu: {tavoite_loppu: 2027-04-30}, fasilitoija: koordinaatioryhma}"
)


def handled(registry, day: str) -> None:
    """Bring the drafter's input to three groups for handling."""
    assert registry.arrives("koelaki", DRAFTING, "2027-02-02") == ID
    registry.does("2027-02-08", "move", ID, "jalostettavana")
    registry.does(
        day,
        *("move", ID, "kasiteltavana"),
        *("--set", "otsikko=Tietojen luovuttamisen vaikutus järjestelmiin"),
        *("--set", "tiivistelma=Mitä säännökset vaativat järjestelmiltä?"),
        *("--set", WAY),
        *("--set", f"kasittely+={{ryhma: {ARCHITECTURE}, rooli: vastuu}}"),
        *("--set", f"kasittely+={{ryhma: {SECURITY}, rooli: osallistuva}}"),
        *("--set", f"kasittely+={{ryhma: {PORTFOLIOS}, rooli: osallistuva}}"),
        *("--set", "pidetaan_ajan_tasalla+={taho: Koeministeriön lainvalmistelu}"),
    )


def stage(registry, day: str, path: str, stage: str, *more: str) -> None:
    """Write the new stage of the drafting into the record, as the secretariat does by hand."""
    text = (registry.root / path).read_text("utf-8")
    text = text.replace("  vaihe: lausuntokierros\n", "".join((f"  vaihe: {stage}\n", *more)))
    registry.write(path, text)
    registry.commit(f"Vaihe {stage}", day)


def test_a_drafter_is_answered_before_the_proposal_and_its_effect_is_recorded(registry) -> None:
    # 1. The drafter's input tells the ministry, the project, the stage and how to take part.
    handled(registry, "2027-02-15")
    page = registry.page("2027-02-15", ADDRESS)
    for words in (
        "Oikeusministeriö",
        "OM012:00/2026",
        "Lausuntokierros",
        "31.3.2027",
        "Lausunnon voi antaa Lausuntopalvelussa.",
    ):
        assert words in page
    assert registry.run("2027-02-15", "check").said.count("KR425") == 0, "handled in time"

    # 2. A joint workshop of three groups: each assesses the effects from its own viewpoint.
    workshop = meeting(
        "Koelain vaikutukset",
        ID,
        day="2027-03-09",
        deadline="2027-02-26",
        together=(SECURITY, PORTFOLIOS),
    )
    assert (
        registry.arrives("kokous", workshop, "2027-02-16", folder=f"ryhmat/{ARCHITECTURE}")
        == MEETING
    )
    registry.does("2027-02-17", "move", MEETING, "kutsuttu", "--role", "koordinaatioryhma")
    early = registry.run("2027-03-01", "move", MEETING, "kirjattu", "--role", "sihteeristo")
    assert early.code == 1, "a meeting is recorded only when it has been held"
    registry.does(
        "2027-03-16",
        *("move", MEETING, "kirjattu", "--role", "sihteeristo"),
        *recorded(
            minutes="2027-03-16",
            views=[(ID, "Siirtymäaikaa tarvitaan kaksi vuotta.")],
            statements=[(ID, "Ryhmät puoltavat säännöksiä, jos siirtymäaika on kaksi vuotta.")],
            assessments=[
                (ID, ARCHITECTURE, "arkkitehtuuri", "Tarvitaan yksi uusi rajapinta."),
                (ID, SECURITY, "turvallisuus", "Lokitiedot on määriteltävä."),
                (ID, PORTFOLIOS, "salkut", "Kaksi hanketta viivästyy."),
            ],
        ),
    )
    page = registry.page("2027-03-16", ADDRESS)
    for words in (
        "Siirtymäaikaa tarvitaan kaksi vuotta.",
        "Lausunto · Arkkitehtuuriyhteistyö",
        "Arviointi · Vaikutus arkkitehtuuriin · Arkkitehtuuriyhteistyö",
        "Arviointi · Vaikutus turvallisuutta koskeviin linjauksiin · Digitaalisen turvallisuuden yhteistyö",
        "Arviointi · Vaikutus kehittämissalkkuihin · Kehittämisen ohjauksen yhteistyö",
    ):
        assert words in page

    # 3. What the meeting said stays as it was said; a mistake is mended where all can see it.
    path = f"ryhmat/{ARCHITECTURE}/{MEETING}.yaml"
    text = (registry.root / path).read_text("utf-8")
    registry.write(path, text.replace("kaksi vuotta.", "kolme vuotta."))
    assert "virhe[KR323]" in registry.run("2027-03-17", "check", "--base", "HEAD").said
    registry.write(path, text)

    # 4. The guideline is adopted and told of while the proposal is still being drafted.
    for day, part in (("2027-03-18", "kaynnissa"), ("2027-03-19", "valmis")):
        for group in (ARCHITECTURE, SECURITY, PORTFOLIOS):
            registry.does(day, "move", ID, part, "--group", group)
    draft = guideline(
        ("Tietojen luovuttamisen rajapinta", "Gränssnitt för utlämnande av uppgifter"),
        kind="suositus",
        inputs=ID,
        begun="2027-03-22",
    )
    assert registry.arrives("rajapinta", draft, "2027-03-22", folder="linjaukset") == OUTPUT
    registry.does("2027-03-22", "move", ID, "linjattavana", "--role", "vastuuryhma")
    registry.does(
        "2027-03-29",
        *("move", OUTPUT, "hyvaksytty", "--role", "vastuuryhma", "--reference", MEETING),
        *("--set", "paatos={pvm: 2027-03-29}"),
    )
    registry.does("2027-03-29", "move", ID, "linjattu", "--role", "vastuuryhma")
    told = announcement(
        ("Rajapinnasta on suositus", "En rekommendation om gränssnittet"),
        OUTPUT,
        begun="2027-03-30",
    )
    number = registry.arrives("rajapinta", told, "2027-03-30", folder="linjaukset/tiedotteet")
    registry.does("2027-03-31", "move", number, "julkaistu", "--set", "pvm=2027-03-31")
    registry.does("2027-03-31", "move", ID, "viestitty", "--role", "sihteeristo")
    answer = "Kiitos. Lausunto ja kolme arviota ovat tässä, ja suositus rajapinnasta on hyväksytty."
    registry.does(
        "2027-04-05", "move", ID, "paattynyt", *answered("2027-04-05", "linjattu", answer)
    )

    # 5. The proposal comes out: the registry asks what the handling changed, and is told.
    given = (
        "  he_tunnus: HE 40/2027 vp\n",
        "  vaihehistoria:\n    - {vaihe: he_annettu, pvm: 2027-05-06, tunnus: HE 40/2027 vp}\n",
    )
    stage(registry, "2027-05-10", f"{ADDRESS.replace('/', '/2027/', 1)}.yaml", "he_annettu", *given)
    asked = registry.run("2027-05-10", "check")
    assert asked.code == 0, "passing time makes warnings, never errors"
    assert "varoitus[KR426]" in asked.said
    registry.write(
        f"syotteet/2027/{ID}.yaml",
        (registry.root / f"syotteet/2027/{ID}.yaml").read_text("utf-8") + "vaikutus:\n"
        "  - pvm: 2027-05-10\n"
        "    kohdelaji: lainsaadantohanke\n"
        "    kohde: HE 40/2027 vp\n"
        "    mita_muuttui: Esitykseen tuli kahden vuoden siirtymäaika.\n"
        "    lahde: Esityksen luku 4.2\n",
    )
    registry.commit("Vaikutus", "2027-05-10")
    assert "KR426" not in registry.run("2027-05-10", "check").said

    # 6. The page of the matter tells it all: the stage, the answer, the effect.
    page = registry.page("2027-05-10", ADDRESS)
    for words in (
        answer,
        "HE 40/2027 vp",
        "Hallituksen esitys annettu",
        "Esitykseen tuli kahden vuoden siirtymäaika.",
        "Tietojen luovuttamisen rajapinta",
    ):
        assert words in page
    first = registry.git("rev-list", "--max-parents=0", "HEAD")
    assert registry.run("2027-05-10", "check", "--base", first).code == 0


def test_handling_that_begins_after_the_proposal_is_told_to_be_late(registry) -> None:
    given = (
        "  he_tunnus: HE 2/2027 vp\n",
        "  vaihehistoria:\n    - {vaihe: he_annettu, pvm: 2027-02-11, tunnus: HE 2/2027 vp}\n",
    )
    handled(registry, "2027-02-15")
    stage(registry, "2027-02-16", f"syotteet/2027/{ID}.yaml", "he_annettu", *given)
    said = registry.run("2027-02-16", "check")

    assert said.code == 0
    assert (
        "varoitus[KR425]: käsittely alkoi 2027-02-15, mutta hallituksen esitys oli annettu jo 2027-02-11"
        in said.said
    )
