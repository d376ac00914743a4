"""Variant A3: two networks' needs become one bundle, and both get an answer of their own (R-118)."""

from __future__ import annotations

from .matters import agreed, announcement, answered, guideline, need

ONE, OTHER, BUNDLE = "SYO-2027-0001", "SYO-2027-0002", "KOK-2027-001"
BOTH = (ONE, OTHER)
PAGE = f"kokonaisuudet/{BUNDLE}"
FIRST = "Ehdotuksenne vastuutahosta otettiin linjaukseen."
SECOND = "Ert förslag om en gemensam tidtabell lämnades utanför, men ansvaret avtalades."


def test_two_needs_are_handled_together_and_answered_separately(registry) -> None:
    registry.arrives("rajapinta", need("Kuka ylläpitää rajapintaa?"), "2027-02-03")
    text = need("Vem svarar för gränssnittet?", name="Grannätverket", language="sv")
    registry.arrives("granssnitt", text, "2027-02-05")

    # 1. Nothing is written until everything that a bundle needs is there.
    refused = registry.run("2027-02-10", "bundle", *BOTH, "--title", "Rajapinnan vastuu")
    assert refused.code == 1
    assert "kokonaisuudesta pitää näkyä, miksi syötteet käsitellään yhdessä" in refused.said
    alone = registry.run("2027-02-10", "bundle", ONE, "--title", "Yksin", "--reason", "Yksin.")
    assert alone.code == 1
    assert "vähintään 2 tietueesta" in alone.said
    assert registry.git("status", "--porcelain") == ""

    # 2. The secretariat brings them together; the registry numbers the bundle, and links follow.
    registry.does(
        "2027-02-10",
        *("bundle", *BOTH, "--title", "Rajapinnan vastuu"),
        *("--reason", "Molemmat koskevat samaa rajapintaa."),
    )
    assert registry.numbered("2027-02-10") == BUNDLE
    page = registry.page("2027-02-10", PAGE)
    for words in ("Koottavana", "Molemmat koskevat samaa rajapintaa.", *BOTH):
        assert words in page
    for each in BOTH:
        page = registry.page("2027-02-10", f"syotteet/{each}")
        assert "Asia käsitellään yhdessä muiden kanssa kokonaisuudessa ”Rajapinnan vastuu”." in page
        assert BUNDLE in page

    # 3. One move of the bundle moves both, or neither.
    registry.does("2027-02-15", "move", BUNDLE, "jalostettavana")
    settings = agreed("2027-03-02", "arkkitehtuuriyhteistyo")
    refused = registry.run("2027-03-02", "move", BUNDLE, "kasiteltavana", *settings)
    assert refused.code == 1
    assert f"{ONE}:" in refused.said
    assert f"--set '{ONE}.otsikko=" in refused.said
    assert registry.git("status", "--porcelain") == ""
    registry.does(
        "2027-03-02",
        *("move", BUNDLE, "kasiteltavana", *settings),
        *("--set", f"{ONE}.otsikko=Rajapinnan ylläpito"),
        *("--set", f"{OTHER}.otsikko=Gränssnittets underhåll"),
        *("--set", f"{BUNDLE}.vastuuryhma=arkkitehtuuriyhteistyo"),
    )
    page = registry.page("2027-03-02", PAGE)
    assert "Käsiteltävänä yhdessä 2.3.2027 alkaen · laskettu syötteistä" in page
    letter = " ".join(registry.run("2027-03-02", "receipt", ONE).said.split())
    assert f"kokonaisuudessa ”Rajapinnan vastuu” ({BUNDLE}). Saatte oman vastauksenne." in letter

    # 4. One guideline answers both, and one announcement tells of it.
    rule = registry.arrives(
        "vastuu",
        guideline(
            ("Rajapinnan vastuu", "Ansvaret för gränssnittet"),
            kind="suositus",
            inputs=f"{ONE}, {OTHER}",
            begun="2027-04-20",
        ),
        "2027-04-21",
        folder="linjaukset",
    )
    registry.does("2027-04-21", "move", BUNDLE, "linjattavana")
    decision = ("--set", "paatos={pvm: 2027-05-20}")
    registry.does("2027-05-20", "move", rule, "hyvaksytty", "--role", "vastuuryhma", *decision)
    registry.does("2027-05-20", "move", BUNDLE, "linjattu", "--role", "vastuuryhma")
    told = registry.arrives(
        "tieto",
        announcement(("Vastuu sovittiin", "Ansvaret avtalades"), rule, begun="2027-05-21"),
        "2027-05-21",
        folder="linjaukset/tiedotteet",
    )
    registry.does("2027-05-25", "move", told, "julkaistu", "--set", "pvm=2027-05-25")
    registry.does("2027-05-25", "move", BUNDLE, "viestitty", "--role", "sihteeristo")

    # 5. It closes only with an answer to each.
    refused = registry.run(
        "2027-06-01",
        *("move", BUNDLE, "paattynyt", *answered("2027-06-01", "linjattu", FIRST, owner=ONE)),
    )
    assert refused.code == 1
    assert f"{OTHER}:" in refused.said
    assert f"{ONE}:" not in refused.said
    assert registry.git("status", "--porcelain") == ""
    registry.does(
        "2027-06-01",
        *("move", BUNDLE, "paattynyt", *answered("2027-06-01", "linjattu", FIRST, owner=ONE)),
        *answered("2027-06-01", "linjattu", SECOND, owner=OTHER),
    )
    page = registry.page("2027-06-01", PAGE)
    for words in ("Päättynyt", FIRST, SECOND, rule):
        assert words in page
    assert SECOND not in registry.page("2027-06-01", f"syotteet/{ONE}")
    assert SECOND in registry.page("2027-06-01", f"syotteet/{OTHER}")
    assert "Avslutad" in registry.page("2027-06-01", f"sv/{PAGE}")
    first = registry.git("rev-list", "--max-parents=0", "HEAD")
    assert registry.run("2027-06-01", "check", "--base", first).code == 0


def test_a_member_may_leave_and_a_bundle_may_be_taken_apart(registry) -> None:
    for day, name in (("2027-02-03", "yksi"), ("2027-02-04", "kaksi"), ("2027-02-05", "kolme")):
        registry.arrives(name, need(f"Kuka ylläpitää rajapintaa {name}?"), day)
    third = "SYO-2027-0003"
    registry.does("2027-02-10", "bundle", *BOTH, "--title", "Vastuu", "--reason", "Sama asia.")
    registry.numbered("2027-02-10")
    registry.does("2027-02-11", "bundle", BUNDLE, third)
    assert third in registry.page("2027-02-11", PAGE)

    registry.does("2027-02-12", "bundle", BUNDLE, "--remove", third)
    page = registry.page("2027-02-12", f"syotteet/{third}")
    assert "Asia käsitellään yhdessä muiden kanssa kokonaisuudessa ”Vastuu”." in page
    assert "Asia irrotettiin kokonaisuudesta ”Vastuu”, ja se etenee omanaan." in page
    refused = registry.run("2027-02-12", "bundle", BUNDLE, "--remove", OTHER)
    assert refused.code == 1
    assert "vähintään 2 tietueesta" in refused.said

    registry.does(
        "2027-02-13",
        *("move", BUNDLE, "purettu", "--role", "sihteeristo"),
        *("--text", "Syötteet osoittautuivat eri asioiksi."),
    )
    page = registry.page("2027-02-13", PAGE)
    assert "Purettu" in page
    assert "Kokonaisuudessa ei ole enää syötteitä." in page
    for each in BOTH:
        assert "kokonaisuus" not in (registry.root / f"syotteet/2027/{each}.yaml").read_text()
        assert "Kokonaisuus ”Vastuu” purettiin" in registry.page("2027-02-13", f"syotteet/{each}")
    late = registry.run("2027-02-14", "bundle", BUNDLE, third)
    assert late.code == 1
    assert f"kokonaisuus '{BUNDLE}' on purettu" in late.said
