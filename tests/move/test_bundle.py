"""The command that brings inputs together: its words, what it writes, and that it writes all or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kirjuri import app
from kirjuri.changing import bundling, opened, together
from kirjuri.changing.bundling import Bundling
from kirjuri.model.problem import ToolError
from kirjuri.sources import batch

ONE, OTHER = "SYO-2026-0001", "SYO-2026-0002"
NEW = "syotteet/kokonaisuudet/uudet/rajapinnat.yaml"
NAMED = ("--title", "Rajapinnat", "--reason", "Sama rajapinta.")
ENDED = """\
  - pvm: 2026-05-04
    laji: siirto
    tila: peruttu
    rooli: jattaja
"""
Run = Any


@pytest.fixture
def two(registry: Path) -> Path:
    """The registry with a second input, like the first."""
    path = registry / f"syotteet/2026/{ONE}.yaml"
    (registry / f"syotteet/2026/{OTHER}.yaml").write_text(
        path.read_text("utf-8").replace(ONE, OTHER), "utf-8"
    )
    return registry


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*.yaml"))
    }


def test_a_new_bundle_waits_for_its_number_and_each_input_tells_of_it(two: Path, run: Run) -> None:
    before = (two / f"syotteet/2026/{ONE}.yaml").read_text("utf-8")

    result = run("bundle", ONE, OTHER, *NAMED, language="fi")

    assert result.exit_code == 0, result.output
    assert result.output == (
        f"{ONE} (Yhteiset rajapinnat kuntien tietovarannoille): tapahtuma lisättiin\n"
        f"{OTHER} (Yhteiset rajapinnat kuntien tietovarannoille): tapahtuma lisättiin\n"
        f"{NEW}: uusi kokonaisuus ”Rajapinnat” odottaa numeroaan; sen antaa 'kirjuri number'\n"
    )
    assert (two / NEW).read_text("utf-8") == (
        "# yaml-language-server: $schema=../../../schemas/kokonaisuus.schema.json\n"
        "kieli: fi\n"
        "otsikko: Rajapinnat\n"
        "perustelu: Sama rajapinta.\n"
        "vastuuryhma: arkkitehtuuri\n"
        "tapahtumat:\n"
        "  - pvm: 2026-11-22\n"
        "    laji: siirto\n"
        "    tila: koottavana\n"
        "    rooli: sihteeristo\n"
    )
    after = (two / f"syotteet/2026/{ONE}.yaml").read_text("utf-8")
    assert after == before.replace(
        "tapahtumat:\n", "kokonaisuus: uusi:rajapinnat\ntapahtumat:\n"
    ) + (
        "  - pvm: 2026-11-22\n"
        "    laji: merkinta\n"
        "    rooli: sihteeristo\n"
        "    teksti:\n"
        "      fi: Asia käsitellään yhdessä muiden kanssa kokonaisuudessa ”Rajapinnat”.\n"
        "      sv: Ärendet behandlas tillsammans med andra i helheten ”Rajapinnat”.\n"
        "      en: The matter is handled together with others in the bundle “Rajapinnat”.\n"
    )


def test_everything_that_stands_in_the_way_is_listed_by_input(two: Path, run: Run) -> None:
    path = two / f"syotteet/2026/{OTHER}.yaml"
    path.write_text(path.read_text("utf-8") + ENDED, "utf-8")
    before = files(two)

    result = run("bundle", ONE, OTHER, "--role", "ryhma")

    assert result.exit_code == 1
    assert result.output == (
        "nothing was changed. This stands in the way:\n"
        "The new bundle:\n"
        "  - a bundle has a title that says what its inputs have in common\n"
        "    fix: give it with --title\n"
        "  - a bundle says why its inputs are handled together\n"
        "    fix: give the reason with --reason\n"
        "  - the role 'ryhma' does not decide on the step to 'koottavana'\n"
        "    fix: the role may be 'sihteeristo' or 'koordinaatioryhma'\n"
        f"{OTHER}:\n"
        f"  - the handling of '{OTHER}' has ended, so it cannot be handled together with others\n"
        "    fix: leave it out, or reopen it first\n"
    )
    assert files(two) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((ONE, "SYO-2026-0009", *NAMED), "there is no record 'SYO-2026-0009'"),
        ((ONE, "arkkitehtuuri", *NAMED), "'arkkitehtuuri' is of the kind 'ryhma'"),
        ((ONE, "uusi:avoimet-rajapinnat", *NAMED), "has no number yet"),
        ((ONE, "--remove", OTHER), "give the bundle and, with --remove, those that leave"),
        (("KOK-2026-001", ONE), "there is no record 'KOK-2026-001'"),
        ((ONE, OTHER, *NAMED, "--date", "eilen"), "'eilen' is no day"),
        ((), "Missing argument 'ID...'"),
    ],
)
def test_what_is_no_bundle_at_all_is_wrong_usage(
    two: Path, run: Run, arguments: tuple[str, ...], words: str
) -> None:
    before = files(two)

    result = run("bundle", *arguments)

    assert result.exit_code == 2
    assert words in result.output
    assert files(two) == before


def test_two_bundles_of_one_title_wait_under_names_of_their_own(two: Path, run: Run) -> None:
    for number in (3, 4):
        path = two / f"syotteet/2026/SYO-2026-000{number}.yaml"
        text = (two / f"syotteet/2026/{ONE}.yaml").read_text("utf-8")
        path.write_text(text.replace(ONE, path.stem), "utf-8")

    first = run("bundle", ONE, OTHER, *NAMED)
    second = run("bundle", "SYO-2026-0003", "SYO-2026-0004", *NAMED)

    assert (first.exit_code, second.exit_code) == (0, 0), first.output + second.output
    waiting = sorted(p.name for p in (two / "syotteet/kokonaisuudet/uudet").glob("*.yaml"))
    assert waiting == ["rajapinnat-2.yaml", "rajapinnat.yaml"]


def planned(root: Path) -> together.Together:
    import datetime as dt

    today = dt.date(2026, 11, 22)
    wish = Bundling(
        inputs=(ONE, OTHER),
        date=today,
        title="Rajapinnat",
        reason="Sama rajapinta.",
        group="arkkitehtuuri",
    )
    return bundling.plan_bundle(opened(root, today), wish)


def test_a_file_that_somebody_changed_meanwhile_keeps_every_file_as_it_was(two: Path) -> None:
    plan = planned(two)
    changed = two / f"syotteet/2026/{OTHER}.yaml"
    changed.write_text(changed.read_text("utf-8") + "# muutos\n", "utf-8")
    before = files(two)

    with pytest.raises(ToolError, match="was changed by someone else meanwhile"):
        together.write(plan)

    assert files(two) == before


def test_a_change_that_was_interrupted_is_finished_by_the_next_command(two: Path, run: Run) -> None:
    plan = planned(two)
    interrupted(two, plan)

    result = run("list", "syote")
    again = run("move", ONE, "--note", "--role", "sihteeristo", "--text", "Jatketaan.")

    assert result.exit_code == 0
    assert again.exit_code == 0, again.output
    kept = {path: (two / path).read_bytes() for path in plan.new}
    assert {path: text for path, text in kept.items() if ONE not in path} == {
        path: text for path, text in plan.new.items() if ONE not in path
    }
    assert kept[f"syotteet/2026/{ONE}.yaml"].startswith(plan.new[f"syotteet/2026/{ONE}.yaml"])
    assert not (two / ".kirjuri" / batch.NOTE).exists()


def interrupted(root: Path, plan: together.Together) -> None:
    """Write a change as far as its note and its first file, as a process killed there leaves it."""
    import json

    told = {path: [old and old.decode(), plan.new[path].decode()] for path, old in plan.old.items()}
    folder = root / ".kirjuri"
    folder.mkdir(exist_ok=True)
    (folder / batch.NOTE).write_text(json.dumps(told), "utf-8")
    first = min(plan.new)
    (root / first).parent.mkdir(parents=True, exist_ok=True)
    (root / first).write_bytes(plan.new[first])


def test_an_interrupted_change_whose_file_was_edited_since_is_left_for_people(two: Path) -> None:
    interrupted(two, planned(two))
    path = two / f"syotteet/2026/{OTHER}.yaml"
    path.write_text(path.read_text("utf-8") + "# muutos\n", "utf-8")

    with pytest.raises(ToolError, match="an interrupted change cannot be finished"):
        batch.finish(app.root(two))


@pytest.fixture
def bundled(two: Path, run: Run) -> Path:
    """The two inputs in a bundle that has its number."""
    assert run("bundle", ONE, OTHER, *NAMED).exit_code == 0
    waiting, numbered = two / NEW, two / "syotteet/kokonaisuudet/KOK-2026-001.yaml"
    numbered.write_text(
        waiting.read_text("utf-8").replace("kieli:", "tunnus: KOK-2026-001\nkieli:", 1), "utf-8"
    )
    waiting.unlink()
    for name in (ONE, OTHER):
        path = two / f"syotteet/2026/{name}.yaml"
        text = path.read_text("utf-8").replace("uusi:rajapinnat", "KOK-2026-001")
        path.write_text(text, "utf-8")
    return two


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("linjattavan",), 2, "there is no state 'linjattavan'; did you mean 'linjattavana'?"),
        (
            ("seurannassa", "--set", "SYO-2026-0009.otsikko=X"),
            2,
            "does not name a field of an input",
        ),
        (("seurannassa", "--set", f"{ONE}=X"), 2, "does not name a field of an input"),
        (("kasiteltavana",), 1, "no input of the bundle 'KOK-2026-001' can take this step"),
        (("viestitty", "--role", "sihteeristo"), 1, f"'{OTHER}' cannot go from the state"),
    ],
)
def test_a_move_of_a_bundle_that_cannot_be_changes_nothing(
    bundled: Path, run: Run, arguments: tuple[str, ...], code: int, words: str
) -> None:
    before = files(bundled)

    result = run("move", "KOK-2026-001", *arguments)

    assert result.exit_code == code
    assert words in " ".join(result.output.split())
    assert files(bundled) == before


def test_a_bundle_that_waits_for_its_number_is_not_moved(two: Path, run: Run) -> None:
    assert run("bundle", ONE, OTHER, *NAMED).exit_code == 0

    result = run("move", "uusi:rajapinnat", "seurannassa", "--role", "ryhma")

    assert result.exit_code == 2
    assert "'uusi:rajapinnat' has no number yet" in result.output


def test_a_note_on_a_bundle_is_written_to_it_and_to_every_input(bundled: Path, run: Run) -> None:
    note = ("--note", "--role", "sihteeristo", "--text", "Aikataulu tarkentui.")

    result = run("move", "KOK-2026-001", *note)

    assert result.exit_code == 0, result.output
    told = [path for path, text in files(bundled).items() if b"Aikataulu tarkentui." in text]
    assert told == [
        f"syotteet/2026/{ONE}.yaml",
        f"syotteet/2026/{OTHER}.yaml",
        "syotteet/kokonaisuudet/KOK-2026-001.yaml",
    ]
    assert result.output == (
        f"{ONE} (Yhteiset rajapinnat kuntien tietovarannoille): an event was added\n"
        f"{OTHER} (Yhteiset rajapinnat kuntien tietovarannoille): an event was added\n"
        "KOK-2026-001 (Rajapinnat): an event was added\n"
    )
