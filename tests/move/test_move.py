"""`kirjuri move`: a step with everything it requires, or the whole list of what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kirjuri import app
from kirjuri.changing import known, opened
from kirjuri.changing.moving import plan_move, write_move
from kirjuri.derive.moving import Wish
from kirjuri.derive.state import state_key
from kirjuri.model.problem import ToolError

Run = Callable[..., Result]
INPUT = "syotteet/2026/SYO-2026-0001.yaml"
ID = "SYO-2026-0001"
TODAY = dt.date(2026, 11, 22)


def text(registry: Path) -> str:
    return (registry / INPUT).read_text("utf-8")


def state_of(registry: Path) -> str:
    return state_key(app.check(registry, today=TODAY).context.registry.by_id[ID])


def test_a_step_that_lacks_nothing_is_one_event_at_the_end(registry: Path, run: Run) -> None:
    before = text(registry)

    result = run("move", ID, "odottaa_jattajaa", "--text", "Kysyttiin: mitä # tarkoitatte?")

    assert result.output == (
        "SYO-2026-0001 (Yhteiset rajapinnat kuntien tietovarannoille): 'In handling' → 'Awaiting submitter'. "
        "Decided by: Secretariat, 2026-11-22.\n"
        "What happens next: The submitter answers and handling continues where it stopped. "
        "We remind twice before closing the matter.\n"
        "The message to the submitter: kirjuri receipt SYO-2026-0001\n"
    )
    assert text(registry) == before + (
        "  - pvm: 2026-11-22\n"
        "    laji: siirto\n"
        "    tila: odottaa_jattajaa\n"
        "    rooli: sihteeristo\n"
        '    teksti: "Kysyttiin: mitä # tarkoitatte?"\n'
    )
    assert run("check").exit_code == 0


def test_everything_that_is_missing_is_listed_and_nothing_is_written(
    registry: Path, run: Run
) -> None:
    before = text(registry)

    result = run("move", ID, "seurannassa")

    assert (result.exit_code, text(registry)) == (1, before)
    assert result.output == (
        "'SYO-2026-0001' was not changed. This stands in the way:\n"
        "  - several roles may decide this; say whose decision it is\n"
        "    fix: give it with --role: 'ryhma', 'vastuuryhma' or 'sihteeristo'\n"
        "  - in the state 'seurannassa' (Followed) the field 'seurantavali_kk' "
        "(Follow-up interval in months) is needed\n"
        "    fix: --set seurantavali_kk=6\n"
        "  - in the state 'seurannassa' (Followed) the field 'seuranta' "
        "(Follow-up observations) is needed\n"
        "    fix: --set 'seuranta=[{pvm: 2026-06-10, laji: eteneminen, "
        "havainto: Lausuntokierros on päättynyt., seuraava_tarkistus: 2026-12-10}]'\n"
        "  - in the state 'seurannassa' (Followed) one of these fields is needed: "
        "'kohde', 'lainvalmistelu' or 'liittyy'\n"
        "    fix: add one of them\n"
    )


def test_what_is_missing_is_given_on_the_command_line(registry: Path, run: Run) -> None:
    result = run(
        *("move", ID, "paattynyt", "--date", "2026-11-20"),
        *("--set", "paatos.tapa=ei_linjausta", "--set", "paatos.pvm=2026-11-20"),
        *(
            "--set",
            "paatos.perustelu=Ei tarvita.",
            "--set",
            "paatos.vastaus_jattajalle=Kiitos.\n\nVoitte edetä.",
        ),
    )

    assert result.exit_code == 0, result.output
    assert state_of(registry) == "paattynyt"
    assert (
        "paatos:\n"
        "  tapa: ei_linjausta\n"
        "  pvm: 2026-11-20\n"
        "  perustelu: Ei tarvita.\n"
        "  vastaus_jattajalle: |-\n"
        "    Kiitos.\n"
        "\n"
        "    Voitte edetä.\n"
        "tapahtumat:\n"
    ) in text(registry)


def test_values_that_the_schema_refuses_are_told_in_its_words(registry: Path, run: Run) -> None:
    result = run("move", ID, "odottaa_jattajaa", "--set", "kasittelytapa.sovittu_pvm=huomenna")

    assert result.exit_code == 1
    assert (
        result.output.splitlines()[1]
        == (
            "  - 'huomenna' is not a day of the calendar in the field 'kasittelytapa.sovittu_pvm' (Agreed on)"
        )
        or "'huomenna'" in result.output.splitlines()[1]
    )


def test_an_item_is_added_to_a_list(registry: Path, run: Run) -> None:
    result = run(
        "move",
        ID,
        "odottaa_jattajaa",
        "--set",
        "kasittely+={ryhma: sihteeristo, rooli: osallistuva}",
    )

    assert result.exit_code == 0, result.output
    assert (
        "kasittely:\n"
        "  - ryhma: arkkitehtuuri\n"
        "    rooli: vastuu\n"
        "  - ryhma: sihteeristo\n"
        "    rooli: osallistuva\n"
        "pidetaan"
    ) in text(registry)


def test_handler_and_helper_change_places_by_their_numbers(registry: Path, run: Run) -> None:
    run(
        "move",
        ID,
        "--note",
        "--role",
        "sihteeristo",
        "--text",
        "Toinen ryhmä mukaan.",
        "--set",
        "kasittely+={ryhma: sihteeristo, rooli: osallistuva}",
    )

    result = run(
        *("move", ID, "--note", "--role", "sihteeristo", "--group", "sihteeristo"),
        *("--text", "Vastuu vaihtui."),
        *("--set", "kasittely[1].rooli=osallistuva", "--set", "kasittely[2].rooli=vastuu"),
    )

    assert result.exit_code == 0, result.output
    assert "  - ryhma: sihteeristo\n    rooli: vastuu\n" in text(registry)


def test_a_translation_makes_a_text_a_map_by_language(registry: Path, run: Run) -> None:
    run("move", ID, "odottaa_jattajaa", "--set", "otsikko.sv=Gemensamma gränssnitt")

    assert "  sv: Gemensamma gränssnitt\n" in text(registry)


@pytest.mark.parametrize(
    ("setting", "why"),
    [
        ("tunnus=SYO-2026-0009", "an identifier never changes"),
        (
            "alkuperainen.kuvaus=x",
            "the submitter's own text never changes; write the refined text beside it",
        ),
        (
            "tapahtumat[1].pvm=2026-01-01",
            "events are added by the command itself, and none is changed",
        ),
        ("esimerkki=true", "whether a record is a sample never changes"),
    ],
)
def test_what_never_changes_is_refused(registry: Path, run: Run, setting: str, why: str) -> None:
    before = text(registry)

    result = run("move", ID, "odottaa_jattajaa", "--set", setting)

    assert (result.exit_code, text(registry)) == (1, before)
    assert result.output == f"'{ID}' was not changed. This stands in the way:\n  - {why}\n"


def test_a_step_that_the_table_does_not_have_says_which_it_has(registry: Path, run: Run) -> None:
    result = run("move", ID, "viestitty")

    assert result.exit_code == 1
    assert result.output == (
        "'SYO-2026-0001' was not changed. This stands in the way:\n"
        "  - 'SYO-2026-0001' cannot go from the state 'kasiteltavana' to 'viestitty'\n"
        "    fix: from here it can go to 'odottaa_jattajaa', 'seurannassa', 'linjattavana', "
        "'paattynyt' or 'peruttu'\n"
    )


def test_a_role_that_may_not_decide_is_refused(registry: Path, run: Run) -> None:
    result = run("move", ID, "odottaa_jattajaa", "--role", "jattaja")

    assert result.exit_code == 1
    assert "the role 'jattaja' does not decide on the step to 'odottaa_jattajaa'" in result.output


def test_a_group_records_its_own_part(registry: Path, run: Run) -> None:
    result = run("move", ID, "valmis", "--group", "arkkitehtuuri", "--text", "Ei huomautettavaa.")

    assert result.exit_code == 0, result.output
    assert "the part of the group 'arkkitehtuuri' is now 'Done'" in result.output
    assert state_of(registry) == "kasiteltavana"


def test_a_group_that_does_not_handle_the_matter_has_no_part(registry: Path, run: Run) -> None:
    result = run("move", ID, "valmis", "--group", "sihteeristo")

    assert result.exit_code == 1
    assert "the group 'sihteeristo' is not among those that handle the matter" in result.output


def test_a_part_without_its_group_says_which_groups_there_are(registry: Path, run: Run) -> None:
    assert run("move", ID, "valmis").output == (
        "'SYO-2026-0001' was not changed. This stands in the way:\n"
        "  - 'valmis' is a state of a group's own part, not of the matter itself\n"
        "    fix: name the group, with --group: 'arkkitehtuuri'\n"
    )


def test_a_note_needs_words_and_a_role(registry: Path, run: Run) -> None:
    result = run("move", ID, "--note")

    assert result.exit_code == 1
    assert "  - a note or a correction says in words what happened\n" in result.output
    assert "  - several roles may decide this; say whose decision it is\n" in result.output


def test_a_correction_keeps_both_and_the_state_is_that_of_the_mended_ledger(
    registry: Path, run: Run
) -> None:
    run("move", ID, "peruttu", "--role", "jattaja")
    before = text(registry)

    result = run(
        "move",
        ID,
        "--correct",
        "5",
        "--set-state",
        "none",
        "--text",
        "Kirjattiin väärälle asialle.",
    )

    assert result.exit_code == 0, result.output
    assert text(registry) == before + (
        "  - pvm: 2026-11-22\n"
        "    laji: korjaus\n"
        "    rooli: jattaja\n"
        "    teksti: Kirjattiin väärälle asialle.\n"
        "    korjaa: 5\n"
    )
    assert state_of(registry) == "kasiteltavana"


def test_a_correction_of_words_alone_keeps_the_state(registry: Path, run: Run) -> None:
    run("move", ID, "odottaa_jattajaa", "--text", "Kysyttiin väärin.")

    run("move", ID, "--correct", "5", "--text", "Kysyttiin oikein.")

    assert state_of(registry) == "odottaa_jattajaa"


def test_a_correction_may_not_break_the_ledger(registry: Path, run: Run) -> None:
    result = run("move", ID, "--correct", "2", "--set-state", "none", "--text", "Pois.")

    assert result.exit_code == 1
    assert "a matter cannot go from the state 'kirjattu' to 'jalostettavana'" in result.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("SYO-2026-001", "peruttu"),
            "there is no record 'SYO-2026-001'; did you mean 'SYO-2026-0001'?",
        ),
        ((ID, "perutu"), "there is no state 'perutu'; did you mean 'peruttu'?"),
        (
            (ID,),
            "say to which state; from here it can go to: odottaa_jattajaa, seurannassa,",
        ),
        ((ID, "peruttu", "--note"), "give a state, --note or --correct, not two of them"),
        ((ID, "peruttu", "--set-state", "none"), "--set-state belongs to --correct"),
        ((ID, "peruttu", "--date", "eilen"), "'eilen' is no day; write it as YYYY-MM-DD"),
        (
            (ID, "peruttu", "--set", "otsikko"),
            "'otsikko' is no setting; write it as field=value, or field+=value to add to a list",
        ),
        (
            ("uusi:avoimet-rajapinnat", "kirjattu"),
            "'uusi:avoimet-rajapinnat' has no number yet; 'kirjuri number' gives it one",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_a_wrong_call_is_exit_2_in_a_sentence(
    run: Run, arguments: tuple[str, ...], says: str
) -> None:
    result = run("move", *arguments)

    assert result.exit_code == 2
    assert says in result.output


def test_errors_that_were_there_before_do_not_stop_a_move(registry: Path, run: Run) -> None:
    path = registry / "linjaukset/2026/LIN-2026-001.yaml"
    path.write_text(path.read_text("utf-8").replace("kieli: fi", "kieli: de"), "utf-8")

    assert run("move", ID, "odottaa_jattajaa").exit_code == 0


def test_a_file_that_changed_meanwhile_is_not_overwritten(registry: Path) -> None:
    outcome = opened(registry, TODAY)
    wish = Wish(date=TODAY, state="odottaa_jattajaa")
    move = plan_move(outcome, known(outcome, ID), wish, ())
    (registry / INPUT).write_text(text(registry) + "# mine\n", "utf-8")

    with pytest.raises(ToolError) as told:
        write_move(move)

    assert str(told.value) == (
        f"'{INPUT}' was changed by someone else meanwhile; nothing was written, try again"
    )
    assert text(registry).endswith("# mine\n")


def test_permissions_stay_and_nothing_is_left_beside(registry: Path, run: Run) -> None:
    (registry / INPUT).chmod(0o640)
    run("move", ID, "odottaa_jattajaa")

    assert (registry / INPUT).stat().st_mode & 0o777 == 0o640
    assert [path.name for path in (registry / INPUT).parent.iterdir()] == ["SYO-2026-0001.yaml"]


def test_no_link_is_written_through(registry: Path, run: Run, tmp_path: Path) -> None:
    (registry / "syotteet" / "2026").rename(tmp_path / "outside")
    (registry / "syotteet" / "2026").symlink_to(tmp_path / "outside")

    result = run("move", ID, "odottaa_jattajaa")

    assert result.exit_code != 0
    assert "odottaa_jattajaa" not in (tmp_path / "outside" / "SYO-2026-0001.yaml").read_text(
        "utf-8"
    )


def test_line_ends_stay_as_they_were(registry: Path, run: Run) -> None:
    content = (registry / INPUT).read_bytes().replace(b"\n", b"\r\n")
    (registry / INPUT).write_bytes(content)
    run("move", ID, "odottaa_jattajaa", "--set", "otsikko.sv=Rubrik")

    after = (registry / INPUT).read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n")
    assert after != content
