"""`kirjuri redact`: the text goes, its reason stays, an event tells it, and what still holds it is listed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kirjuri.derive import removal
from kirjuri.derive.change import redacted_only
from kirjuri.locale import LANGUAGES
from kirjuri.model.record import Record

EXPECTED = Path(__file__).parent / "expected_redact"
COMMIT = re.compile(r"\b[0-9a-f]{12}\b")
SECRET = "Verkosto on kokeillut yhteistä rajapintaa."
ORIGINAL = ("redact", "SYO-2026-0001", "alkuperainen.kuvaus", "--reason", "liikesalaisuus")
EVENT = """\
  - pvm: 2026-11-22
    laji: poisto
    rooli: sihteeristo
    teksti: liikesalaisuus
    kohta: alkuperainen.kuvaus
"""


def test_only_the_text_and_an_event_change_and_the_check_accepts_it(work) -> None:
    before = work.text(work.input)
    start, end = before.index("  kuvaus: |\n"), before.index("  toivottu_tulos:")
    work.says(*ORIGINAL)
    expected = f'{before[:start]}  kuvaus: "[poistettu: liikesalaisuus]"\n{before[end:]}{EVENT}'

    assert work.text(work.input) == expected
    assert work.run("check").exit_code == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_checklist(work, language: str, *, bless: bool) -> None:
    """The text stands in a second field, in another record, in a comment, in two commits and a branch."""
    work.replace(work.input, ("tiivistelma: Kuka", f"tiivistelma: {SECRET} Kuka"))
    work.replace(work.waiting, ("Kommunerna behöver", f"{SECRET} Kommunerna behöver"))
    work.replace(work.input, ("# Asia,", f"# {SECRET}\n# Asia,"))
    work.replace(work.input, ("yhteys: kirjaamo@example.org", "yhteys: issue"))
    work.commit()
    work.git("branch", "vanha")
    said = COMMIT.sub("0" * 12, work.says(*ORIGINAL, language=language))
    expected = EXPECTED / f"checklist.{language}.txt"
    if bless:
        expected.write_text(said, "utf-8")

    assert said == expected.read_text("utf-8")
    assert SECRET not in " ".join(said.split())


def test_history_is_searched_however_the_lines_were_broken(work) -> None:
    folded = SECRET.replace(" ", "\n      ")
    commits = [work.git("rev-parse", "HEAD")]
    for text in (f"  kuvaus: >-\n      {folded}\n", f"  kuvaus: '{SECRET}'\n", '  kuvaus: "Muu"\n'):
        whole = work.text(work.input)
        start, end = whole.index("  kuvaus: "), whole.index("  toivottu_tulos:")
        work.put(work.input, whole[:start] + text + whole[end:])
        commits.append(work.commit())
    work.git("checkout", "-q", commits[0], "--", work.input)
    work.commit()
    said = work.says(*ORIGINAL)

    assert [commit[:12] in said for commit in commits] == [True, True, True, False]


def test_some_words_only_from_a_file(work) -> None:
    result = work.run(*ORIGINAL, "--part", "-", feed="yhteistä\nrajapintaa\n")

    assert result.exit_code == 0, result.output
    assert "    Verkosto on kokeillut [poistettu: liikesalaisuus].\n" in work.text(work.input)
    assert work.run("check").exit_code == 0
    assert "yhteistä" not in result.output


def test_personal_data_that_is_recognised(work) -> None:
    work.replace(
        work.input, ("    Verkosto on", "    Soita 040 123 4567 tai 131052-308T. Verkosto on")
    )
    work.commit()
    said = work.says(*ORIGINAL, "--personal")

    mark = "[poistettu: liikesalaisuus]"
    assert f"    Soita {mark} tai {mark}. Verkosto on kokeillut" in work.text(work.input)
    assert "123" not in said
    assert work.git("rev-parse", "--short=12", "HEAD") in said


def test_an_events_text(work) -> None:
    work.add(work.input, "    teksti: Soitti itse.\n")
    work.commit()
    field = "tapahtumat[4].teksti"
    work.says("redact", "SYO-2026-0001", field, "--reason", "nimi", "--reference", "Päätös 1/2026")

    assert work.text(work.input).endswith(
        '    teksti: "[poistettu: nimi]"\n'
        "  - pvm: 2026-11-22\n"
        "    laji: poisto\n"
        "    rooli: sihteeristo\n"
        "    teksti: nimi\n"
        "    viite: Päätös 1/2026\n"
        "    korjaa: 4\n"
    )
    assert work.run("check").exit_code == 0


def test_a_text_in_several_languages_goes_whole(work) -> None:
    work.replace(work.input, ("tiivistelma: Kuka", "tiivistelma:\n  sv: Vem?\n  fi: Kuka"))
    work.commit()
    work.says("redact", "SYO-2026-0001", "tiivistelma", "--reason", "nimi")

    assert 'tiivistelma: "[poistettu: nimi]"\nprosessi: A\n' in work.text(work.input)


def test_one_language_of_a_text(work) -> None:
    work.replace(work.input, ("tiivistelma: Kuka", "tiivistelma:\n  sv: Vem?\n  fi: Kuka"))
    work.commit()
    work.says("redact", "SYO-2026-0001", "tiivistelma.sv", "--reason", "nimi")

    assert 'sv: "[poistettu: nimi]"\n  fi: Kuka' in work.text(work.input)


def test_where_there_is_no_git_it_is_said(work) -> None:
    (work.root / ".git").rename(work.root / "git")

    assert "The history of git could not be searched here" in work.says(*ORIGINAL)


NEW, WAITING = "uusi:avoimet-rajapinnat", "syotteet/uudet/avoimet-rajapinnat.yaml"
FIELD = ("SYO-2026-0001", "alkuperainen.kuvaus")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ("SYO-2026-0001", "alkuperainen.kuvau", "--reason", "x"),
            "'SYO-2026-0001' has no text 'alkuperainen.kuvau'; did you mean 'alkuperainen.kuvaus'?",
        ),
        (
            ("SYO-2026-0002", "kuvaus", "--reason", "x"),
            "there is no record 'SYO-2026-0002'; did you mean 'SYO-2026-0001'?",
        ),
        (
            (NEW, "alkuperainen.kuvaus", "--reason", "x"),
            f"'{NEW}' has no number yet, so nothing of it is published: change the text in '{WAITING}'",
        ),
        (
            (*FIELD, "--reason", "a [b]"),
            "the reason stands in the text on one line: 1 to 200 characters, no square brackets",
        ),
        (
            (*FIELD, "--reason", "tunnus 131052-308T"),
            "the reason itself holds personal data; say only of what kind it was",
        ),
        (
            (*FIELD, "--reason", "x", "--personal"),
            "no personal data was recognised in the text 'alkuperainen.kuvaus'; give the words with --part",
        ),
        (
            (*FIELD, "--reason", "x", "--date", "2026-02-30"),
            "'2026-02-30' is no day; write it as YYYY-MM-DD",
        ),
    ],
)
def test_wrong_usage_is_exit_2_and_nothing_is_written(work, arguments, expected) -> None:
    before = work.text(work.input)
    result = work.run("redact", *arguments)

    assert (result.exit_code, result.output.splitlines()[-1]) == (2, f"Error: {expected}")
    assert work.text(work.input) == before


def test_words_that_are_not_there(work) -> None:
    result = work.run(*ORIGINAL, "--part", "-", feed="salainen nimi")

    assert result.exit_code == 2
    assert result.output.splitlines()[-1] == (
        "Error: the words were not found in the text 'alkuperainen.kuvaus'"
    )


def test_a_text_that_is_gone_already(work) -> None:
    work.says(*ORIGINAL)
    result = work.run(*ORIGINAL)

    assert (result.exit_code, result.output.splitlines()[-1]) == (
        2,
        "Error: the text 'alkuperainen.kuvaus' has been removed already",
    )


def test_a_removal_that_would_break_the_record_is_not_written(work) -> None:
    before = work.text(work.input)
    result = work.run("redact", "SYO-2026-0001", "jattaja.yhteys", "--reason", "nimi")

    assert result.exit_code == 1
    assert result.output.startswith(
        "'SYO-2026-0001' was not changed. This stands in the way:\n"
        "  - '[poistettu: nimi]' does not have the form of the field 'jattaja.yhteys' (Contact)\n"
    )
    assert work.text(work.input) == before


def test_comments_quotes_and_line_ends_stay(work) -> None:
    text = work.text(work.input).replace("rooli: vastuu", "rooli: 'vastuu'  # x")
    (work.root / work.input).write_bytes(text.replace("\n", "\r\n").encode())
    work.commit()
    work.says(*ORIGINAL)
    new = (work.root / work.input).read_bytes().decode()

    assert new.count("\n") == new.count("\r\n")
    assert "rooli: 'vastuu'  # x\r\n" in new


PIECES = st.lists(
    st.sampled_from(("a ", "131052-308T", " b\n", "040 123 4567", "etu.suku@gmail.com", ", c"))
    | st.text("aäb [].", max_size=5),
    min_size=1,
    max_size=6,
).map("".join)


@given(PIECES)
def test_a_part_that_is_removed_is_a_removal_by_the_rules(text: str) -> None:
    record = Record(kind="syote", id="x", path="x", data={"kuvaus": text})
    found = removal.parts(record, ("kuvaus",), "nimi", "")

    if found:
        assert redacted_only(text, found.value)
        assert not any(taken in str(found.value) for taken in found.taken)
        assert removal.holds(text, removal.needles(found.taken))
