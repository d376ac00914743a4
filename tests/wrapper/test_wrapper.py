"""The wrapper `./kirjuri`: an environment is made once, and everything is passed on."""

import ast
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BASE_PYTHON = Path(getattr(sys, "_base_executable", sys.executable))


class TestPassingOn:
    def test_every_argument_arrives_as_it_was_written(self, project):
        arguments = ["check", "--lang", "en", "kaksi sanaa", "", "*", "ä€", "--", "-x", "$HOME"]

        start = project.start(*arguments)

        assert (start.code, start.says["arguments"]) == (0, arguments)

    @pytest.mark.parametrize("code", [0, 1, 2, 3, 77])
    def test_the_exit_code_is_kirjuris_own(self, project, code):
        assert project.start(EXIT=str(code)).code == code

    def test_the_second_start_is_silent_and_quick(self, project):
        project.start()
        durations = []
        for _ in range(5):
            begun = time.monotonic()
            start = project.start()
            durations.append(time.monotonic() - begun)
            assert (start.code, start.err) == (0, "")

        assert min(durations) < 0.2

    def test_a_module_in_the_current_directory_is_never_imported(self, project, tmp_path):
        trap = tmp_path / "trap"
        trap.mkdir()
        for name in ("json.py", "kirjuri.py", "pieni.py", "subprocess.py", "hashlib.py"):
            (trap / name).write_text("raise SystemExit('trapped')")

        first = project.start(cwd=trap)
        second = project.start(cwd=trap)

        assert (first.code, second.code) == (0, 0)

    def test_the_callers_python_settings_do_not_bend_ours(self, project, tmp_path):
        project.start()
        (tmp_path / "foreign").mkdir()
        (tmp_path / "foreign" / "pieni.py").write_text("VALUE = 'foreign'")

        start = project.start(PYTHONPATH=str(tmp_path / "foreign"))

        assert start.says["pieni"] == "1.0"


class TestRefusing:
    def test_what_cannot_be_fetched_ends_in_one_sentence_and_a_log(self, project):
        shutil.rmtree(project.wheels)
        project.wheels.mkdir()

        start = project.start()

        assert (start.code, start.out) == (3, "")
        assert start.err == project.installing + (
            "kirjuri: the libraries could not be installed; check the network connection and the "
            f"proxy settings and start again; the installer's output {project.log}\n"
        )
        assert "pieni==1.0" in project.log.read_text()

    def test_a_library_with_another_hash_than_the_lock_says_is_refused(self, project):
        project.lock("1.0", served="evil")

        start = project.start()

        assert (start.code, start.out) == (3, "")
        assert "HASHES FROM THE REQUIREMENTS FILE" in project.log.read_text()

    def test_a_library_without_a_hash_is_refused(self, project):
        (project.root / "requirements.lock").write_text("pieni==1.0\n")

        start = project.start()

        assert (start.code, start.out) == (3, "")
        assert "all requirements must have" in project.log.read_text()

    @pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
    def test_a_directory_that_is_not_whole_is_said_so(self, project, name):
        (project.root / name).unlink()

        start = project.start()

        assert start.code == 3
        assert start.err == (
            "kirjuri: this directory is not whole: [Errno 2] No such file or directory: "
            f"'{project.root / name}'; get it again (git checkout)\n"
        )


class TestLanguages:
    @pytest.mark.parametrize(
        ("arguments", "env", "words"),
        [
            pytest.param(
                [], {"LANG": "C.UTF-8"}, "tämä hakemisto", id="Finnish when nothing is said"
            ),
            pytest.param([], {"LANG": "sv_FI.UTF-8"}, "den här katalogen", id="the locale's"),
            pytest.param([], {"LC_ALL": "fi_FI.UTF-8"}, "tämä hakemisto", id="LC_ALL before LANG"),
            pytest.param(
                [], {"LC_ALL": "C.UTF-8"}, "tämä hakemisto", id="LC_ALL even when it says none"
            ),
            pytest.param(["--lang", "sv"], {}, "den här katalogen", id="--lang before the locale"),
            pytest.param(["--lang=fi"], {}, "tämä hakemisto", id="--lang= likewise"),
            pytest.param(
                ["--lang", "de"], {}, "this directory", id="an unknown one is passed over"
            ),
        ],
    )
    def test_it_speaks(self, project, arguments, env, words):
        (project.root / "requirements.lock").unlink()

        assert words in project.start(*arguments, **env).err

    def test_every_sentence_stands_in_three_languages_with_the_same_values(self):
        tree = ast.parse((ROOT / "kirjuri").read_text(encoding="utf-8"))
        tables = [
            node.value
            for node in tree.body
            if isinstance(node, ast.Assign) and node.targets[0].id == "SAYS"
        ]
        [says] = [ast.literal_eval(table) for table in tables]

        for key, sentences in says.items():
            assert len(set(sentences)) == 3, key
            assert len({tuple(sorted(fields(text))) for text in sentences}) == 1, key


class TestOldPython:
    def test_old_pythons_can_parse_it(self):
        ast.parse((ROOT / "kirjuri").read_text(encoding="utf-8"), feature_version=(3, 4))

    def test_an_old_python_is_told_so_in_three_languages(self):
        pretend = (
            "import runpy, sys; sys.version_info = (3, 10, 13); sys.version = '3.10.13 (main)';"
            "runpy.run_path(sys.argv[1], run_name='__main__')"
        )

        done = subprocess.run(
            [sys.executable, "-c", pretend, ROOT / "kirjuri"], capture_output=True, check=False
        )

        assert done.returncode == 3
        assert done.stderr.decode("utf-8") == (
            "kirjuri: tarvitaan Python 3.11 tai uudempi, tämä on 3.10.13; asenna se ja aloita: python3.11 kirjuri\n"
            "kirjuri: Python 3.11 eller nyare behövs, det här är 3.10.13; installera den och börja: "
            "python3.11 kirjuri\n"
            "kirjuri: Python 3.11 or newer is needed, this is 3.10.13; install it and start: python3.11 kirjuri\n"
        )


def fields(text: str) -> list[str]:
    return [part.split("}")[0] for part in text.split("{")[1:]]
