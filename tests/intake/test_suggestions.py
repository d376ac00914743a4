"""A suggestion becomes a change of the record's own file and of nothing else, or is refused where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result

from kirjuri.changing.arrivals import Arrival, Received, keep, receive
from kirjuri.derive.suggesting import print_of
from kirjuri.intake.form import Form, named
from kirjuri.intake.suggested import pieces
from kirjuri.render.words import advice, message

from .conftest import STRANGER, TODAY, body_of

Suggest = Callable[..., Received]
ID = "SYO-2026-0001"
FILE = "syotteet/2026/SYO-2026-0001.yaml"
TITLE = "Yhteiset rajapinnat kuntien tietovarannoille"
NUMBER = "seurantavali_kk: 6 # sovittu\n"
WHY = "Nykyinen teksti on epäselvä."
GROUP = "ryhmat/arkkitehtuuri/ryhma.yaml"


@pytest.fixture
def suggest(registry: Path, all_forms: Mapping[str, Form]) -> Suggest:
    """Take in a suggestion of new texts to a record."""

    def taking(
        changes: str, target: str = ID, why: str = WHY, language: str = "fi", said: str = "fi"
    ) -> Received:
        answers = {"tietue": target, "muutokset": changes, "perustelu": why}
        text = body_of(all_forms["muutos"], answers, language)
        return receive(registry, Arrival(body=text, form="muutos"), today=TODAY, language=said)

    return taking


def told(found: Received) -> list[tuple[str, tuple[int, ...], str, str]]:
    """Return what is wrong: the question, the lines of its answer, what, and what to do."""
    return [
        (one.field, one.lines, message(one.problem, "fi"), advice(one.problem, "fi"))
        for one in found.faults
    ]


def written(found: Received, registry: Path, path: str = FILE) -> str:
    assert told(found) == []
    keep(found)
    return (registry / path).read_text("utf-8")


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        pytest.param(
            "[kenttä: otsikko]\nKuntien rajapinnat",
            f"\notsikko: {TITLE}\n",
            "\notsikko: Kuntien rajapinnat\n",
            id="a title",
        ),
        pytest.param(
            "[kenttä: Otsikko]\n\nKuntien rajapinnat\n\n",
            f"\notsikko: {TITLE}\n",
            "\notsikko: Kuntien rajapinnat\n",
            id="a field by the name that people know",
        ),
        pytest.param(
            "[fält: otsikko.sv]\nGemensamma gränssnitt",
            f"\notsikko: {TITLE}\n",
            f"\notsikko:\n  fi: {TITLE}\n  sv: Gemensamma gränssnitt\n",
            id="a translation beside a text of one language",
        ),
        pytest.param(
            f"[field: otsikko.fi | {print_of(TITLE)}]\nA",
            f"\notsikko: {TITLE}\n",
            "\notsikko: A\n",
            id="with the print of the present text",
        ),
        pytest.param(
            "[kenttä: este.kuvaus]\nKukaan ei ylläpidä: siitä ei ole sovittu.",
            "  kuvaus: Ylläpidosta ei ole sovittu.\n",
            '  kuvaus: "Kukaan ei ylläpidä: siitä ei ole sovittu."\n',
            id="a part of a group of fields",
        ),
        pytest.param(
            "[kenttä: pidetaan_ajan_tasalla[1].taho]\nToinen verkosto",
            "  - taho: Koeverkosto\n",
            "  - taho: Toinen verkosto\n",
            id="a part of an item of a list",
        ),
        pytest.param(
            "[kenttä: jattaja.laji]\nMuu toimija",
            "  laji: verkosto\n",
            "  laji: muu\n",
            id="a choice by its name",
        ),
        pytest.param(
            "[kenttä: rajat_ylittava]\nSektorien raja\nOrganisaatioiden raja\nToimialojen raja",
            "rajat_ylittava: [organisaatio, sektori]\n",
            "rajat_ylittava: [sektori, organisaatio, toimiala]\n",
            id="several choices, one on each line",
        ),
        pytest.param(
            "[kenttä: asiasanat]\n- rajapinnat\n- tietovarannot",
            "prosessi: A\n",
            "prosessi: A\n",
            id="a list that was missing",
        ),
        pytest.param(
            "[kenttä: seurantavali_kk]\n-",
            "seurantavali_kk: 6 # sovittu\n",
            "",
            id="a field taken away with what is said of it on its line",
        ),
        pytest.param(
            "[kenttä: seurantavali_kk]\n12",
            "seurantavali_kk: 6 # sovittu\n",
            "seurantavali_kk: 12 # sovittu\n",
            id="a number",
        ),
        pytest.param(
            "[kenttä: tiivistelma]\nEnsimmäinen rivi.\n\n### Väliotsikko\n\n- [linkki](https://a.example)",
            "tiivistelma: Kuka ylläpitää kuntien yhteistä rajapintaa?\n",
            "tiivistelma: |-\n  Ensimmäinen rivi.\n\n  ### Väliotsikko\n\n  - [linkki](https://a.example)\n",
            id="a long text with Markdown of its own",
        ),
    ],
)
def test_only_the_named_field_changes_and_every_other_byte_stays(
    changes: str, old: str, new: str, suggest: Suggest, registry: Path
) -> None:
    path = registry / FILE
    before = path.read_text("utf-8").replace(
        "prosessi: A\n", f"prosessi: A\n# Oma huomautus.\n{NUMBER}"
    )
    path.write_text(before, "utf-8")
    assert before.count(old) == 1

    after = written(suggest(changes), registry)

    if "asiasanat" in changes:
        added = "asiasanat: [rajapinnat, tietovarannot]\n"
        assert after.replace(added, "") == before
        assert after.count(added) == 1
    else:
        assert after == before.replace(old, new)


def test_several_fields_change_together(suggest: Suggest, registry: Path) -> None:
    before = (registry / FILE).read_text("utf-8")

    after = written(suggest("[kenttä: otsikko]\nA\n\n[kenttä: tiivistelma]\nB\n"), registry)

    assert after == before.replace(f"\notsikko: {TITLE}\n", "\notsikko: A\n").replace(
        "Kuka ylläpitää kuntien yhteistä rajapintaa?", "B"
    )


def test_a_record_of_any_kind_is_changed(suggest: Suggest, registry: Path) -> None:
    before = (registry / GROUP).read_text("utf-8")

    after = written(suggest("[kenttä: nimi.sv]\nNy", "arkkitehtuuri"), registry, GROUP)

    assert after == before.replace("sv: Arkitektursamarbetet", "sv: Ny") != before


def test_line_ends_of_windows_stay(suggest: Suggest, registry: Path) -> None:
    path = registry / FILE
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()

    written(suggest("[kenttä: otsikko]\nA"), registry)

    assert path.read_bytes() == before.replace(f"\r\notsikko: {TITLE}".encode(), b"\r\notsikko: A")


KEPT = {
    "tunnus": "tunnus ei koskaan muutu",
    "esimerkki": "se, onko tietue esimerkki, ei koskaan muutu",
    "kieli": "asian kieli ei koskaan muutu",
    "alkuperainen.kuvaus": "jättäjän oma teksti ei koskaan muutu; ehdota muutosta sen rinnalla olevaan "
    "jalostettuun tekstiin",
    "tapahtumat[1].teksti": "tapahtunutta ei muuteta; virhe korjataan uudella tapahtumalla",
    "saapunut": "asian saapumistapa ja saapumispäivä eivät koskaan muutu",
    "paatos.vastaus_jattajalle": "päätöstä muuttaa vain se, joka sen teki",
    "aiemmat_paatokset[1].perustelu": "päätöstä muuttaa vain se, joka sen teki",
}


@pytest.mark.parametrize(("field", "why"), KEPT.items())
def test_what_never_changes_is_refused_by_its_name(
    field: str, why: str, suggest: Suggest, registry: Path
) -> None:
    before = (registry / FILE).read_bytes()

    found = suggest(f"[kenttä: otsikko]\nA\n[kenttä: {field}]\nx")

    assert told(found) == [
        ("muutokset", (3,), f"kenttää '{field}' ei voi muuttaa ehdotuksella", why)
    ]
    with pytest.raises(ValueError, match="cannot be changed"):
        keep(found)
    assert (registry / FILE).read_bytes() == before


def test_every_problem_is_told_once_at_its_line(suggest: Suggest) -> None:
    found = suggest(
        "[kenttä: otsiko]\nA\n"
        "[kenttä: este]\nB\n"
        "[kenttä: kasittely]\nC\n"
        "[kenttä: jattaja.laji]\nyhdistys\n"
        "[kenttä: prosessi]\n\n"
        "[kenttä: tiivistelma]\nD\n[kenttä: tiivistelma.fi]\nE\n"
    )

    assert told(found) == [
        ("muutokset", (1,), "tietueessa ei ole kenttää 'otsiko'", "tarkoititko 'otsikko'?"),
        (
            "muutokset",
            (3,),
            "kentällä 'este' on omia osia",
            "nimeä osa, esimerkiksi: este.kuvaus",
        ),
        (
            "muutokset",
            (5,),
            "kentällä 'kasittely' on omia osia",
            "nimeä osa, esimerkiksi: kasittely[1].ryhma",
        ),
        (
            "muutokset",
            (7,),
            "'yhdistys' ei ole vaihtoehtojen joukossa",
            (
                "vaihtoehdot ovat 'Verkosto', 'Ekosysteemi', 'Viranomainen', 'Lainvalmistelija', "
                "'Hallitusohjelman toimeenpanija', 'Asetettu ryhmä' tai 'Muu toimija'"
            ),
        ),
        (
            "muutokset",
            (9,),
            "kentän 'prosessi' uusi teksti puuttuu",
            "kirjoita se rivin alle, tai pelkkä merkki -, jos kenttä poistetaan",
        ),
        ("muutokset", (13,), "kenttä 'tiivistelma.fi' on nimetty useammin kuin kerran", ""),
    ]


def test_a_text_that_has_changed_meanwhile_is_noticed(suggest: Suggest) -> None:
    old = print_of("Teksti, joka on jo muuttunut")

    assert told(suggest(f"[kenttä: otsikko | {old}]\nA")) == [
        (
            "muutokset",
            (1,),
            "kentän 'otsikko' teksti on muuttunut lomakkeen täyttämisen jälkeen",
            "avaa lomake uudelleen tietueen sivulta ja ehdota muutosta nykyiseen tekstiin",
        )
    ]


def test_a_change_elsewhere_in_the_record_does_not_disturb(
    suggest: Suggest, registry: Path
) -> None:
    path = registry / FILE
    path.write_text(path.read_text("utf-8").replace("prosessi: A", "prosessi: B"), "utf-8")

    found = suggest(f"[kenttä: otsikko.fi | {print_of(TITLE)}]\nA")

    assert "\notsikko: A\n" in written(found, registry)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("SYO-2026-0002", "tietuetta 'SYO-2026-0002' ei ole; tarkoititko 'SYO-2026-0001'?"),
        ("zzz", "tietuetta 'zzz' ei ole"),
        (
            "uusi:avoimet-rajapinnat",
            "tietueella 'uusi:avoimet-rajapinnat' ei ole vielä numeroa, joten sitä muutetaan omassa ketjussaan",
        ),
    ],
)
def test_a_record_that_is_not_there_is_told_with_the_nearest(
    target: str, said: str, suggest: Suggest
) -> None:
    assert told(suggest("[kenttä: otsikko]\nA", target)) == [("tietue", (), said, "")]


def test_a_text_below_no_field_is_told(suggest: Suggest) -> None:
    assert told(suggest("\nUusi otsikko\n[kenttä: otsikko]\nA")) == [
        (
            "muutokset",
            (1,),
            "tekstin yläpuolella ei nimetä kenttää",
            "kirjoita sen yläpuolelle rivi, esimerkiksi: [kenttä: kuvaus]",
        )
    ]


def test_the_same_text_changes_nothing(suggest: Suggest) -> None:
    assert told(suggest(f"[kenttä: otsikko]\n{TITLE}")) == [
        ("muutokset", (), "mikään ei muuttuisi: tietueessa on jo samat tekstit", "")
    ]


def test_the_rules_judge_the_record_as_it_would_be(suggest: Suggest) -> None:
    found = suggest(
        "[kenttä: tiivistelma]\nEnsimmäinen.\nSoittakaa 040 123 4567.\n\n"
        "[kenttä: kasittelytapa.sovittu_pvm]\nensi viikolla\n\n"
        "[kenttä: kasittelytapa.kuvaus]\n-"
    )

    assert [(field, lines, said) for field, lines, said, _fix in told(found)] == [
        ("muutokset", (3,), "tässä on puhelinnumero"),
        ("muutokset", (5,), "'ensi viikolla' ei ole päivämäärä"),
        ("muutokset", (8,), "kenttä 'kasittelytapa.kuvaus' (Miten käsitellään) puuttuu"),
    ]
    assert "040 123 4567" not in str(told(found))


def test_reasons_are_searched_for_what_must_not_be_public(suggest: Suggest) -> None:
    found = suggest("[kenttä: otsikko]\nA", why="Kysykää numerosta 040 123 4567.")

    assert [(field, said) for field, _lines, said, _fix in told(found)] == [
        ("perustelu", "tässä on puhelinnumero")
    ]


def test_an_error_that_was_there_before_does_not_stand_in_the_way(
    suggest: Suggest, registry: Path
) -> None:
    path = registry / FILE
    path.write_text(path.read_text("utf-8").replace("prosessi: A", "prosessi: X"), "utf-8")

    assert "\notsikko: A\n" in written(suggest("[kenttä: otsikko]\nA"), registry)


def test_what_the_rules_of_a_change_refuse_is_told_in_their_words(suggest: Suggest) -> None:
    found = suggest("[kenttä: kasittely[1].ryhma]\nsihteeristo")

    assert [(field, lines, said) for field, lines, said, _fix in told(found)] == [
        (
            "muutokset",
            (1,),
            "vastuuryhmä on vaihtunut ilman tapahtumaa: ennen 'arkkitehtuuri', nyt 'sihteeristo'",
        )
    ]


def test_anybody_may_suggest_and_is_answered_in_the_forms_language(
    intake: Callable[..., Result],
    all_forms: Mapping[str, Form],
    registry: Path,
    whole: Callable[..., None],
) -> None:
    answers = {
        "tietue": ID,
        "muutokset": "[fält: otsikko.sv]\nGemensamma gränssnitt",
        "perustelu": "Översättningen saknas.",
    }
    body = body_of(all_forms["muutos"], answers, "sv")

    result = intake(body, "--format", "markdown", title="Ändringsförslag: ", login=STRANGER)

    assert result.exit_code == 0, result.output
    whole("suggestion.sv.md", result.output)
    assert "  sv: Gemensamma gränssnitt\n" in (registry / FILE).read_text("utf-8")


def test_what_is_wrong_is_one_message(
    intake: Callable[..., Result],
    all_forms: Mapping[str, Form],
    registry: Path,
    whole: Callable[..., None],
) -> None:
    before = (registry / FILE).read_bytes()
    body = body_of(all_forms["muutos"], {"tietue": ID, "muutokset": "[kenttä: tunnus]\nx"})

    result = intake(body, "--format", "markdown", title="Muutosehdotus: ", login=STRANGER)

    assert result.exit_code == 1
    whole("suggestion-lacking.fi.md", result.output)
    assert (registry / FILE).read_bytes() == before


def test_the_form_is_recognised_though_a_text_has_headings_of_its_own(
    intake: Callable[..., Result], all_forms: Mapping[str, Form], registry: Path
) -> None:
    text = "## Tausta\n\n### Kuvaus\n\nTeksti."
    answers = {"tietue": ID, "muutokset": f"[kenttä: kuvaus]\n{text}", "perustelu": WHY}

    result = intake(body_of(all_forms["muutos"], answers), title="Muutosehdotus: ")

    assert result.exit_code == 0, result.output
    assert "kuvaus: |-\n  ## Tausta\n\n  ### Kuvaus\n\n  Teksti.\n" in (registry / FILE).read_text(
        "utf-8"
    )


@pytest.mark.parametrize("answer", ["", "\n\n", "Ei kenttiä.\n[kenttä kuvaus]\n[kuvaus]"])
def test_an_answer_without_a_head_has_no_pieces(answer: str) -> None:
    assert pieces(answer) == ((), 1 if answer.strip() else 0)


@pytest.mark.parametrize("word", ["kenttä", "KENTTÄ", "kentta", "fält", "falt", "field"])
def test_a_head_is_known_in_every_language(word: str) -> None:
    found, before = pieces(f"[{word}: a.b[2].c | 00aaBB11]\n\nx\n\ny\n\n [ {word} : d ]\n-\n")

    assert before == 0
    assert [(one.field, one.print, one.text, one.line, one.begins) for one in found] == [
        ("a.b[2].c", "00aabb11", "x\n\ny", 1, 3),
        ("d", "", "-", 7, 8),
    ]


def test_headings_of_the_form_are_its_own(all_forms: Mapping[str, Form]) -> None:
    labels = [
        (form.key, named(question.label, language))
        for form in all_forms.values()
        for language in form.languages
        for question in form.questions
    ]
    own = {label for key, label in labels if key == "muutos"}

    assert own.isdisjoint(label for key, label in labels if key != "muutos")
