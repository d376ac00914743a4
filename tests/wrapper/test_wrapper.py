"""The wrapper `./kirjuri`: an environment is made once, and everything is passed on."""

import ast
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BASE_PYTHON = Path(getattr(sys, "_base_executable", sys.executable))
WAITING = "kirjuri: another start is installing the libraries, waiting for it\n"


def installing(project) -> str:
    return f"kirjuri: installing the libraries (only once, about a minute; log {project.log})\n"


def installed_anew(project, start) -> bool:
    return (
        start.err.startswith(installing(project))
        and "\nkirjuri: libraries installed, " in start.err
    )


def wait_for(path: Path) -> None:
    end = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < end, f"{path.name} never came"
        time.sleep(0.02)


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


class TestWays:
    def test_with_uv(self, project):
        if project.path == "/usr/bin:/bin":
            pytest.skip("there is no uv on this machine")

        start = project.start()

        assert installed_anew(project, start)
        assert start.says["prefix"] == str(project.root / ".venv")
        assert "-m venv" not in project.log.read_text()

    def test_with_uv_a_lock_installed_before_needs_no_network(self, project, index):
        if project.path == "/usr/bin:/bin":
            pytest.skip("there is no uv on this machine")
        with index(project.wheels) as address:
            network = {"UV_NO_INDEX": "0", "UV_FIND_LINKS": "", "UV_DEFAULT_INDEX": address}
            first = project.start(**network)
        shutil.rmtree(project.root / ".venv")

        again = project.start(**network)

        assert installed_anew(project, first)
        assert installed_anew(project, again)
        assert "-m venv" not in project.log.read_text()

    def test_without_uv(self, slow):
        start = slow.start()

        assert installed_anew(slow, start)
        assert start.says["prefix"] == str(slow.root / ".venv")
        assert "-m venv" in slow.log.read_text()

    def test_without_uv_and_ensurepip_the_callers_pip_is_used(self, slow, tmp_path):
        python = python_without_ensurepip(tmp_path, pip=True)

        start = replace(slow, python=python).start()

        assert start.code == 0
        assert start.says["prefix"] == str(slow.root / ".venv")
        assert f"{python} -m pip --python" in slow.log.read_text()

    def test_with_neither_pip_nor_ensurepip_it_says_what_to_install(self, slow, tmp_path):
        python = python_without_ensurepip(tmp_path, pip=False)

        start = replace(slow, python=python).start()

        assert (start.code, start.out) == (3, "")
        assert start.err == installing(slow) + (
            "kirjuri: this Python cannot make an environment; install uv or python3-venv (Debian "
            f"and Ubuntu: apt install python3-venv) and start again; log {slow.log}\n"
        )

    def test_it_starts_as_a_program_of_its_own(self, project, tmp_path):
        project.start()
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin" / "python3").symlink_to(project.python)
        path = f"{tmp_path / 'bin'}:/usr/bin:/bin"

        done = subprocess.run(
            [project.root / "kirjuri"], env={"PATH": path}, capture_output=True, check=False
        )

        assert (done.returncode, done.stderr) == (0, b"")


class TestKeeping:
    def test_a_changed_lock_is_installed(self, project):
        project.start()
        project.lock("2.0")

        start = project.start()

        assert installed_anew(project, start)
        assert start.says["pieni"] == "2.0"

    def test_a_changed_project_is_installed(self, project):
        project.start()
        path = project.root / "pyproject.toml"
        path.write_text(path.read_text() + "\n# changed\n")

        assert installed_anew(project, project.start())

    def test_a_library_that_left_the_lock_is_gone(self, project):
        project.start()
        assert list(project.root.glob(".venv/lib/*/site-packages/pieni.py"))
        (project.root / "requirements.lock").write_text("")

        start = project.start()

        assert "No module named 'pieni'" in start.err

    def test_a_moved_directory_is_installed_again(self, project):
        project.start()
        moved = project.root.with_name("muutti")
        project.root.rename(moved)
        project = replace(project, root=moved)

        start = project.start()

        assert installed_anew(project, start)
        assert start.says["prefix"] == str(moved / ".venv")

    def test_an_environment_whose_python_became_another_is_made_again(self, project):
        project.start()
        python = project.root / ".venv" / "bin" / "python"
        python.unlink()
        python.symlink_to("/bin/true")

        assert installed_anew(project, project.start())

    def test_an_environment_whose_python_went_away_is_made_again(self, project, tmp_path):
        python = python_without_ensurepip(tmp_path, pip=True)
        assert replace(project, python=python).start().code == 0
        python.unlink()

        assert installed_anew(project, project.start())

    def test_an_installation_that_was_killed_is_made_again(self, project):
        (project.root / "hold").touch()
        process = project.popen()
        wait_for(project.root / "reached")
        process.send_signal(signal.SIGKILL)
        (project.root / "hold").unlink()
        process.communicate()
        assert not project.stamp.exists()

        start = project.start()

        assert start.code == 0
        assert installing(project) in start.err

    def test_an_installer_that_outlives_its_start_is_waited_for(self, project):
        (project.root / "hold").touch()
        killed = project.popen()
        wait_for(project.root / "reached")
        killed.kill()
        killed.communicate()
        process = project.popen()
        time.sleep(0.5)
        assert process.poll() is None

        (project.root / "hold").unlink()
        out, err = process.communicate(timeout=120)

        assert process.returncode == 0, out + err
        assert err.startswith(WAITING + installing(project))

    def test_of_two_starts_at_once_one_installs_and_the_other_waits(self, project):
        (project.root / "hold").touch()
        first = project.popen("1")
        wait_for(project.root / "reached")
        second = project.popen("2")
        time.sleep(0.3)
        (project.root / "hold").unlink()

        outcomes = [
            (*process.communicate(timeout=120), process.returncode) for process in (first, second)
        ]

        assert [code for _out, _err, code in outcomes] == [0, 0]
        assert outcomes[0][1].startswith(installing(project))
        assert outcomes[1][1] == WAITING

    def test_a_directory_that_cannot_be_written_gets_its_environment_in_the_cache(self, project):
        unwritable(project.root)

        start = project.start()
        again = project.start()

        prefix = str(start.says["prefix"])
        assert prefix.startswith(str(project.home / ".cache" / "kirjuri"))
        assert (again.says["prefix"], again.err) == (prefix, "")

    def test_no_place_at_all_is_said_in_one_sentence(self, project):
        unwritable(project.root)
        (project.home / "file").touch()

        start = project.start(XDG_CACHE_HOME=str(project.home / "file"))

        assert (start.code, start.out) == (3, "")
        assert start.err.startswith("kirjuri: there is no place for the environment: ")
        assert start.err.endswith("; make this directory writable or set XDG_CACHE_HOME\n")
        assert start.err.count("\n") == 1


class TestRefusing:
    def test_what_cannot_be_fetched_ends_in_one_sentence_and_a_log(self, project):
        shutil.rmtree(project.wheels)
        project.wheels.mkdir()

        start = project.start()

        assert (start.code, start.out) == (3, "")
        assert start.err == installing(project) + (
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


def unwritable(root: Path) -> None:
    """Keep the wrapper from writing beside itself; modes do not stop root, a file in the way does."""
    (root / ".kirjuri").touch()
    root.chmod(0o555)


def python_without_ensurepip(folder: Path, *, pip: bool) -> Path:
    """Return a Python as some systems pack it: its library linked name by name, ensurepip left out."""
    base = Path(sys.base_prefix)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    library = folder / "riisuttu" / "lib" / version
    library.mkdir(parents=True)
    for entry in (base / "lib" / version).iterdir():
        if entry.name not in {"ensurepip", "site-packages", "dist-packages"}:
            (library / entry.name).symlink_to(entry)
    python = folder / "riisuttu" / "bin" / version
    python.parent.mkdir()
    shutil.copy2(Path(os.path.realpath(sys.executable)), python)
    if printed(python, "import os, venv; print('runs')") != "runs":
        pytest.skip("this Python does not run from a copy")
    if pip:
        lend_pip(python)
    return python


def lend_pip(python: Path) -> None:
    """Give a stripped Python the pip of the one that runs the tests."""
    pip = printed(BASE_PYTHON, "import pathlib, pip; print(pathlib.Path(pip.__file__).parent)")
    if not pip:
        pytest.skip("the Python that runs the tests has no pip to lend")
    site = Path(printed(python, "import site; print(site.getsitepackages()[0])"))
    site.mkdir(parents=True)
    (site / "pip").symlink_to(pip)


def printed(python: Path, code: str) -> str:
    """Return what a Python prints, nothing when it fails."""
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip()
