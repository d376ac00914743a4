"""The ways to an environment: uv, venv with pip, the caller's pip; and what is said when none works."""

import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest


def test_with_uv(project):
    if project.path == "/usr/bin:/bin":
        pytest.skip("there is no uv on this machine")

    start = project.start()

    assert project.installed(start)
    assert start.says["prefix"] == str(project.root / ".venv")
    assert "-m venv" not in project.log.read_text()


def test_with_uv_a_lock_installed_before_needs_no_network(project):
    if project.path == "/usr/bin:/bin":
        pytest.skip("there is no uv on this machine")
    with serve(project.wheels) as address:
        network = {"UV_NO_INDEX": "0", "UV_FIND_LINKS": "", "UV_DEFAULT_INDEX": address}
        first = project.start(**network)
    shutil.rmtree(project.root / ".venv")

    again = project.start(**network)

    assert project.installed(first)
    assert project.installed(again)
    assert "-m venv" not in project.log.read_text()


def test_without_uv(slow):
    start = slow.start()

    assert slow.installed(start)
    assert start.says["prefix"] == str(slow.root / ".venv")
    assert "-m venv" in slow.log.read_text()


def test_without_uv_and_ensurepip_the_callers_pip_is_used(slow, stripped):
    python = stripped(pip=True)

    start = replace(slow, python=python).start()

    assert start.code == 0
    assert start.says["prefix"] == str(slow.root / ".venv")
    assert f"{python} -m pip --python" in slow.log.read_text()


def test_with_neither_pip_nor_ensurepip_it_says_what_to_install(slow, stripped):
    python = stripped(pip=False)

    start = replace(slow, python=python).start()

    assert (start.code, start.out) == (3, "")
    assert start.err == slow.installing + (
        "kirjuri: this Python cannot make an environment; install uv or python3-venv (Debian "
        f"and Ubuntu: apt install python3-venv) and start again; log {slow.log}\n"
    )


def test_it_starts_as_a_program_of_its_own(project, tmp_path):
    project.start()
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python3").symlink_to(project.python)
    path = f"{tmp_path / 'bin'}:/usr/bin:/bin"

    done = subprocess.run(
        [project.root / "kirjuri"], env={"PATH": path}, capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")


@contextmanager
def serve(wheels: Path) -> Iterator[str]:
    """Serve the wheels of a folder as a package index does."""
    page = wheels / "simple" / "pieni"
    page.mkdir(parents=True)
    links = [f'<a href="/{path.name}">{path.name}</a>' for path in wheels.glob("*.whl")]
    (page / "index.html").write_text("\n".join(links))
    handler = partial(Quiet, directory=str(wheels))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/simple/"
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """A file server without a log, whose pages may not be taken from a cache unasked."""

    def end_headers(self) -> None:
        """Say that an answer is stale at once."""
        self.send_header("Cache-Control", "max-age=0")
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""
