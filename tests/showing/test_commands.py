"""`queue`, `list`, `show`, `log` and `explain ID` as people run them, in a small registry of their own."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kirjuri import cli
from kirjuri.kinds import all_kinds
from kirjuri.model.problem import ToolError

SOUND = Path(__file__).parent.parent / "cases" / "sound"
KINDS = ", ".join(kind.name for kind in all_kinds())
EXPECTED = Path(__file__).parent / "expected"
GIT = ("-c", "user.name=Nimi Salainen", "-c", "user.email=nimi@example.org")


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOUND, tmp_path / "registry"))


def run(registry: Path, *arguments: str, language: str = "en", today: str = "2026-11-22") -> Result:
    options = ["--lang", language, "-C", str(registry), "--today", today]
    return CliRunner().invoke(cli.cli, [*options, *arguments], prog_name="kirjuri")


def told(registry: Path, *arguments: str, **options: str) -> str:
    result = run(registry, *arguments, **options)
    assert result.exit_code == 0, result.output
    return result.stdout


def wrong(registry: Path, *arguments: str) -> str:
    result = run(registry, *arguments)
    assert result.exit_code == 2, result.output
    return result.output.splitlines()[-1]


def git(registry: Path, *arguments: str) -> None:
    subprocess.run(["git", *GIT, *arguments], cwd=registry, check=True, capture_output=True)


def commit(registry: Path, message: str) -> None:
    git(registry, "add", "-A")
    git(registry, "commit", "-q", "-m", message)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("queue",), id="queue"),
        pytest.param(("list", "ryhma"), id="list"),
        pytest.param(("show", "SYO-2026-0001"), id="show"),
        pytest.param(("log", "SYO-2026-0001"), id="log"),
        pytest.param(("explain", "SYO-2026-0001"), id="explain"),
    ],
)
def test_whole_texts(
    registry: Path, command: tuple[str, ...], language: str, *, bless: bool
) -> None:
    """Every word that the commands say; `./kirjuri test --bless` writes them anew."""
    expected = EXPECTED / f"{command[0]}.{language}.txt"
    text = told(registry, *command, language=language)
    if bless:
        expected.write_text(text, "utf-8")

    assert text == expected.read_text("utf-8")


class TestQueue:
    def test_only_what_is_late(self, registry: Path) -> None:
        assert told(registry, "queue", "--overdue") == "Nothing waits.\n"
        assert told(registry, "queue", "--overdue", today="2028-01-01") != "Nothing waits.\n"

    def test_one_group(self, registry: Path) -> None:
        whose = {
            group: {
                row["id"]
                for row in json.loads(
                    told(registry, "queue", "--group", group, "--format", "json")
                )["duties"]
            }
            for group in ("arkkitehtuuri", "sihteeristo")
        }

        assert whose == {
            "arkkitehtuuri": {"SYO-2026-0001", "LIN-2026-001"},
            "sihteeristo": {"SYO-2026-0001", "uusi:avoimet-rajapinnat"},
        }

    def test_a_group_that_is_not_there(self, registry: Path) -> None:
        assert wrong(registry, "queue", "--group", "arkkitehturi") == (
            "Error: there is no record 'arkkitehturi'; did you mean 'arkkitehtuuri'?"
        )

    def test_rows_have_the_same_keys_in_csv_and_json(self, registry: Path) -> None:
        rows = json.loads(told(registry, "queue", "--format", "json"))["duties"]
        table = list(
            csv.DictReader(io.StringIO(told(registry, "queue", "--format", "csv"), newline=""))
        )

        assert [list(row) for row in rows] == [list(row) for row in table]
        assert [row["command"] or "" for row in rows] == [row["command"] for row in table]

    def test_an_unreadable_file_is_told_and_hides_no_other(self, registry: Path) -> None:
        (registry / "syotteet/2026/SYO-2026-0002.yaml").write_text("a: [", "utf-8")
        result = run(registry, "queue")

        assert result.exit_code == 0
        assert result.stderr == (
            "1 file could not be read and is left out; 'kirjuri check' says why\n"
        )
        assert "SYO-2026-0001" in result.stdout


class TestList:
    @pytest.mark.parametrize(
        ("options", "identifiers"),
        [
            pytest.param(["syote"], ["SYO-2026-0001", "uusi:avoimet-rajapinnat"], id="all"),
            pytest.param(["syote", "--open"], ["SYO-2026-0001"], id="open"),
            pytest.param(["syote", "--state", "linjattu"], [], id="in no such state"),
            pytest.param(["syote", "--process", "a"], ["SYO-2026-0001"], id="of a process"),
            pytest.param(["syote", "--process", "E"], [], id="of another process"),
            pytest.param(["syote", "--phase", "3"], ["SYO-2026-0001"], id="in a phase"),
            pytest.param(["syote", "--phase", "1"], [], id="in another phase"),
            pytest.param(
                ["syote", "--group", "arkkitehtuuri"], ["SYO-2026-0001"], id="on a group's table"
            ),
            pytest.param(["syote", "--group", "sihteeristo"], [], id="on nobody's table"),
            pytest.param(["linjaus", "--group", "arkkitehtuuri"], ["LIN-2026-001"], id="outputs"),
        ],
    )
    def test_filters(self, registry: Path, options: list[str], identifiers: list[str]) -> None:
        rows = json.loads(told(registry, "list", *options, "--format", "json"))["records"]

        assert [row["id"] for row in rows] == identifiers

    def test_without_samples(self, registry: Path) -> None:
        path = registry / "syotteet/2026/SYO-2026-0001.yaml"
        path.write_text(path.read_text("utf-8") + "esimerkki: true\n", "utf-8")

        assert "SYO-2026-0001" in told(registry, "list", "syote", "--samples")
        assert "SYO-2026-0001" not in told(registry, "list", "syote", "--no-samples")

    @pytest.mark.parametrize(
        ("arguments", "error"),
        [
            (["syotteet"], f"there is no record kind 'syotteet'; there are {KINDS}"),
            (
                ["syote", "--state", "kasiteltavan"],
                "there is no state 'kasiteltavan'; did you mean 'kasiteltavana'?",
            ),
            (["syote", "--group", "x"], "there is no record 'x'"),
        ],
    )
    def test_a_name_that_is_not_there(
        self, registry: Path, arguments: list[str], error: str
    ) -> None:
        assert wrong(registry, "list", *arguments) == f"Error: {error}"


class TestShow:
    def test_every_field_is_shown_with_its_label(self, registry: Path) -> None:
        shown = told(registry, "show", "SYO-2026-0001", language="fi")

        for label in ("Alkuperäinen syöte:", "Käsittelytapa:", "Käsittelevät ryhmät:"):
            assert label in shown

    def test_links_both_ways(self, registry: Path) -> None:
        group = told(registry, "show", "arkkitehtuuri").partition("Referred to by")[2]
        matter = told(registry, "show", "SYO-2026-0001").partition("Refers to")[2]

        assert "  LIN-2026-001  Life cycle of interfaces (Author)\n" in group
        assert (
            "  SYO-2026-0001  Yhteiset rajapinnat kuntien tietovarannoille (Groups handling)"
            in group
        )
        assert "  arkkitehtuuri  Architecture cooperation (Groups handling)\n" in matter

    def test_case_and_path_do_not_matter(self, registry: Path) -> None:
        whole = told(registry, "show", "SYO-2026-0001")

        assert told(registry, "show", "syo-2026-0001") == whole
        assert told(registry, "show", "syotteet/2026/SYO-2026-0001.yaml") == whole

    @pytest.mark.parametrize("command", ["show", "log", "explain"])
    def test_an_unknown_identifier_names_the_nearest(self, registry: Path, command: str) -> None:
        assert wrong(registry, command, "SYO-2026-0010") == (
            "Error: there is no record 'SYO-2026-0010'; did you mean 'SYO-2026-0001'?"
        )

    def test_a_file_that_cannot_be_read(self, registry: Path) -> None:
        (registry / "syotteet/2026/SYO-2026-0001.yaml").write_text("a: [", "utf-8")
        result = run(registry, "show", "SYO-2026-0001")

        assert isinstance(result.exception, ToolError)
        assert cli.failure(result.exception, "en") == (
            "kirjuri: 'syotteet/2026/SYO-2026-0001.yaml' cannot be read; 'kirjuri check' says why"
        )

    def test_pipes_get_no_colours_and_a_terminal_does(
        self, registry: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert "\x1b" not in told(registry, "show", "SYO-2026-0001")
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert "\x1b[1m" in told(registry, "show", "SYO-2026-0001")
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b" not in told(registry, "show", "SYO-2026-0001")

    def test_personal_data_is_masked(self, registry: Path) -> None:
        path = registry / "syotteet/2026/SYO-2026-0001.yaml"
        text = path.read_text("utf-8") + "diaarinumero: 010101-123N\n"
        path.write_text(text, "utf-8")

        assert "010101-123N" not in told(registry, "show", "SYO-2026-0001")


class TestLog:
    def test_without_git_it_says_so(self, registry: Path) -> None:
        assert told(registry, "log", "SYO-2026-0001").splitlines()[-1] == (
            "There is no git here, so it is not known when anything was published."
        )

    def test_events_with_their_commits(
        self, registry: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = registry / "syotteet/2026/SYO-2026-0001.yaml"
        whole = path.read_text("utf-8")
        before, last, _ = whole.rpartition("  - pvm:")
        git(registry, "init", "-q", "-b", "main")
        for text, stamp, message in (
            (before, "2026-04-01T12:00:00+0300", "one"),
            (before + "# note\n", "2026-04-03T12:00:00+0300", "a note"),
            (before + "# other\n", "2026-04-04T12:00:00+0300", "x\n\nMuutoslaji: tekninen"),
            (whole, "2026-04-05T23:30:00+0000", "two"),
        ):
            path.write_text(text, "utf-8")
            monkeypatch.setenv("GIT_COMMITTER_DATE", stamp)
            commit(registry, message)
        path.write_text(
            whole + "  - {pvm: 2026-11-20, laji: merkinta, rooli: sihteeristo, teksti: x}\n",
            "utf-8",
        )
        assert last
        rows = json.loads(told(registry, "log", "SYO-2026-0001", "--format", "json"))["events"]

        assert [row["published"] for row in rows][-3:] == ["2026-04-06", None, "2026-04-03"]
        assert {row["published"] for row in rows[:-3]} == {"2026-04-01"}
        assert rows[-1]["number"] is None
        shown = told(registry, "log", "SYO-2026-0001")
        assert "Not committed yet" in shown
        assert "alainen" not in shown
        assert "example.org" not in shown

    def test_a_shallow_clone_is_exit_3(self, registry: Path, tmp_path: Path) -> None:
        git(registry, "init", "-q", "-b", "main")
        commit(registry, "one")
        (registry / "x").write_text("x")
        commit(registry, "two")
        clone = ("clone", "-q", "--depth", "1", f"file://{registry}", str(tmp_path / "clone"))
        git(registry, *clone)
        result = run(tmp_path / "clone", "log", "SYO-2026-0001")

        assert isinstance(result.exception, ToolError)
        assert "git fetch --unshallow" in str(result.exception)

    def test_a_link_to_the_commit_when_the_settings_tell_where(self, registry: Path) -> None:
        settings = registry / "kirjuri.yaml"
        address = "tietovarasto: https://git.example.org/rekisteri/\n"
        settings.write_text(settings.read_text("utf-8") + address, "utf-8")
        git(registry, "init", "-q", "-b", "main")
        commit(registry, "one")
        rows = json.loads(told(registry, "log", "SYO-2026-0001", "--format", "json"))["events"]

        assert rows[0]["url"] == f"https://git.example.org/rekisteri/commit/{rows[0]['commit']}"


class TestExplain:
    def test_a_new_record(self, registry: Path) -> None:
        assert "kirjuri number" in told(registry, "explain", "uusi:avoimet-rajapinnat")

    def test_outside_a_registry_there_are_no_records(self, tmp_path: Path) -> None:
        assert wrong(tmp_path, "explain", "SYO-2026-0001") == (
            "Error: there is no rule, no state and no record 'SYO-2026-0001'; "
            "'kirjuri rules' lists the rules"
        )
