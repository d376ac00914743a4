"""Numbers: the next one, never used before, given once, in one commit that tells what it did."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kirjuri import cli
from kirjuri.changing.numbering import number
from kirjuri.model.problem import ToolError

TODAY = dt.date(2026, 11, 22)
NEW = "syotteet/uudet/avoimet-rajapinnat.yaml"


def run(clone: Any, *arguments: str, language: str = "en") -> Result:
    return CliRunner().invoke(
        cli.cli,
        ["--lang", language, "-C", str(clone.path), "--today", "2026-11-22", *arguments],
        prog_name="kirjuri",
    )


def refused(clone: Any, *arguments: str) -> str:
    result = run(clone, "number", *arguments)
    assert isinstance(result.exception, ToolError), result.output
    return cli.failure(result.exception, "en")


def test_a_new_record_gets_the_next_number_and_the_commit_tells_it(clone: Any) -> None:
    result = run(clone, "number")

    assert (result.exit_code, result.output) == (
        0,
        f"{NEW} → SYO-2026-0002\nCommitted here; 'git push' publishes the numbers.\n",
    )
    assert clone.git("log", "-1", "--format=%an <%ae>%n%B") == (
        "Kirjuri <kirjuri@localhost>\n"
        "Number SYO-2026-0002\n\n"
        "The registry gives each accepted record its identifier and notes its arrival.\n\n"
        f"Kirjuri-numero: {NEW} -> SYO-2026-0002\n\n"
    )
    assert clone.git("status", "--porcelain") == ""
    assert [path.name for path in (clone.path / "syotteet/uudet").iterdir()] == [".gitkeep"]


def test_a_record_of_another_branch_stays_new_when_it_is_merged_later(clone: Any) -> None:
    clone.git("checkout", "-q", "-b", "side")
    clone.add_input("toisaalla")
    clone.commit()
    clone.git("checkout", "-q", "main")
    number(clone.path, today=TODAY)

    clone.git("merge", "-q", "--no-edit", "side")

    assert "syotteet/uudet/toisaalla.yaml" in clone.files()


def test_the_file_keeps_its_words_and_gains_identifier_and_events(clone: Any) -> None:
    clone.add_input("toinen")
    before = clone.read("syotteet/uudet/toinen.yaml")
    clone.commit()
    number(clone.path, today=TODAY)

    after = clone.read("syotteet/2026/SYO-2026-0003.yaml")

    comment, rest = before.split("\n", 1)
    assert after == (
        f"{comment}\ntunnus: SYO-2026-0003\n{rest}"
        "tapahtumat:\n"
        "  - pvm: 2026-11-20\n    laji: siirto\n    tila: kirjattu\n    rooli: jattaja\n"
        "  - pvm: 2026-11-22\n    laji: siirto\n    tila: vastaanotettu\n    rooli: sihteeristo\n"
    )


def test_an_input_arrived_on_the_day_it_says(clone: Any) -> None:
    clone.write(NEW, clone.read(NEW) + "saapunut: 2026-10-01\n")
    clone.commit()
    number(clone.path, today=TODAY)

    assert "  - pvm: 2026-10-01\n    laji: siirto\n    tila: kirjattu\n" in clone.read(
        "syotteet/2026/SYO-2026-0002.yaml"
    )


def test_the_day_of_arrival_is_the_day_in_finland(clone: Any) -> None:
    clone.add_input("iltamyohalla")
    clone.commit(day="2026-11-20T22:30:00+0000")
    number(clone.path, today=TODAY)

    assert "  - pvm: 2026-11-21\n    laji: siirto\n    tila: kirjattu\n" in clone.read(
        "syotteet/2026/SYO-2026-0003.yaml"
    )


def test_the_year_is_that_of_the_day(clone: Any) -> None:
    number(clone.path, today=dt.date(2027, 1, 1))

    assert "syotteet/2027/SYO-2027-0001.yaml" in clone.files()


def test_a_number_once_used_is_never_used_again(clone: Any) -> None:
    clone.git("checkout", "-q", "-b", "side")
    clone.write("syotteet/2026/SYO-2026-0041.yaml", "a: b\n")
    clone.commit()
    clone.git("rm", "-q", "syotteet/2026/SYO-2026-0041.yaml")
    clone.commit()
    clone.git("checkout", "-q", "main")

    (made,) = number(clone.path, today=TODAY).made

    assert made.id == "SYO-2026-0042"


def test_a_number_seen_only_in_a_merge_counts(clone: Any) -> None:
    clone.git("checkout", "-q", "-b", "side")
    clone.write("README", "x")
    clone.commit()
    clone.git("checkout", "-q", "main")
    clone.git("merge", "-q", "--no-ff", "--no-commit", "side")
    clone.write("syotteet/2026/SYO-2026-0007.yaml", "a: b\n")
    clone.commit()
    clone.git("rm", "-q", "syotteet/2026/SYO-2026-0007.yaml")
    clone.commit()

    (made,) = number(clone.path, today=TODAY).made

    assert made.id == "SYO-2026-0008"


def test_samples_have_a_series_of_their_own(clone: Any) -> None:
    clone.write(NEW, "esimerkki: true\n" + clone.read(NEW))
    clone.commit()

    (made,) = number(clone.path, today=TODAY).made

    assert (made.id, made.path) == ("SYO-0000-0001", "syotteet/0000/SYO-0000-0001.yaml")


def test_references_to_a_new_record_follow_it(clone: Any) -> None:
    clone.add_input("viittaaja")
    path = "syotteet/uudet/viittaaja.yaml"
    clone.write(path, clone.read(path) + "liittyvat_syotteet: [uusi:avoimet-rajapinnat]  # see\n")
    old = "syotteet/2026/SYO-2026-0001.yaml"
    clone.write(
        old,
        clone.read(old).replace("tapahtumat:", "liittyvat_syotteet: [uusi:viittaaja]\ntapahtumat:"),
    )
    clone.commit()
    number(clone.path, today=TODAY)

    assert "liittyvat_syotteet: [SYO-2026-0002]  # see\n" in clone.read(
        "syotteet/2026/SYO-2026-0003.yaml"
    )
    assert "liittyvat_syotteet: [SYO-2026-0003]\n" in clone.read(old)
    assert run(clone, "check").exit_code == 0


def test_guidelines_and_inputs_have_each_their_series(clone: Any) -> None:
    text = clone.read("linjaukset/2026/LIN-2026-001.yaml").replace("tunnus: LIN-2026-001\n", "")
    clone.write("linjaukset/uudet/toinen-linjaus.yaml", text)
    clone.commit()

    made = number(clone.path, today=TODAY).made

    assert {item.id for item in made} == {"LIN-2026-002", "SYO-2026-0002"}
    assert clone.read("linjaukset/2026/LIN-2026-002.yaml").count("laji: siirto") == text.count(
        "laji: siirto"
    )


def test_a_second_run_has_nothing_to_do_and_makes_no_commit(clone: Any) -> None:
    number(clone.path, today=TODAY)
    head = clone.head()

    result = run(clone, "number")

    assert (result.exit_code, result.output) == (0, "No new record waits for a number.\n")
    assert clone.head() == head


def test_a_dry_run_writes_nothing(clone: Any) -> None:
    head = clone.head()

    result = run(clone, "number", "--dry-run")

    assert (result.exit_code, result.output) == (
        0,
        f"{NEW} → SYO-2026-0002\nNothing was written: this is what would be numbered.\n",
    )
    assert (clone.head(), clone.git("status", "--porcelain")) == (head, "")


def test_a_record_with_errors_keeps_waiting_and_the_others_do_not(clone: Any) -> None:
    clone.add_input("rikki")
    path = "syotteet/uudet/rikki.yaml"
    clone.write(path, clone.read(path).replace("kieli: fi", "kieli: de"))
    clone.commit()

    result = run(clone, "number")

    assert result.exit_code == 1
    assert result.output == (
        f"{NEW} → SYO-2026-0002\n"
        "Committed here; 'git push' publishes the numbers.\n"
        "Without a number until their errors are mended:\n"
        "  - syotteet/uudet/rikki.yaml:2: 'de' is not a value of the field 'kieli' (Language)\n"
    )
    assert path in clone.files()


def test_a_record_that_would_arrive_in_the_future_keeps_waiting(clone: Any) -> None:
    clone.write(NEW, clone.read(NEW) + "saapunut: 2026-12-01\n")
    clone.commit()

    result = run(clone, "number")

    assert result.exit_code == 1
    assert "the event is dated 2026-12-01, and today is 2026-11-22" in result.output
    assert NEW in clone.files()


def test_a_file_that_is_not_committed_is_told(clone: Any) -> None:
    clone.add_input("kesken")

    result = run(clone, "number")

    assert result.exit_code == 1
    assert result.output.endswith(
        "'syotteet/uudet/kesken.yaml' is not committed yet, so it gets no number; commit it first\n"
    )


def test_line_ends_on_disk_stay_as_git_makes_them(clone: Any) -> None:
    clone.write(".gitattributes", "*.yaml text eol=crlf\n")
    clone.commit()
    number(clone.path, today=TODAY)

    assert b"\r\n" in (clone.path / "syotteet/2026/SYO-2026-0002.yaml").read_bytes()
    assert "\r" not in clone.git("cat-file", "blob", "HEAD:syotteet/2026/SYO-2026-0002.yaml")
    assert clone.git("status", "--porcelain") == ""


def test_a_registry_may_lie_below_the_top_of_its_repository(clone: Any, tmp_path: Path) -> None:
    top = type(clone)(tmp_path / "top")
    top.path.mkdir()
    clone.git("mv", "-k", ".", ".")
    clone.path.rename(top.path / "rekisteri")
    (top.path / "rekisteri" / ".git").rename(top.path / ".git")
    top.commit("moved down")

    (made,) = number(top.path / "rekisteri", today=TODAY).made

    assert made.id == "SYO-2026-0002"
    assert "rekisteri/syotteet/2026/SYO-2026-0002.yaml" in top.files()
    assert top.git("status", "--porcelain") == ""


def test_the_name_that_git_knows_is_used(clone: Any) -> None:
    clone.git("config", "user.name", "Sihteeristö")
    clone.git("config", "user.email", "sihteeristo@koe.example")
    number(clone.path, today=TODAY)

    assert clone.git("log", "-1", "--format=%an <%ae>") == "Sihteeristö <sihteeristo@koe.example>\n"


def test_no_hook_of_the_repository_runs(clone: Any, tmp_path: Path) -> None:
    for name in ("pre-commit", "post-commit", "reference-transaction", "post-index-change"):
        hook = clone.path / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
        hook.chmod(0o755)
    number(clone.path, today=TODAY)

    assert not (tmp_path / "ran").exists()


def test_changes_that_are_not_committed_are_not_swept_away(clone: Any) -> None:
    clone.write(NEW, clone.read(NEW) + "# mine\n")

    assert refused(clone) == (
        f"kirjuri: '{NEW}' has changes that are not committed; commit them first, or take them back"
    )
    assert clone.read(NEW).endswith("# mine\n")


def test_changes_elsewhere_do_not_matter(clone: Any) -> None:
    clone.write("kirjuri.yaml", clone.read("kirjuri.yaml") + "# mine\n")
    clone.git("add", "kirjuri.yaml")
    number(clone.path, today=TODAY)

    assert clone.git("status", "--porcelain") == "M  kirjuri.yaml\n"


def test_outside_git_nothing_is_numbered(clone: Any) -> None:
    (clone.path / ".git").rename(clone.path.parent / "elsewhere")

    assert refused(clone) == (
        "kirjuri: numbers are given in git, so that none is given twice, "
        f"but '{clone.path}' is in no git repository"
    )


def test_a_shallow_clone_is_told_how_to_mend_it(clone: Any, tmp_path: Path) -> None:
    clone.add_input("toinen")
    clone.commit()
    clone.git("clone", "-q", "--depth=1", f"file://{clone.path}", str(tmp_path / "shallow"))

    assert refused(type(clone)(tmp_path / "shallow")) == (
        "kirjuri: this clone lacks its history, in which the numbers stand; "
        "bring it with: git fetch --unshallow"
    )


def test_nothing_happens_during_a_merge(clone: Any) -> None:
    clone.git("checkout", "-q", "-b", "side")
    clone.write("README", "x")
    clone.commit()
    clone.git("checkout", "-q", "main")
    clone.git("merge", "-q", "--no-ff", "--no-commit", "side")

    assert refused(clone) == (
        "kirjuri: a merge or a rebase is under way here; finish it first, or give it up"
    )


def test_before_the_first_commit_there_is_nothing_to_number(clone: Any) -> None:
    clone.git("update-ref", "-d", "HEAD")

    assert refused(clone) == (
        "kirjuri: nothing has been committed here yet; commit the new records first"
    )


def test_a_linked_folder_is_not_written_through(clone: Any, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    clone.git("mv", "syotteet/2026", "vanhat")
    (clone.path / "syotteet/2026").symlink_to(tmp_path / "outside")
    clone.commit()

    result = run(clone, "number")

    assert result.exit_code != 0
    assert list((tmp_path / "outside").iterdir()) == []


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_words_are_those_of_the_reader(clone: Any, language: str) -> None:
    run(clone, "number")

    assert (
        run(clone, "number", language=language).output
        == {
            "fi": "Mikään uusi tietue ei odota numeroa.\n",
            "sv": "Ingen ny post väntar på ett nummer.\n",
            "en": "No new record waits for a number.\n",
        }[language]
    )
