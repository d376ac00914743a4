"""The secretariat's form: only for its own accounts, planned by the code of the commands, refused with reasons."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result

from kirjuri.changing.acts import all_acts
from kirjuri.intake.form import Form

from .conftest import SECRETARY, STRANGER, body_of

Intake = Callable[..., Result]
INPUT = "syotteet/2026/SYO-2026-0001.yaml"
NOTE = {"toimi": "Lisää merkintä", "tunnukset": "SYO-2026-0001", "teksti": "Jättäjä soitti."}
WAIT = {
    "toimi": "Siirrä asia uuteen tilaan",
    "tunnukset": "SYO-2026-0001",
    "tila": "Odottaa jättäjää (odottaa_jattajaa)",
    "teksti": "Mitä rajapintoja tarkoitatte?",
}
ANSWER = {
    "toimi": "Päätä asia ja vastaa jättäjälle",
    "tunnukset": "SYO-2026-0001",
    "rooli": "Vastuuryhmä",
    "viite": "Kokous 20.11.2026",
    "teksti": "Linjausta ei tarvita.",
    "vastaus": "Kiitos. Voitte edetä itse.",
    "kentat": "paatos.tapa=itsenainen_eteneminen",
}


@pytest.fixture
def act(intake: Intake, all_forms: Mapping[str, Form]) -> Callable[..., Result]:
    """Send the secretariat's form from an account."""

    def sending(answers: Mapping[str, str], *arguments: str, login: str = SECRETARY) -> Result:
        body = body_of(all_forms["toimi"], answers)
        return intake(body, "--format", "markdown", *arguments, title="Toimi: ", login=login)

    return sending


def changed(registry: Path, before: str) -> str:
    """Return what was added to the input's file."""
    return (registry / INPUT).read_text("utf-8").removeprefix(before)


def test_a_note_is_added_as_the_command_would(act: Callable[..., Result], registry: Path) -> None:
    before = (registry / INPUT).read_text("utf-8")

    result = act(NOTE)

    assert result.exit_code == 0, result.output
    assert changed(registry, before) == (
        "  - pvm: 2026-11-23\n"
        "    laji: merkinta\n"
        "    rooli: sihteeristo\n"
        "    teksti: Jättäjä soitti.\n"
    )
    assert result.output == (
        "## Toimi voidaan tehdä\n"
        "\n"
        "SYO-2026-0001 (Yhteiset rajapinnat kuntien tietovarannoille): merkintä lisättiin. "
        "Sihteeristö, 2026-11-23.\n"
        "\n"
        "Mitä seuraavaksi tapahtuu: Vastuuryhmä muodostaa kannan, jää seuraamaan asiaa tai alkaa "
        "valmistella linjausta.\n"
    )


def test_a_matter_is_moved(act: Callable[..., Result], registry: Path) -> None:
    before = (registry / INPUT).read_text("utf-8")

    result = act({**WAIT, "pvm": "2026-11-22"})

    assert result.exit_code == 0, result.output
    assert changed(registry, before) == (
        "  - pvm: 2026-11-22\n"
        "    laji: siirto\n"
        "    tila: odottaa_jattajaa\n"
        "    rooli: sihteeristo\n"
        "    teksti: Mitä rajapintoja tarkoitatte?\n"
    )


def test_a_matter_is_ended_with_its_answer(act: Callable[..., Result], registry: Path) -> None:
    result = act(ANSWER)

    assert result.exit_code == 0, result.output
    text = (registry / INPUT).read_text("utf-8")
    assert (
        "paatos:\n"
        "  tapa: itsenainen_eteneminen\n"
        "  pvm: 2026-11-23\n"
        "  perustelu: Linjausta ei tarvita.\n"
        "  vastaus_jattajalle: Kiitos. Voitte edetä itse.\n"
    ) in text
    assert "    tila: paattynyt\n    rooli: vastuuryhma\n" in text


def test_inputs_are_brought_together_all_or_nothing(
    act: Callable[..., Result], registry: Path
) -> None:
    second = registry / "syotteet/2026/SYO-2026-0002.yaml"
    text = (registry / INPUT).read_text("utf-8")
    second.write_text(text.replace("SYO-2026-0001", "SYO-2026-0002"), "utf-8")
    wish = {
        "toimi": "Yhdistä syötteitä kokonaisuudeksi",
        "tunnukset": "SYO-2026-0001, SYO-2026-0002",
        "ryhma": "arkkitehtuuri",
        "teksti": "Molemmissa on sama tarve.",
    }

    lacking = act(wish)
    done = act({**wish, "otsikko": "Kuntien rajapinnat"})

    assert lacking.exit_code == 1
    assert "; kirjoita se kohtaan Kokonaisuuden otsikko\n" in lacking.output
    assert done.exit_code == 0, done.output
    bundle = registry / "syotteet/kokonaisuudet/uudet/kuntien-rajapinnat.yaml"
    assert "perustelu: Molemmissa on sama tarve.\n" in bundle.read_text("utf-8")
    for path in (registry / INPUT, second):
        assert "kokonaisuus: uusi:kuntien-rajapinnat\n" in path.read_text("utf-8")


def test_what_is_missing_is_told_in_the_words_of_the_form(
    act: Callable[..., Result], registry: Path, whole: Callable[[str, str], None]
) -> None:
    before = (registry / INPUT).read_bytes()

    result = act({**ANSWER, "kentat": "", "viite": ""})

    assert result.exit_code == 1
    assert (registry / INPUT).read_bytes() == before
    whole("act-lacking.fi.md", result.output)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        pytest.param(
            {**NOTE, "teksti": ""},
            "- **Mitä tapahtui ja miksi**: tämä toimi tarvitsee vastauksen kohtaan Mitä tapahtui",
            id="a note without words",
        ),
        pytest.param(
            {**WAIT, "tila": ""},
            "- **Uusi tila**: tämä toimi tarvitsee vastauksen kohtaan Uusi tila; kirjoita se otsikon Uusi tila alle",
            id="a move without a state",
        ),
        pytest.param(
            {**WAIT, "tila": "Viestitty (viestitty)"},
            "- **SYO-2026-0001**: `SYO-2026-0001` ei voi siirtyä tilasta `kasiteltavana` tilaan `viestitty`; ",
            id="a step that the table does not have",
        ),
        pytest.param(
            {**NOTE, "tunnukset": "SYO-2026-0009"},
            "- tietuetta `SYO-2026-0009` ei ole",
            id="an unknown matter",
        ),
        pytest.param(
            {**NOTE, "tunnukset": "SYO-2026-0001, LIN-2026-001"},
            "- tämä toimi koskee yhtä asiaa kerrallaan, ja tunnuksia annettiin 2",
            id="two matters",
        ),
        pytest.param(
            {**NOTE, "pvm": "eilen"},
            "- **Päivä**: `eilen` ei ole päivä; kirjoita se muodossa VVVV-KK-PP",
            id="no day",
        ),
        pytest.param(
            {**WAIT, "kentat": "paatos.tapa"},
            "- `paatos.tapa` ei ole kentän arvo; kirjoita kenttä=arvo",
            id="no setting",
        ),
        pytest.param(
            {**WAIT, "kentat": "alkuperainen.kuvaus=Toinen"},
            "- **SYO-2026-0001**: jättäjän oma teksti ei koskaan muutu",
            id="the original",
        ),
        pytest.param(
            {**NOTE, "teksti": "Soita 040 123 4567"},
            "- **SYO-2026-0001**: tässä on puhelinnumero",
            id="personal data",
        ),
        pytest.param(
            {**WAIT, "rooli": "Vastuuryhmä", "viite": "Kokous"},
            "- **SYO-2026-0001**: rooli `vastuuryhma` ei päätä siirtymästä tilaan `odottaa_jattajaa`",
            id="a role that does not decide",
        ),
        pytest.param(
            {**NOTE, "toimi": "Poista asia"},
            "- **Toimi**: `Poista asia` ei ole vaihtoehtojen joukossa; vaihtoehdot ovat `Siirrä asia uuteen tilaan`, ",
            id="an unknown act",
        ),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_reason(
    answers: Mapping[str, str], said: str, act: Callable[..., Result], registry: Path
) -> None:
    before = (registry / INPUT).read_bytes()

    result = act(answers)

    assert result.exit_code == 1
    assert said in result.output
    assert (registry / INPUT).read_bytes() == before


REFUSED = (
    "## Toimea ei tehty\n"
    "\n"
    "### Mitä pitää korjata\n"
    "\n"
    "- vain sihteeristön tunnus voi käyttää tätä lomaketta, eikä mitään muutettu; "
    "jos haluat kertoa jotain asiasta, kirjoita sen omaan ketjuun\n"
)
"""All of it: to edit the message would not help."""


def test_a_strangers_form_changes_nothing(act: Callable[..., Result], registry: Path) -> None:
    before = (registry / INPUT).read_bytes()

    result = act(NOTE, login=STRANGER)

    assert result.exit_code == 1
    assert result.output == REFUSED
    assert (registry / INPUT).read_bytes() == before


@pytest.mark.parametrize(
    ("author", "sender"),
    [(SECRETARY, STRANGER), (STRANGER, SECRETARY), (SECRETARY, ""), ("", SECRETARY)],
)
def test_everybody_who_had_a_hand_in_the_form_must_have_the_role(
    author: str,
    sender: str,
    run: Callable[..., Result],
    all_forms: Mapping[str, Form],
    tmp_path: Path,
) -> None:
    import json

    from .conftest import event_of

    event = json.loads(event_of(body_of(all_forms["toimi"], NOTE)))
    event["issue"]["user"], event["sender"] = {"login": author}, {"login": sender}
    path = tmp_path / "event.json"
    path.write_text(json.dumps(event), "utf-8")

    result = run("intake", "--event", str(path), "--format", "markdown")

    assert result.exit_code == 1
    assert result.output == REFUSED


def test_letter_case_of_a_login_does_not_matter(act: Callable[..., Result]) -> None:
    assert act(NOTE, "--dry-run", login=SECRETARY.upper()).exit_code == 0


def test_roles_are_those_of_the_commit_and_not_of_a_changed_file(
    act: Callable[..., Result], registry: Path
) -> None:
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-C", str(registry))
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    for command in (("init", "-q", "-b", "main"), ("add", "."), ("commit", "-qm", "alku")):
        subprocess.run((*git, *command), check=True, env=environment)
    settings = registry / "kirjuri.yaml"
    settings.write_text(settings.read_text("utf-8").replace(SECRETARY, STRANGER), "utf-8")

    assert act(NOTE, "--dry-run", login=STRANGER).exit_code == 1
    assert act(NOTE, "--dry-run", login=SECRETARY).exit_code == 0


def test_a_mail_cannot_be_an_act(
    run: Callable[..., Result], all_forms: Mapping[str, Form], tmp_path: Path
) -> None:
    text = tmp_path / "viesti.txt"
    text.write_text(body_of(all_forms["toimi"], NOTE), "utf-8")

    result = run("intake", "--body", str(text), "--form", "toimi")

    assert result.exit_code == 1
    assert "vain tapahtumatiedostosta, josta näkyy lähettäjä" in " ".join(result.output.split())


def test_a_dry_run_writes_nothing(act: Callable[..., Result], registry: Path) -> None:
    before = (registry / INPUT).read_bytes()

    assert act(NOTE, "--dry-run").exit_code == 0
    assert (registry / INPUT).read_bytes() == before


def test_every_act_is_a_file_of_its_own_with_the_same_name() -> None:
    assert [(act.key, act.order) for act in all_acts()] == [
        ("siirto", 10),
        ("vastaus", 20),
        ("merkinta", 30),
        ("niputus", 40),
    ]
    assert [act.plan.__module__.rpartition(".")[2] for act in all_acts()] == [
        act.key for act in all_acts()
    ]
