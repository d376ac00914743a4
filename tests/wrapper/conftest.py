"""A small project beside a copy of the real wrapper: one library, one module, no network."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
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

    @property
    def installing(self) -> str:
        """What a start says when it begins to install."""
        return f"kirjuri: installing the libraries (only once, about a minute; log {self.log})\n"

    def installed(self, start: Start) -> bool:
        """Return whether a start installed the libraries, and did nothing else worth saying."""
        rest = start.err.removeprefix(self.installing)
        return rest != start.err and rest.startswith("kirjuri: libraries installed, ")

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


@pytest.fixture
def stripped(tmp_path: Path) -> Callable[..., Path]:
    """Make a Python as some systems pack it, without ensurepip; `pip=True` lends it a pip."""
    return partial(python_without_ensurepip, tmp_path)


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
