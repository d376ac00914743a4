"""`kirjuri intake` as a workflow and a secretary run it: whole messages, exit codes, files."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result

from kirjuri.intake.form import Form
from kirjuri.messages import messages
from kirjuri.render import arrival

from .conftest import ANSWERS, EXPECTED, body_of

Intake = Callable[..., Result]
Whole = Callable[[str, str], None]
PATH = "syotteet/uudet/issue-12.yaml"
FILE = """\
# yaml-language-server: $schema=../../schemas/syote.schema.json
kieli: fi
tyyppi: kehittaminen
jattaja:
  laji: verkosto
  nimi: Esimerkkiverkosto
  yhteys: issue
alkuperainen:
  otsikko: Asiakkaan tietoja kysytään kahteen kertaan
  kuvaus: Kunnat ja hyvinvointialueet kysyvät samat tiedot.
  toivottu_tulos: Suositus siitä, kuka vastaa tiedosta.
rajat_ylittava: [sektori, organisaatio]
saapunut: 2026-11-21
kirjaustapa: lomake
kirjausketju: https://github.com/virasto/rekisteri/issues/12
"""


@pytest.fixture
def form(all_forms: Mapping[str, Form]) -> Form:
    return all_forms["syote"]


def test_a_dry_run_tells_the_receipt_and_writes_nothing(
    form: Form, intake: Intake, registry: Path, whole: Whole
) -> None:
    result = intake(body_of(form, ANSWERS), "--dry-run", "--format", "markdown")

    assert result.exit_code == 0
    whole("receipt.fi.md", result.output)
    assert not (registry / PATH).exists()


def test_the_record_is_written_as_its_files_are_and_the_check_is_silent(
    form: Form, intake: Intake, registry: Path, run: Intake
) -> None:
    result = intake(body_of(form, ANSWERS))

    assert result.exit_code == 0, result.output
    assert result.output.endswith(f"\nKirjoitettu: {PATH}\n")
    assert (registry / PATH).read_text("utf-8") == FILE
    assert run("check", "--base", "none").exit_code == 0


def test_everything_that_is_missing_is_told_in_swedish_and_nothing_is_written(
    form: Form, intake: Intake, registry: Path, whole: Whole
) -> None:
    answers = {
        "alkuperainen.otsikko": "Rad ett\nrad två",
        "alkuperainen.kuvaus": "_No response_",
        "alkuperainen.toivottu_tulos": "x" * 2001,
        "tyyppi": "Utveckling",
        "rajat_ylittava": "Gränsen mellan sektoren",
        "jattaja.laji": "Nätverk",
        "jattaja.nimi": "_No response_",
        "jattaja.yhteys": "fornamn.efternamn@esimerkki.example",
    }

    result = intake(body_of(form, answers, "sv"), "--format", "markdown")

    assert result.exit_code == 1
    assert not (registry / PATH).exists()
    whole("mending.sv.md", result.output)
    assert "fornamn" not in result.output


def test_personal_data_is_told_by_its_place_and_never_repeated(
    form: Form, intake: Intake, registry: Path
) -> None:
    answers = {
        **ANSWERS,
        "alkuperainen.otsikko": "Tunnus 131052-308T",
        "alkuperainen.kuvaus": "Rivi.\nSoita 040 123 4567.\nTai 050 123 4567.\nSALASSA PIDETTÄVÄ",
        "tyyppi": "131052-308T",
    }

    results = [
        intake(body_of(form, answers), "--format", style, title="Syöte: 131052-308T")
        for style in ("text", "markdown", "json")
    ]

    assert [result.exit_code for result in results] == [1, 1, 1]
    for result in results:
        assert not re.search("308T|123 4567|SALASSA", result.output)
    assert [
        (one["question"], one["lines"], one["message"])
        for one in json.loads(results[2].output)["problems"]
    ] == [
        ("", [], "tässä on henkilötunnus"),
        ("Otsikko", [], "tässä on henkilötunnus"),
        ("Kuvaus", [2, 3], "tässä on puhelinnumero"),
        ("Kuvaus", [4], "tekstissä on salassapitoa tai turvallisuusluokitusta koskeva merkintä"),
        ("Syötteen tyyppi", [], "'•••••••••••' ei ole vaihtoehtojen joukossa"),
        ("Syötteen tyyppi", [], "tässä on henkilötunnus"),
    ]
    assert "Lähettämäsi on jo julkista." in results[1].output
    assert not (registry / PATH).exists()


def test_the_report_for_programs(form: Form, intake: Intake) -> None:
    result = intake(body_of(form, ANSWERS), "--dry-run", "--format", "json")

    assert json.loads(result.output) == {
        "version": 1,
        "form": "syote",
        "language": "fi",
        "path": PATH,
        "sound": True,
        "problems": [],
        "message": (EXPECTED / "receipt.fi.md").read_text("utf-8"),
    }


def test_an_edited_issue_changes_the_same_file_and_keeps_what_the_secretariat_added(
    form: Form, intake: Intake, registry: Path
) -> None:
    intake(body_of(form, ANSWERS))
    kept = (registry / PATH).read_text("utf-8") + "prosessi: A # sihteeristö\n"
    (registry / PATH).write_text(kept, "utf-8")

    again = intake(body_of(form, {**ANSWERS, "jattaja.nimi": "Toinen verkosto"}))

    assert (
        again.exit_code == 1
    )  # process A asks for its own fields: the engine judges the whole record
    (registry / PATH).write_text(kept.replace("prosessi: A", "asiasanat: [rajapinnat]"), "utf-8")
    changed = {"jattaja.nimi": "Toinen verkosto", "alkuperainen.kuvaus": "Korjattu."}
    again = intake(body_of(form, {**ANSWERS, **changed}))
    assert again.exit_code == 0, again.output
    assert (registry / PATH).read_text("utf-8") == FILE.replace(
        "Esimerkkiverkosto", "Toinen verkosto"
    ).replace(
        "Kunnat ja hyvinvointialueet kysyvät samat tiedot.", "Korjattu."
    ) + "asiasanat: [rajapinnat] # sihteeristö\n"
    assert [path.name for path in (registry / "syotteet/uudet").glob("issue*")] == ["issue-12.yaml"]


def test_the_same_issue_twice_leaves_the_same_bytes(
    form: Form, intake: Intake, registry: Path
) -> None:
    intake(body_of(form, ANSWERS))
    intake(body_of(form, ANSWERS))

    assert (registry / PATH).read_text("utf-8") == FILE


def test_an_issue_that_was_registered_already_is_not_registered_again(
    form: Form, intake: Intake, registry: Path
) -> None:
    path = registry / "syotteet/2026/SYO-2026-0001.yaml"
    thread = "kirjausketju: https://github.com/virasto/rekisteri/issues/12\n"
    path.write_text(path.read_text("utf-8") + thread, "utf-8")

    result = intake(body_of(form, ANSWERS), "--format", "markdown")

    assert result.exit_code == 1
    assert (
        "- tämän ketjun syöte on jo kirjattu: `SYO-2026-0001`; kirjoita ketjuun, mikä on muuttunut; "
        "sihteeristö lisää sen asiaan\n"
    ) in result.output


MAIL = """\
Hei!

Otsikko: Yhteinen sanasto
Kuvaus:
Rajapintoja ei löydä mistään.

Toinen kappale.

Mitä toivotaan: Suositus
Syötteen tyyppi: Sääntelyehdotus
Mitä rajoja asia ylittää: Sektorien raja
Jättäjän laji: Verkosto
Jättäjän nimi: Rajapintaverkosto
Yhteys:

--\x20
Etunimi Sukunimi, 131052-308T
"""


def test_a_mail_is_registered_for_its_sender(run: Intake, registry: Path, tmp_path: Path) -> None:
    text = tmp_path / "viesti.txt"
    text.write_text(MAIL, "utf-8")

    result = run(
        *("intake", "--body", str(text), "--form", "syote", "--on-behalf"),
        *("--arrived", "2026-11-19"),
    )

    assert result.exit_code == 0, result.output
    assert "- ensimmäistä kysymystä edeltävä teksti jätettiin pois\n" in result.output
    assert (registry / "syotteet/uudet/yhteinen-sanasto.yaml").read_text("utf-8") == (
        "# yaml-language-server: $schema=../../schemas/syote.schema.json\n"
        "kieli: fi\n"
        "tyyppi: saantelyehdotus\n"
        "jattaja:\n"
        "  laji: verkosto\n"
        "  nimi: Rajapintaverkosto\n"
        "  yhteys: sihteeristolla\n"
        "alkuperainen:\n"
        "  otsikko: Yhteinen sanasto\n"
        "  kuvaus: |-\n"
        "    Rajapintoja ei löydä mistään.\n"
        "\n"
        "    Toinen kappale.\n"
        "  toivottu_tulos: Suositus\n"
        "rajat_ylittava: [sektori]\n"
        "saapunut: 2026-11-19\n"
        "kirjaustapa: sahkoposti\n"
    )


def test_a_mail_never_writes_over_another_input(
    run: Intake, registry: Path, tmp_path: Path
) -> None:
    text = tmp_path / "viesti.txt"
    text.write_text(MAIL, "utf-8")
    taken = registry / "syotteet/uudet/yhteinen-sanasto.yaml"
    arguments = ("intake", "--body", str(text), "--form", "syote", "--on-behalf")
    assert run(*arguments).exit_code == 0
    before = taken.read_bytes()
    assert run(*arguments).exit_code == 0
    text.write_text(MAIL.replace("Rajapintaverkosto", "Toinen verkosto"), "utf-8")

    refused = run(*arguments)
    other = run(*arguments, "--name", "yhteinen-sanasto-2")

    assert refused.exit_code == 1
    assert "tiedostossa 'syotteet/uudet/yhteinen-sanasto.yaml' on jo uusi" in refused.output
    assert taken.read_bytes() == before
    assert other.exit_code == 0, other.output
    assert (registry / "syotteet/uudet/yhteinen-sanasto-2.yaml").exists()


def test_a_text_without_any_question_says_which_there_are(run: Intake, tmp_path: Path) -> None:
    text = tmp_path / "viesti.txt"
    text.write_text("Vapaata tekstiä.", "utf-8")

    result = run("intake", "--body", str(text), "--form", "syote", "--format", "json")

    assert result.exit_code == 1
    assert [(one["message"], one["fix"]) for one in json.loads(result.output)["problems"]] == [
        (
            "tekstistä ei löytynyt yhtään lomakkeen kysymystä",
            (
                "kirjoita jokainen kysymys otsikoksi omalle rivilleen ja vastaus sen alle: 'Otsikko', "
                "'Kuvaus', 'Mitä toivotaan', 'Syötteen tyyppi', 'Mitä rajoja asia ylittää', "
                "'Jättäjän laji', 'Jättäjän nimi' tai 'Yhteys'"
            ),
        )
    ]


def test_feedback_is_answered_and_leads_to_no_record(
    all_forms: Mapping[str, Form], intake: Intake, registry: Path, whole: Whole
) -> None:
    before = sorted(registry.rglob("*.yaml"))
    answers = {"kohde": "Yhteistyön toimintamalli", "palaute": "Vaiheita on liikaa."}

    result = intake(body_of(all_forms["palaute"], answers), "--format", "markdown")

    assert result.exit_code == 0
    whole("feedback.fi.md", result.output)
    assert sorted(registry.rglob("*.yaml")) == before


def test_feedback_with_personal_data_is_told(all_forms: Mapping[str, Form], intake: Intake) -> None:
    answers = {"kohde": "Yhteistyön toimintamalli", "palaute": "Kysy: 040 123 4567"}

    result = intake(body_of(all_forms["palaute"], answers), "--format", "markdown")

    assert result.exit_code == 1
    assert "- **Mitä pitäisi parantaa ja miksi**: tässä on puhelinnumero; " in result.output
    assert "123 4567" not in result.output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "tapahtumatiedosto ei ole JSON-muodossa"),
        (b"[" * 100_000, "tapahtumatiedosto ei ole JSON-muodossa"),
        (b"{}", "tapahtumatiedosto ei koske issueta"),
        (b'{"issue": {"number": "12; rm -rf"}}', "tapahtumatiedosto ei koske issueta"),
        (b'{"issue": {"number": true}}', "tapahtumatiedosto ei koske issueta"),
        (
            b'{"issue": {"number": 1, "pull_request": {}}}',
            "tapahtumatiedosto koskee muutosehdotusta (pull request), ja lomakkeet tulevat issueina",
        ),
        (
            b'{"issue": {"number": 1, "body": null, "labels": [{"name": "muu"}, 3]}}',
            (
                "tekstissä ei ole minkään lomakkeen kysymyksiä; nimeä lomake valinnalla --form: syote, "
                "muutos, palaute, toimi"
            ),
        ),
    ],
)
def test_what_is_no_event_of_a_form_is_refused_in_a_sentence(
    content: bytes, said: str, run: Intake, tmp_path: Path
) -> None:
    path = tmp_path / "event.json"
    path.write_bytes(content)

    result = run("intake", "--event", str(path))

    assert (result.exit_code, result.output.splitlines()[-1]) == (2, f"Virhe: {said}")


def test_an_emptied_issue_is_known_by_its_label(intake: Intake) -> None:
    result = intake("", "--format", "json", labels=[{"name": "syote"}])

    assert result.exit_code == 1
    assert json.loads(result.output)["form"] == "syote"


def test_the_language_of_the_message_is_the_forms_and_not_the_users(
    form: Form, intake: Intake
) -> None:
    assert intake(body_of(form, ANSWERS), "--dry-run", language="sv").output.startswith(
        "Syötteesi on saapunut\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "anna joko --event tai --body"),
        (("--body", "F"), "kun annat valinnan --body, nimeä lomake valinnalla --form"),
        (
            ("--body", "F", "--form", "muu"),
            "lomaketta 'muu' ei ole; lomakkeet ovat syote, muutos, palaute, toimi",
        ),
        (
            ("--body", "F", "--form", "syote", "--arrived", "eilen"),
            "'eilen' ei ole päivä; kirjoita se muodossa VVVV-KK-PP",
        ),
        (
            ("--body", "F", "--form", "syote", "--name", "../x"),
            "'../x' ei kelpaa tiedoston nimeksi; käytä pieniä kirjaimia a–z, numeroita ja yhdysmerkkejä",
        ),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(
    arguments: tuple[str, ...], said: str, run: Intake, tmp_path: Path
) -> None:
    text = tmp_path / "viesti.txt"
    text.write_text(MAIL, "utf-8")

    result = run("intake", *(str(text) if one == "F" else one for one in arguments))

    assert (result.exit_code, result.output.splitlines()[-1]) == (2, f"Virhe: {said}")


def test_a_text_that_is_not_utf8_is_refused(run: Intake, tmp_path: Path) -> None:
    text = tmp_path / "viesti.txt"
    text.write_bytes("Kuvaus: ä".encode("cp1252"))

    result = run("intake", "--body", str(text), "--form", "syote")

    assert (result.exit_code, result.output.splitlines()[-1]) == (
        2,
        "Virhe: teksti ei ole UTF-8-muodossa; tallenna se UTF-8-muodossa ja yritä uudelleen",
    )


def test_inputs_that_may_be_the_same_are_named_and_their_titles_are_code(
    form: Form, intake: Intake
) -> None:
    answers = {
        **ANSWERS,
        "alkuperainen.otsikko": "Yhteiset rajapinnat kuntien tietovarannoille",
        "alkuperainen.kuvaus": "Kuntien tietovarannoille tarvitaan yhteiset rajapinnat.",
    }

    result = intake(body_of(form, answers), "--dry-run", "--format", "markdown")

    assert (
        "### Samaa asiaa voivat koskea\n"
        "\n"
        "Katso, onko jokin näistä sama asia. Jos on, kerro siitä ketjussa; mitään ei yhdistetä ilman sinua.\n"
        "\n"
        "- **SYO-2026-0001**: `Yhteiset rajapinnat kuntien tietovarannoille`; Tila: Käsiteltävänä ryhmissä; Yhteistä: "
    ) in result.output


def test_what_must_be_hidden_at_once_is_said_by_the_rules_on_privacy() -> None:
    """The message advises to delete the earlier version for these sentences only."""
    said = {one for one, place in messages().items() if str(place).startswith("rules/privacy/")}

    assert said >= arrival._PRIVATE
    assert len(arrival._PRIVATE) == 4
