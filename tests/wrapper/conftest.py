"""A small project beside a copy of the real wrapper: one library, one module, no network."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BASE_PYTHON = Path(getattr(sys, "_base_executable", sys.executable))

MAIN = """\
import json, os, sys
import pieni
print(json.dumps({"arguments": sys.argv[1:], "prefix": sys.prefix, "pieni": pieni.VALUE}))
sys.exit(int(os.environ.get("EXIT", "0")))
"""
PYPROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "kirjuri"
version = "1"
"""
# The smallest build of an editable project: a path file. It waits as long as there is a file
# named "hold", so that a test can stop an installation in the middle.
BACKEND = """\
import pathlib, time, zipfile

def get_requires_for_build_editable(config_settings=None):
    return []

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    pathlib.Path("reached").touch()
    while pathlib.Path("hold").exists():
        time.sleep(0.02)
    name = "kirjuri-1-py3-none-any.whl"
    files = {
        "kirjuri.pth": str(pathlib.Path("tool").resolve()),
        "kirjuri-1.dist-info/METADATA": "Metadata-Version: 2.1\\nName: kirjuri\\nVersion: 1\\n",
        "kirjuri-1.dist-info/WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    }
    record = "kirjuri-1.dist-info/RECORD"
    files[record] = "".join(f"{path},,\\n" for path in [*files, record])
    with zipfile.ZipFile(pathlib.Path(wheel_directory, name), "w") as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)
    return name
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Start:
    """What one start of the wrapper gave."""

    code: int
    out: str
    err: str

    @property
    def says(self) -> dict[str, object]:
        """What the small project printed: its arguments, prefix and its library's value."""
        return dict(json.loads(self.out))


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """A directory with the wrapper in it, started with an empty environment and a new HOME."""

    root: Path
    home: Path
    wheels: Path
    python: Path = BASE_PYTHON
    path: str = "/usr/bin:/bin"

    @property
    def log(self) -> Path:
        """The installer's log."""
        return self.root / ".kirjuri" / "install.log"

    @property
    def stamp(self) -> Path:
        """The stamp that makes an environment count."""
        return self.root / ".venv" / "kirjuri.stamp"

    def popen(self, *arguments: str, cwd: Path | None = None, **env: str) -> subprocess.Popen[str]:
        """Begin a start."""
        offline = {
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_FIND_LINKS": str(self.wheels),
            "PIP_NO_INDEX": "1",
            "UV_FIND_LINKS": str(self.wheels),
            "UV_NO_INDEX": "1",
        }
        return subprocess.Popen(
            [self.python, self.root / "kirjuri", *arguments],
            cwd=cwd or self.home,
            env={
                "HOME": str(self.home),
                "PATH": self.path,
                "LANG": "en_US.UTF-8",
                **offline,
                **env,
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def start(self, *arguments: str, cwd: Path | None = None, **env: str) -> Start:
        """Start and wait for the end."""
        return ended(self.popen(*arguments, cwd=cwd, **env))

    def lock(self, version: str, *, served: str = "", pinned: str = "") -> None:
        """Write the lock and serve a wheel; `served` and `pinned` are the values it holds."""
        wheel(self.wheels, version, pinned or version)
        digest = hashlib.sha256(wheel_file(self.wheels, version).read_bytes()).hexdigest()
        if served:
            wheel(self.wheels, version, served)
        text = f"pieni=={version} \\\n    --hash=sha256:{digest}\n"
        (self.root / "requirements.lock").write_text(text)


def ended(process: subprocess.Popen[str]) -> Start:
    """Wait for a start and return what it gave."""
    out, err = process.communicate(timeout=120)
    return Start(code=process.returncode, out=out, err=err)


def wheel_file(folder: Path, version: str) -> Path:
    """Return the path of the small library's wheel."""
    return folder / f"pieni-{version}-py3-none-any.whl"


def wheel(folder: Path, version: str, value: str) -> None:
    """Write the small library's wheel; its VALUE is `value`."""
    info = f"pieni-{version}.dist-info"
    files = {
        "pieni.py": f"VALUE = {value!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: pieni\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{path},,\n" for path in [*files, f"{info}/RECORD"])
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(wheel_file(folder, version), "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)


@pytest.fixture
def index() -> Callable[[Path], AbstractContextManager[str]]:
    """A package index on this machine that lasts as long as its block; gives its address."""
    return serve


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


@pytest.fixture
def slow(tmp_path: Path) -> Project:
    """The small project, installed by Python's own venv and pip."""
    root = tmp_path / "rekisteri"
    (root / "tool" / "kirjuri").mkdir(parents=True)
    (tmp_path / "home").mkdir()
    shutil.copy2(ROOT / "kirjuri", root / "kirjuri")
    (root / "backend.py").write_text(BACKEND)
    (root / "pyproject.toml").write_text(PYPROJECT)
    (root / "tool" / "kirjuri" / "__main__.py").write_text(MAIN)
    project = Project(root=root, home=tmp_path / "home", wheels=tmp_path / "wheels")
    project.lock("1.0")
    return project


@pytest.fixture
def project(slow: Project, tmp_path: Path) -> Project:
    """The small project with uv on the PATH, which is faster; without a uv, as `slow`."""
    uv = shutil.which("uv", path=os.pathsep.join((str(Path(sys.executable).parent), os.defpath)))
    uv = uv or shutil.which("uv")
    if uv is None:
        return slow
    folder = tmp_path / "uv"
    folder.mkdir()
    (folder / "uv").symlink_to(Path(uv).resolve())
    return Project(root=slow.root, home=slow.home, wheels=slow.wheels, path=f"{folder}:{slow.path}")
