"""`kirjuri check` as its users run it: exit codes, formats, and a tool that cannot do its work."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kirjuri import cli
from kirjuri.model.problem import ToolError
from kirjuri.sources.policy import bundled

TOOL = Path(__file__).parents[2] / "tool"
SOUND = Path(__file__).parent.parent / "cases" / "sound"
NEW = "syotteet/uudet/avoimet-rajapinnat.yaml"


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOUND, tmp_path / "registry"))


def run(registry: Path, *arguments: str, language: str = "en") -> Result:
    return CliRunner().invoke(
        cli.cli,
        ["--lang", language, "-C", str(registry), "--today", "2026-11-22", *arguments],
        prog_name="kirjuri",
    )


def refused(registry: Path, *arguments: str, language: str = "en") -> str:
    result = run(registry, *arguments, language=language)
    assert isinstance(result.exception, ToolError)
    return cli.failure(result.exception, language)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_nothing_to_mend_is_exit_0(registry: Path) -> None:
    result = run(registry, "check")

    assert (result.exit_code, result.stdout) == (0, "5 records checked, nothing to mend\n")


def test_errors_are_exit_1(registry: Path) -> None:
    edit(registry / NEW, "kieli: sv", "kieli: de")

    assert run(registry, "check").exit_code == 1


def test_warnings_alone_are_exit_0(registry: Path) -> None:
    case = SOUND.parent / "kr204-guideline-lapsed" / "head"
    shutil.copytree(case, registry, dirs_exist_ok=True)

    result = run(registry, "check")

    assert result.exit_code == 0
    assert result.stdout.startswith("warning[KR204]: ")


def test_an_unknown_option_is_exit_2(registry: Path) -> None:
    assert run(registry, "check", "--formaat", "json").exit_code == 2


def test_a_misspelt_command_names_the_nearest(registry: Path) -> None:
    result = run(registry, "chekc")

    assert result.exit_code == 2
    assert "there is no command 'chekc'; did you mean 'check'?" in result.stderr


def test_json_v1(registry: Path) -> None:
    edit(registry / NEW, "kieli: sv", "kieli: de")

    report = json.loads(run(registry, "check", "--format", "json").stdout)

    assert report == {
        "version": 1,
        "verdict": "broken",
        "counts": {"records": 5, "errors": 1, "warnings": 0},
        "diagnostics": [
            {
                "code": "KR103",
                "rule": "value-not-allowed",
                "severity": "error",
                "path": NEW,
                "line": 1,
                "column": 8,
                "end_line": 1,
                "end_column": 10,
                "message": "'de' is not a value of the field 'kieli' (Language)",
                "fix": "allowed: 'fi' or 'sv'",
                "url": "saannot/kr103/",
            }
        ],
    }


def test_json_of_a_clean_registry_says_clean(registry: Path) -> None:
    report = json.loads(run(registry, "check", "--format", "json").stdout)

    assert (report["verdict"], report["diagnostics"]) == ("clean", [])


def test_github_annotations(registry: Path) -> None:
    edit(registry / NEW, "kieli: sv", "kieli: de")

    assert run(registry, "check", "--format", "github").stdout == (
        f"::error file={NEW},line=1,endLine=1,col=8,endColumn=10,title=KR103::"
        "'de' is not a value of the field 'kieli' (Language)%0Afix: allowed: 'fi' or 'sv'\n"
    )


def test_an_annotation_cannot_be_broken_out_of(registry: Path) -> None:
    edit(registry / NEW, "kieli: sv", 'kieli: "x\\n::error::y%0A::set-output name=a::b"')

    [line] = run(registry, "check", "--format", "github").stdout.splitlines()

    assert line.startswith("::error file=")
    assert line.count("%250A") == 1


def test_a_terminal_gets_no_escape_sequence_from_a_file_name(registry: Path) -> None:
    (registry / "syotteet" / "uudet" / "a\x1b[31mb.yaml").write_text("kieli: fi\n")

    output = run(registry, "check").stdout

    assert "\x1b" not in output
    assert "aU+001B[31mb.yaml" in output


def test_only_what_is_asked_is_told_but_all_is_read(registry: Path) -> None:
    edit(registry / NEW, "kieli: sv", "kieli: de")

    result = run(registry, "check", str(registry / "ryhmat"))

    assert (result.exit_code, result.stdout) == (0, "5 records checked, nothing to mend\n")


def test_a_subfolder_finds_its_registry(registry: Path) -> None:
    assert run(registry / "syotteet", "check").exit_code == 0


class TestTheToolCannotDoItsWork:
    def test_no_registry(self, tmp_path: Path) -> None:
        assert refused(tmp_path, "check") == (
            f"kirjuri: '{tmp_path}' is not a registry: "
            "neither it nor any directory above it has the file 'kirjuri.yaml'"
        )

    def test_a_newer_format(self, registry: Path) -> None:
        edit(registry / "kirjuri.yaml", "muoto: 1", "muoto: 2")

        assert refused(registry, "check") == (
            "kirjuri: the registry's format is 2 ('muoto' in kirjuri.yaml), and this kirjuri reads format 1: "
            "upgrade kirjuri"
        )

    def test_no_format(self, registry: Path) -> None:
        edit(registry / "kirjuri.yaml", "muoto: 1\n", "")

        assert (
            refused(registry, "check")
            == "kirjuri: kirjuri.yaml must say 'muoto: 1', the format of the registry"
        )

    @pytest.mark.parametrize(
        ("language", "said"),
        [
            ("fi", "kirjuri: kohtaa 'kirjuri.yaml:1:1' ei voi käyttää: kenttä 'lisenssit'"),
            ("sv", "kirjuri: "),
            (
                "en",
                "kirjuri: 'kirjuri.yaml:1:1' cannot be used: the field 'lisenssit' (Licences) is missing",
            ),
        ],
    )
    def test_a_setting_that_is_missing(self, registry: Path, language: str, said: str) -> None:
        edit(registry / "kirjuri.yaml", "lisenssit: {sisalto: CC-BY-4.0, ohjelma: EUPL-1.2}\n", "")

        assert refused(registry, "check", language=language).startswith(said)

    def test_settings_that_are_not_yaml(self, registry: Path) -> None:
        edit(registry / "kirjuri.yaml", "kielet: [fi, sv, en]", "kielet: [fi, sv, en")

        assert refused(registry, "check").startswith("kirjuri: 'kirjuri.yaml:6:")

    @pytest.mark.parametrize("language", ["fi", "sv", "en"])
    def test_a_schema_that_is_not_json(self, registry: Path, language: str) -> None:
        shutil.copytree(SOUND.parent.parent.parent / "schemas", registry / "schemas")
        (registry / "schemas" / "syote.schema.json").write_text("{")

        said = refused(registry, "check", language=language)

        assert "schemas/syote.schema.json" in said
        assert said.count("\n") == 0

    def test_a_lifecycle_that_names_no_state(self, registry: Path) -> None:
        shutil.copytree(SOUND.parent.parent.parent / "schemas", registry / "schemas")
        edit(
            registry / "schemas" / "elinkaaret" / "syote.yaml",
            "mihin: vastaanotettu",
            "mihin: vastanotettu",
        )

        assert refused(registry, "check") == (
            "kirjuri: the lifecycle table 'schemas/elinkaaret/syote.yaml' has no state 'vastanotettu' that T2 names"
        )

    def test_a_schema_that_is_none(self, registry: Path) -> None:
        shutil.copytree(bundled(), registry / "schemas")
        path = registry / "schemas/ryhma.schema.json"
        schema = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps({**schema, "type": "objekti"}), "utf-8")

        assert refused(registry, "check") == (
            "kirjuri: the schema 'schemas/ryhma.schema.json' cannot be used: "
            "\"objekti\" is not valid under any of the schemas listed in the 'anyOf' keyword"
        )

    def test_a_schema_that_leads_nowhere(self, registry: Path) -> None:
        shutil.copytree(bundled(), registry / "schemas")
        path = registry / "schemas/ryhma.schema.json"
        schema = json.loads(path.read_text("utf-8"))
        schema["properties"]["laji"] = {"$ref": "#/$defs/ei_ole"}
        path.write_text(json.dumps(schema), "utf-8")

        assert refused(registry, "check") == (
            "kirjuri: the schema 'schemas/ryhma.schema.json' cannot be used: 'ei_ole'"
        )

    def test_a_code_that_is_only_a_text(self, registry: Path) -> None:
        shutil.copytree(bundled(), registry / "schemas")
        path = registry / "schemas/koodistot/kieli.yaml"
        path.write_text("nimi: {fi: Kieli}\nkoodit:\n  fi: suomi\n", "utf-8")

        assert refused(registry, "check") == (
            "kirjuri: the code list 'schemas/koodistot/kieli.yaml' needs 'koodit': "
            "the codes, each with its 'nimi'"
        )

    def test_a_path_that_is_not_there(self, registry: Path) -> None:
        assert (
            refused(registry, "check", "ei-ole.yaml")
            == "kirjuri: there is no file or folder 'ei-ole.yaml'"
        )

    def test_main_prints_the_sentence_and_exits_with_3(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr("sys.argv", ["kirjuri", "--lang", "en", "-C", str(tmp_path), "check"])

        with pytest.raises(SystemExit) as ended:
            cli.main()

        assert ended.value.code == 3
        assert "is not a registry" in capsys.readouterr().err


class TestOutputThatDoesNotTakeEverything:
    def started(
        self, *arguments: str, closed: str = "", encoding: str = "utf-8"
    ) -> tuple[int, str]:
        command = f"exec {sys.executable} -m kirjuri --lang en {' '.join(arguments)} {closed}"
        done = subprocess.run(
            command,
            shell=True,
            check=False,
            cwd=SOUND,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(TOOL), "PYTHONIOENCODING": encoding},
        )
        return done.returncode, (done.stdout + done.stderr).decode(encoding)

    def test_a_closed_output_changes_only_what_is_seen(self) -> None:
        assert self.started("check", "--base", "none", closed=">&-") == (0, "")

    def test_a_sign_that_the_encoding_lacks_is_written_by_its_number(self) -> None:
        code, said = self.started("explain", "kasiteltavana", encoding="latin-1")

        assert code == 0
        assert "\\u2192 peruttu" in said

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
    def test_a_full_disk_is_a_sentence(self) -> None:
        said = "kirjuri: the computer refused: No space left on device\n"

        assert self.started("rules", closed=">/dev/full") == (3, said)


class TestExplain:
    def test_a_rule_by_code_and_by_name(self, registry: Path) -> None:
        by_code, by_name = (
            run(registry, "explain", "kr501"),
            run(registry, "explain", "identity-code"),
        )

        assert by_code.stdout == by_name.stdout
        assert by_code.stdout.startswith(
            "KR501  Personal identity code  (identity-code, error)\n\n"
        )

    def test_a_state_says_what_can_follow(self, registry: Path) -> None:
        output = run(registry, "explain", "kirjattu").stdout

        assert "What can follow:\n  → vastaanotettu (Received)" in output

    def test_neither_is_exit_2(self, registry: Path) -> None:
        assert run(registry, "explain", "KR999").exit_code == 2


def test_rules_lists_every_rule_once(registry: Path) -> None:
    from kirjuri.rules import all_rules

    lines = run(registry, "rules").stdout.splitlines()

    assert [line.split()[0] for line in lines] == [rule.code for rule in all_rules()]


def test_schema_is_whole(registry: Path) -> None:
    schema = json.loads(run(registry, "schema", "syote").stdout)

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "yhteiset.schema.json" not in json.dumps(schema)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_help_of_every_command_speaks_the_language(registry: Path, language: str) -> None:
    import click

    for name in cli.cli.list_commands(click.Context(cli.cli)):
        result = run(registry, name, "--help", language=language)

        assert result.exit_code == 0
