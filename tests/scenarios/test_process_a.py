"""Process A (R-147): a network's need, from its arrival to its close, with the public commands alone."""

from __future__ import annotations

from .matters import BARRIER, THREE, agreed, announcement, answered, guideline, need

ID = "SYO-2027-0001"
ADDRESS = f"syotteet/{ID}"
GROUPS = ("arkkitehtuuriyhteistyo", "kunta-valtio-tiedonhallinnan-yhteistyo")
ANSWER = "Kiitos syötteestä. Ehdotus otettiin linjaukseen; rahoitus jäi pois, koska siitä ei päätetä täällä."
NOT_AGREED = (
    "otsikko",
    "tiivistelma",
    "prosessi",
    "kasittelytapa",
    "kasittely",
    "pidetaan_ajan_tasalla",
)


def test_a_need_of_a_network_becomes_a_guideline_that_everyone_is_told_of(  # noqa: PLR0915 - one matter, told whole
    registry,
) -> None:
    # 1. The network registers its need; the merge acknowledges it, and the receipt says so.
    got = registry.arrives("rajapinta", need("Kuka ylläpitää kuntien rajapintaa?"), "2027-02-03")
    assert got == ID
    assert ID in registry.does("2027-02-03", "receipt", ID)
    assert "Vastaanotettu" in registry.page("2027-02-03", ADDRESS)

    # 2. The secretariat refines it with the network and the coordination group's experts.
    registry.does("2027-02-10", "move", ID, "jalostettavana", "--text", "Jalostaminen alkoi.")
    refused = registry.run("2027-03-02", "move", ID, "kasiteltavana")
    assert refused.code == 1
    assert [field for field in NOT_AGREED if f"'{field}" not in refused.said] == []
    registry.does(
        "2027-02-14",
        *("move", ID, "--note", "--role", "koordinaatioryhma"),
        *("--text", "Koordinaatioryhmä kutsui rajapintojen asiantuntijat avuksi."),
        *(
            "--set",
            "asiantuntija_apu+={pyydetty_pvm: 2027-02-12, osaamisalue: Rajapinnat, tulos: Kuvattiin vaihtoehdot.}",
        ),
        *("--set", "kuvaus=Rajapinnan vastuusta ei ole sovittu."),
    )
    registry.does("2027-02-16", "move", ID, "odottaa_jattajaa", "--text", "Mitä on kokeiltu?")
    assert "Odottaa jättäjää" in registry.page("2027-02-16", ADDRESS)
    answer = ("--role", "jattaja", "--text", "Verkosto vastasi.")
    registry.does("2027-02-20", "move", ID, "jalostettavana", *answer)

    # 3. Way and timetable are agreed; two groups handle it in parallel, another network takes part.
    registry.does(
        "2027-03-02",
        *("move", ID, "kasiteltavana", "--text", "Käsittelytavasta on sovittu."),
        *agreed(
            "2027-03-02",
            *GROUPS,
            more=("otsikko=Kuntien rajapinnan ylläpito", "osallistujat+={taho: Naapuriverkosto}"),
        ),
    )
    for day, part in (("2027-03-10", "kaynnissa"), ("2027-04-15", "valmis")):
        for group in GROUPS:
            registry.does(day, "move", ID, part, "--group", group)
    registry.does(
        "2027-04-16",
        *("move", ID, "--note", "--role", "vastuuryhma", "--reference", "Kokous 2/2027, kohta 4"),
        *("--text", "Ryhmien näkemys: ylläpidosta on linjattava."),
        *("--set", "kasittely[1].tulos=nakemys"),
    )
    page = registry.page("2027-04-16", ADDRESS)
    for words in ("Käsiteltävänä", "Naapuriverkosto", "Kuka ylläpitää kuntien rajapintaa?"):
        assert words in page
    assert "Linjausta ei ole vielä tehty." in page

    # 4. A guideline and a recommendation: the guideline is consulted on, and both are adopted.
    titles = (("Rajapinnan ylläpito", "Gränssnittets underhåll"), ("Kuvausmalli", "Mall"))
    rule, advice = (
        registry.arrives(
            name,
            guideline(title, kind=kind, inputs=ID, begun="2027-04-20"),
            "2027-04-21",
            folder="linjaukset",
        )
        for name, kind, title in zip(
            ("yllapito", "malli"), ("linjaus", "suositus"), titles, strict=True
        )
    )
    registry.does("2027-04-21", "move", ID, "linjattavana", "--text", "Linjausta valmistellaan.")
    registry.does(
        "2027-04-22",
        *("move", rule, "kommentoitavana", "--role", "vastuuryhma"),
        *(
            "--set",
            "kommentointi={alku: 2027-04-22, loppu: 2027-05-14, kanava: lausuntopalvelu}",
        ),
    )
    early = registry.run("2027-05-14", *adopting(rule, "2027-05-14"))
    assert early.code == 1
    assert "kommentteja saattoi antaa 2027-05-14 asti" in early.said
    for each in (rule, advice):
        registry.does("2027-05-20", *adopting(each, "2027-05-20"))
    registry.does(
        "2027-05-20",
        *("move", ID, "linjattu", "--reference", "Kokous 3/2027", "--role", "vastuuryhma"),
    )

    # 5. It counts as communicated when both have been announced to all three target groups.
    early = registry.run("2027-05-21", "move", ID, "viestitty", "--role", "sihteeristo")
    assert early.code == 1
    assert f"tietueeseen '{rule}' pitää viitata toisesta tietueesta" in early.said
    assert rule in registry.run("2027-06-10", "queue", "--overdue").said
    assert "Vielä puuttuu: Hallinnonalat, Verkostot, Ekosysteemit" in registry.page(
        "2027-06-10", ADDRESS
    )
    told = registry.arrives(
        "vastuu",
        announcement(
            ("Rajapinnoille vastuutaho", "Gränssnitten får en ansvarig"),
            f"{rule}, {advice}",
            begun="2027-05-21",
            groups=THREE,
        ),
        "2027-05-21",
        folder="linjaukset/tiedotteet",
    )
    assert told == "TIE-2027-001"
    registry.does("2027-05-25", "move", told, "julkaistu", "--set", "pvm=2027-05-25")
    registry.does("2027-05-25", "move", ID, "viestitty", "--role", "sihteeristo")
    assert rule not in registry.run("2027-06-10", "queue").said

    # 6. It is closed with a public answer, and the whole story stays readable.
    registry.does(
        "2027-06-01", "move", ID, "paattynyt", *answered("2027-06-01", "linjattu", ANSWER)
    )
    page = registry.page("2027-06-01", ADDRESS)
    for words in (ANSWER, "Käsitellään kahdessa kokouksessa.", "Kohderyhmille on tiedotettu."):
        assert words in page
    for phase in ("Kirjaaminen", "Jalostaminen", "Käsittely", "Linjaukset", "Viestintä"):
        assert f"{phase} (käyty läpi)" in page
    for state in ("Kirjattu", "Vastaanotettu", "Odottaa jättäjää", "Linjattu", "Viestitty"):
        assert state in page
    for there, linked in (
        (ADDRESS, (rule, advice, told)),
        (f"linjaukset/{rule}", (ID, told)),
        (f"linjaukset/{advice}", (ID, told)),
        (f"tiedotteet/{told}", (rule, advice)),
    ):
        assert [one for one in linked if one not in registry.page("2027-06-01", there)] == []
    assert "Gränssnitten får en ansvarig" in registry.page("2027-06-01", f"sv/tiedotteet/{told}")
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


def adopting(identifier: str, day: str) -> tuple[str, ...]:
    """Return the move by which the group adopts a guideline in its meeting."""
    decision = ("--set", f"paatos={{pvm: {day}}}")
    return (
        *("move", identifier, "hyvaksytty", "--role", "vastuuryhma"),
        *("--reference", "Kokous 3/2027", *decision),
    )


def test_a_network_may_go_on_by_itself_without_any_guideline(registry) -> None:
    registry.arrives("avoin", need("Voimmeko julkaista luvut?"), "2027-02-03")
    registry.does("2027-02-10", "move", ID, "jalostettavana")
    refused = registry.run("2027-02-20", "move", ID, "paattynyt")
    assert refused.code == 1
    assert "paatos" in refused.said

    answer = "Voitte edetä itse: luvuissa ei ole henkilötietoja. Lisenssistä on jo suositus."
    registry.does(
        "2027-02-20",
        *("move", ID, "paattynyt", *answered("2027-02-20", "itsenainen_eteneminen", answer)),
        *("--set", "prosessi=A", "--set", BARRIER),
    )

    page = registry.page("2027-02-20", ADDRESS)
    for words in (
        answer,
        "Päättynyt",
        "Asia päättyi ilman linjausta. Sekin on täysi tulos.",
        "Asia päättyi ilman ryhmäkäsittelyä.",
        "Tiedotettavaa linjausta ei ole.",
    ):
        assert words in page
    assert "Puuttuu" not in page
    assert ID not in registry.run("2027-06-10", "queue").said
