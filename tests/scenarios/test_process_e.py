"""Process E (R-151): a group follows a law in the making, recommends when needed, and is evaluated on it."""

from __future__ import annotations

from .matters import agreed, guideline

ID, GROUP = "SYO-2027-0001", "arkkitehtuuriyhteistyo"
ADDRESS = f"syotteet/{ID}"
FOLLOWED = """\
# yaml-language-server: $schema=../../schemas/syote.schema.json
kieli: fi
tyyppi: saantelyehdotus
jattaja:
  laji: asetettu_ryhma
  nimi: Arkkitehtuuriyhteistyö
  yhteys: sihteeristolla
  ryhma: arkkitehtuuriyhteistyo
alkuperainen:
  otsikko: Koelain toimeenpanon seuranta
  kuvaus: Laki muuttaa rajapintojen käyttöä.
  toivottu_tulos: Suositus, jos sellaista tarvitaan.
rajat_ylittava: [hallinnonala]
prosessi: E
lainvalmistelu:
  nimi: Koelaki
  vaihe: perusvalmistelu
  ministerio: VM
  vaikutustapa: Lausuntopalvelussa.
"""
STAGES = (
    ("2027-04-12", "lausuntokierros", "eteneminen", "Lausuntokierros alkoi."),
    ("2027-08-20", "he_annettu", "muutos", "Hallituksen esitys annettiin."),
    ("2027-10-15", "valiokunta", "eteneminen", "Valiokunta kuuli ryhmiä."),
    ("2027-12-10", "hyvaksytty", "vaikutus", "Laki hyväksyttiin."),
)
APPROVER = "julkisen-hallinnon-tiedonhallinnan-yhteistyo"
PLAN = f"TSU-{GROUP}-2027"
TITLE = "Koelain seurannan vaikutukset"
EFFECT = "Lain perusteluihin lisättiin rajapintojen siirtymäaika."
PLANNED = f"""\
tunnus: {PLAN}
kieli: fi
otsikko: Arkkitehtuuriyhteistyön toimintasuunnitelma
tiivistelma: Ryhmä seuraa koelakia.
toimikausi: {{alku: 2027-01-01, loppu: 2027-12-31}}
tapahtumat:
  - {{pvm: 2027-01-05, laji: siirto, tila: luonnos, rooli: ryhma}}
"""
EVALUATION = f"""\
kieli: fi
otsikko: {TITLE}
tiivistelma: Suositus vaikutti lain perusteluihin.
kohde: {{laji: toimintasuunnitelma, suunnitelma: {PLAN}}}
vaikuttavuus:
  arvio: Seuranta vaikutti lainsäädäntöhankkeeseen.
  vaikutukset:
    - kohdelaji: lainsaadantohanke
      kohde: Koelaki
      mita_muuttui: {EFFECT}
      syotteet: [{ID}]
      linjaukset: [RULE]
tapahtumat:
  - {{pvm: 2028-01-20, laji: siirto, tila: kaynnissa, rooli: ryhma}}
"""
"""An evaluation of the group's plan, with part 5b: effects on legislative projects (R-137)."""


def test_a_law_is_followed_and_a_recommendation_made_when_it_is_needed(registry) -> None:
    # 1. The group registers the follow-up on its own initiative, and takes it up.
    assert registry.arrives("koelaki", FOLLOWED, "2027-02-03") == ID
    registry.does("2027-02-10", "move", ID, "jalostettavana")
    registry.does("2027-02-24", "move", ID, "kasiteltavana", *following("2027-02-24"))
    registry.does(
        "2027-03-03",
        *("move", ID, "seurannassa", "--role", "ryhma", "--set", "seurantavali_kk=6"),
        *("--set", "seuranta+={pvm: 2027-03-03, laji: eteneminen, havainto: Seuranta alkoi.}"),
    )
    page = registry.page("2027-03-03", ADDRESS)
    assert "Seurannassa" in page
    assert "Asiaa seurataan, ja linjaus tehdään tarvittaessa." in page
    assert "Tiedotettavaa linjausta ei ole." in page

    # 2. Each stage of the law is added with what was observed, and a recommendation when it is needed.
    for stage in STAGES[:2]:
        observed(registry, *stage)
    first = recommended(registry, "ensimmainen", "2027-08-25")
    assert first in registry.page("2027-08-25", ADDRESS)
    for stage in STAGES[2:]:
        observed(registry, *stage)
    page = registry.page("2027-12-10", ADDRESS)
    assert [words for _, _, _, words in STAGES if words not in page] == []

    # 3. A later recommendation takes the place of the first; they never replace each other in a circle.
    second = recommended(registry, "toinen", "2027-12-15", more=f"korvaa: [{first}]\n")
    unmarked = registry.run("2027-12-16", "check")
    assert f"kirjuri move {first} korvattu" in unmarked.said
    registry.does("2027-12-16", "move", first, "korvattu", "--role", "vastuuryhma")
    assert "korjattavaa" in registry.run("2027-12-16", "check").said
    page = registry.page("2027-12-16", f"linjaukset/{first}")
    assert "Korvattu" in page
    assert second in page
    path = f"linjaukset/2027/{first}.yaml"
    text = (registry.root / path).read_text("utf-8")
    registry.write(path, text.replace("laatija:", f"korvaa: [{second}]\nlaatija:"))
    assert "KR203" in registry.run("2027-12-16", "check").said
    registry.git("checkout", "-q", "--", ".")

    # 4. The evaluation of the group's plan, part 5b, names the effect and cites matter and guideline.
    registry.write(f"ryhmat/{GROUP}/{PLAN}.yaml", PLANNED)
    registry.commit("Toimintasuunnitelma", "2028-01-19")
    text = EVALUATION.replace("RULE", second)
    folder = f"ryhmat/{APPROVER}"
    evaluated = registry.arrives("arviointi-koelaki", text, "2028-01-20", folder=folder)
    assert TITLE in registry.page("2028-01-20", f"linjaukset/{second}")
    page = registry.page("2028-01-20", f"{folder}/{evaluated}")
    assert [words for words in (EFFECT, second, ID) if words not in page] == []
    assert registry.run("2028-01-20", "check", "--base", "none").code == 0


def following(day: str) -> tuple[str, ...]:
    """Return the settings of a follow-up: a law has no barrier, and the title says what is followed."""
    given = agreed(day, GROUP, more=("otsikko=Koelain seuranta",))
    kept = [text for text in given[1::2] if not text.startswith(("prosessi", "este"))]
    return tuple(word for text in kept for word in ("--set", text))


def observed(registry, day: str, stage: str, kind: str, words: str) -> None:
    """Add a stage of the law and what was observed of it; nothing earlier is lost."""
    registry.does(
        day,
        *("move", ID, "--note", "--role", "sihteeristo", "--text", words),
        *("--set", f"lainvalmistelu.vaihe={stage}"),
        *("--set", f"lainvalmistelu.vaihehistoria+={{vaihe: {stage}, pvm: {day}}}"),
        *("--set", f"seuranta+={{pvm: {day}, laji: {kind}, havainto: {words}}}"),
    )


def recommended(registry, name: str, day: str, *, more: str = "") -> str:
    """Draft, number and adopt a recommendation that rests on the followed matter."""
    draft = guideline(
        (f"Suositus {name}", f"Rekommendation {name}"),
        kind="suositus",
        inputs=ID,
        begun=day,
        more=more,
    )
    made = registry.arrives(name, draft, day, folder="linjaukset")
    decision = ("--set", f"paatos={{pvm: {day}}}")
    registry.does(day, "move", made, "hyvaksytty", "--role", "vastuuryhma", *decision)
    return str(made)
