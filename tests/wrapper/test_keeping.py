"""An environment is kept as long as it fits, and made again when it does not."""

import signal
import time
from dataclasses import replace
from pathlib import Path

WAITING = "kirjuri: another start is installing the libraries, waiting for it\n"


def test_a_changed_lock_is_installed(project):
    project.start()
    project.lock("2.0")

    start = project.start()

    assert project.installed(start)
    assert start.says["pieni"] == "2.0"


def test_a_changed_project_is_installed(project):
    project.start()
    path = project.root / "pyproject.toml"
    path.write_text(path.read_text() + "\n# changed\n")

    assert project.installed(project.start())


def test_a_library_that_left_the_lock_is_gone(project):
    project.start()
    assert list(project.root.glob(".venv/lib/*/site-packages/pieni.py"))
    (project.root / "requirements.lock").write_text("")

    start = project.start()

    assert "No module named 'pieni'" in start.err


def test_a_moved_directory_is_installed_again(project):
    project.start()
    moved = project.root.with_name("muutti")
    project.root.rename(moved)
    project = replace(project, root=moved)

    start = project.start()

    assert project.installed(start)
    assert start.says["prefix"] == str(moved / ".venv")


def test_an_environment_whose_python_became_another_is_made_again(project):
    project.start()
    python = project.root / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/bin/true")

    assert project.installed(project.start())


def test_an_environment_whose_python_went_away_is_made_again(project, stripped):
    python = stripped(pip=True)
    assert replace(project, python=python).start().code == 0
    python.unlink()

    assert project.installed(project.start())


def test_an_installation_that_was_killed_is_made_again(project):
    (project.root / "hold").touch()
    process = project.popen()
    wait_for(project.root / "reached")
    process.send_signal(signal.SIGKILL)
    (project.root / "hold").unlink()
    process.communicate()
    assert not project.stamp.exists()

    start = project.start()

    assert start.code == 0
    assert project.installing in start.err


def test_an_installer_that_outlives_its_start_is_waited_for(project):
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
    assert err.startswith(WAITING + project.installing)


def test_of_two_starts_at_once_one_installs_and_the_other_waits(project):
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
    assert outcomes[0][1].startswith(project.installing)
    assert outcomes[1][1] == WAITING


def test_a_directory_that_cannot_be_written_gets_its_environment_in_the_cache(project):
    unwritable(project.root)

    start = project.start()
    again = project.start()

    prefix = str(start.says["prefix"])
    assert prefix.startswith(str(project.home / ".cache" / "kirjuri"))
    assert (again.says["prefix"], again.err) == (prefix, "")


def test_no_place_at_all_is_said_in_one_sentence(project):
    unwritable(project.root)
    (project.home / "file").touch()

    start = project.start(XDG_CACHE_HOME=str(project.home / "file"))

    assert (start.code, start.out) == (3, "")
    assert start.err.startswith("kirjuri: there is no place for the environment: ")
    assert start.err.endswith("; make this directory writable or set XDG_CACHE_HOME\n")
    assert start.err.count("\n") == 1


def wait_for(path: Path) -> None:
    end = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < end, f"{path.name} never came"
        time.sleep(0.02)


def unwritable(root: Path) -> None:
    """Keep the wrapper from writing beside itself; modes do not stop root, a file in the way does."""
    (root / ".kirjuri").touch()
    root.chmod(0o555)
