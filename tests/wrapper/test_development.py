"""The developers' commands: they work on the checkout, and say so when there is none."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kirjuri import cli
from kirjuri.model.problem import ToolError
from kirjuri.sources import checkout

ROOT = Path(__file__).resolve().parents[2]
MESSAGES = {
    "fi": "tämä komento toimii vain projektin lähdekoodin kansiossa; anna se siellä muodossa ./kirjuri",
    "sv": "detta kommando fungerar bara i en utcheckad kopia av projektet; kör det där som ./kirjuri",
    "en": "this command works only in a checkout of the project; run it there as ./kirjuri",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small checkout with the project's own settings, on which the commands work."""
    for folder in ("tool/kirjuri", "tests", "bench"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("pyproject.toml", "requirements.lock"):
        shutil.copy2(ROOT / name, tmp_path / name)
    for name in ("kirjuri", "tool/kirjuri/__init__.py", "bench/__init__.py"):
        (tmp_path / name).write_text('"""A sound file."""\n')
    (tmp_path / "tests" / "test_sum.py").write_text(
        "def test_right():\n    assert 1 + 1 == 2\n\n\ndef test_wrong():\n    assert 1 + 1 == 3\n"
    )
    monkeypatch.setattr(checkout, "ROOT", tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.cli, ["--lang", "en", *arguments], prog_name="kirjuri")


class TestTest:
    def test_its_exit_code_is_that_of_the_tests(self, project: Path) -> None:
        assert run("test").exit_code == 1

    def test_arguments_go_to_pytest(self, project: Path, capfd: pytest.CaptureFixture[str]) -> None:
        result = run("test", "-q", "-k", "right", "--no-header")

        assert result.exit_code == 0
        assert "1 passed, 1 deselected" in capfd.readouterr().out


class TestLint:
    def test_sound_code_passes(self, project: Path) -> None:
        assert run("lint").exit_code == 0

    @pytest.mark.parametrize(
        ("path", "text"),
        [
            pytest.param("tool/kirjuri/rikki.py", "import os\n", id="a rule of style"),
            pytest.param("bench/rikki.py", '"""Sound."""\nx  =  1\n', id="a file not formatted"),
            pytest.param(
                "kirjuri", '"""Sound."""\n\nimport os.path\n\nprint(os)\n', id="the wrapper"
            ),
        ],
    )
    def test_unsound_code_fails_and_is_named(
        self, project: Path, capfd: pytest.CaptureFixture[str], path: str, text: str
    ) -> None:
        (project / path).write_text(text)

        assert run("lint").exit_code == 1
        assert path in capfd.readouterr().out

    def test_fix_mends_and_formats(self, project: Path) -> None:
        path = project / "bench" / "rikki.py"
        path.write_text('"""Sound."""\nimport os\nx  =  1\n')

        assert run("lint", "--fix").exit_code == 0
        assert path.read_text() == '"""Sound."""\n\nx = 1\n'


class TestTypes:
    def test_sound_types_pass(self, project: Path) -> None:
        assert run("types").exit_code == 0

    @pytest.mark.parametrize("path", ["tool/kirjuri/rikki.py", "bench/rikki.py", "kirjuri"])
    def test_unsound_types_fail_and_are_named(
        self, project: Path, capfd: pytest.CaptureFixture[str], path: str
    ) -> None:
        (project / path).write_text('"""Unsound."""\n\nx: int = "1"\n')

        assert run("types").exit_code == 1
        assert path in capfd.readouterr().out


class TestBench:
    def test_it_runs_the_benchmark_with_its_arguments(
        self, project: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        (project / "bench" / "run.py").write_text("import sys\nprint(sys.argv[1:])\nsys.exit(7)\n")

        assert run("bench", "--records", "10").exit_code == 7
        assert capfd.readouterr().out == "['--records', '10']\n"


@pytest.mark.parametrize("command", ["test", "lint", "types", "bench"])
@pytest.mark.parametrize("language", MESSAGES)
def test_outside_a_checkout_the_tool_says_so(project: Path, command: str, language: str) -> None:
    (project / "requirements.lock").unlink()

    result = run(command)

    assert isinstance(result.exception, ToolError)
    assert cli.failure(result.exception, language) == f"kirjuri: {MESSAGES[language]}"
