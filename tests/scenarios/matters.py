"""Records as people write them, for the scenarios: a need, a guideline, an announcement."""

from __future__ import annotations

BARRIER = (
    "este={kuvaus: Ylläpidosta ei ole sovittu., yritetyt_keinot: Kokeilu kolmessa kunnassa.,"
    " haetut_kumppanit: Kaksi muuta verkostoa., puuttuu: [mandaatti, rahoitus]}"
)
"""The setting that tells what stands in a network's way (R-152)."""
WAY = "kuvaus: Käsitellään kahdessa kokouksessa., yhteisymmarrys: kylla, fasilitoija: sihteeristo"
THREE = "hallinnonalat, verkostot, ekosysteemit"


def need(title: str, *, name: str = "Koeverkosto", language: str = "fi") -> str:
    """Return what a network is asked to register, and no more."""
    return f"""\
# yaml-language-server: $schema=../../schemas/syote.schema.json
kieli: {language}
tyyppi: kehittaminen
kehittamisen_vaihe: kaynnissa
jattaja:
  laji: verkosto
  nimi: {name}
  yhteys: sihteeristolla
alkuperainen:
  otsikko: {title}
  kuvaus: |
    Verkosto on kokeillut yhteistä rajapintaa kolmessa kunnassa.

    Kokeilu jäi kesken, koska vastuuta ei ole sovittu.
  toivottu_tulos: Linjaus siitä, kuka rajapintaa ylläpitää.
rajat_ylittava: [organisaatio, sektori]
"""


def guideline(
    title: tuple[str, str],
    *,
    kind: str = "linjaus",
    author: str = "arkkitehtuuriyhteistyo",
    inputs: str = "",
    begun: str,
    more: str = "",
) -> str:
    """Return a draft in Finnish and Swedish with everything that its adoption asks but the decision.

    inputs: identifiers; without any it rests on the group's own task.
    """
    basis = f"peruste: syotteet\nsyotteet: [{inputs}]" if inputs else "peruste: ryhman_tehtava"
    return f"""\
kieli: fi
laji: {kind}
taso: vaatimus
otsikko: {{fi: {title[0]}, sv: {title[1]}}}
tiivistelma: {{fi: "{title[0]} on sovittu.", sv: "{title[1]} har avtalats."}}
teksti: Jokaisella rajapinnalla on yksi vastuutaho.
perustelut: Vastuu kuuluu sille, joka voi muuttaa tietoa.
laatija: {author}
{basis}
sitovuus: ei_sitova
kohderyhmat: [{THREE}]
vaikuttavuustavoite: Rajapinnan käyttäjät tietävät, keneltä kysyä.
tarkistettava_viim: 2030-06-01
{more}tapahtumat:
  - {{pvm: {begun}, laji: siirto, tila: luonnos, rooli: vastuuryhma}}
"""


def announcement(
    title: tuple[str, str],
    guidelines: str,
    *,
    begun: str,
    groups: str = THREE,
    author: str = "arkkitehtuuriyhteistyo",
) -> str:
    """Return the draft of an announcement that the three parties make together."""
    return f"""\
kieli: fi
otsikko: {{fi: {title[0]}, sv: {title[1]}}}
tiivistelma: {{fi: "{title[0]}. Näin se vaikuttaa sinuun.", sv: "{title[1]}. Så påverkar det dig."}}
linjaukset: [{guidelines}]
kohderyhmat: [{groups}]
laatijat: [sihteeristo, koordinaatioryhma, {author}]
kanavat: [{{laji: uutiskirje}}, {{laji: rekisteri}}]
tapahtumat:
  - {{pvm: {begun}, laji: siirto, tila: luonnos, rooli: sihteeristo}}
"""


def agreed(day: str, *groups: str, more: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the settings by which a way of handling is agreed; the first group is responsible."""
    roles = ["vastuu"] + ["osallistuva"] * (len(groups) - 1)
    settings = [
        "tiivistelma=Kuka ylläpitää kuntien yhteistä rajapintaa?",
        "prosessi=A",
        BARRIER,
        f"kasittelytapa={{{WAY}, sovittu_pvm: {day}, aikataulu: {{tavoite_loppu: 2027-12-31}}}}",
        *(
            f"kasittely+={{ryhma: {group}, rooli: {role}}}"
            for group, role in zip(groups, roles, strict=True)
        ),
        "pidetaan_ajan_tasalla+={taho: Koeverkosto}",
        *more,
    ]
    return tuple(word for setting in settings for word in ("--set", setting))


def answered(day: str, how: str, answer: str, *, owner: str = "") -> tuple[str, ...]:
    """Return the setting of an answer; `owner` is the input of a bundle that it is for."""
    field = f"{owner}.paatos" if owner else "paatos"
    value = f"{{tapa: {how}, pvm: {day}, perustelu: Asia on käsitelty., vastaus_jattajalle: '{answer}'}}"
    return ("--set", f"{field}={value}")
