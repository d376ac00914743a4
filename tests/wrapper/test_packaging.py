"""What is packed, and that the lock holds what the project asks for."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, packages_distributions, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PIN = re.compile(
    r"^(?P<requirement>[a-z0-9-]+==[^\\\n]+?) \\\n(?P<hashes>(?: {4}--hash=.+\n?)+)", re.MULTILINE
)
PINS = [Requirement(match["requirement"]) for match in PIN.finditer(LOCK)]
PROVIDERS = packages_distributions()
RUNTIME = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
ASKED = RUNTIME + [
    Requirement(text)
    for group in (
        PROJECT["project"]["optional-dependencies"]["dev"],
        PROJECT["build-system"]["requires"],
    )
    for text in group
]

own_environment = pytest.mark.skipif(
    not (Path(sys.prefix) / "kirjuri.stamp").exists(),
    reason="this Python is not the environment that ./kirjuri makes",
)


def pinned(name: str) -> list[str]:
    """Return every version of a library that the lock holds, one for each kind of machine."""
    found = [pin for pin in PINS if canonicalize_name(pin.name) == canonicalize_name(name)]
    return [specifier.version for pin in found for specifier in pin.specifier]


class TestImports:
    """What the code imports is asked for by name: nothing is there only because another library is."""

    def test_the_tool_asks_for_what_it_imports(self) -> None:
        asked = {canonicalize_name(asked.name) for asked in RUNTIME}

        assert {name for name in imported("tool") if not asked & providers(name)} == set()

    def test_tests_and_benchmarks_ask_for_what_they_import(self) -> None:
        asked = {canonicalize_name(asked.name) for asked in ASKED}

        assert {name for name in imported("tests", "bench") if not asked & providers(name)} == set()


def imported(*folders: str) -> set[str]:
    """Return the names of all libraries that Python files below some folders import."""
    found: set[str] = set()
    for path in (path for folder in folders for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"kirjuri", "bench", "tests", "conftest"}


def providers(name: str) -> set[str]:
    """Return the installed distributions that a module can come from."""
    return {canonicalize_name(found) for found in PROVIDERS.get(name, ())}


class TestLock:
    @pytest.mark.parametrize("asked", ASKED, ids=str)
    def test_it_holds_what_the_project_asks_for(self, asked: Requirement) -> None:
        versions = pinned(asked.name)

        assert versions, f"{asked.name} is not in the lock"
        assert [version for version in versions if version not in asked.specifier] == []

    def test_every_line_is_a_pin_with_its_hashes_and_names_no_host(self) -> None:
        rest = PIN.sub("", LOCK)

        assert [line for line in rest.splitlines() if not line.startswith("#")] == []
        assert [
            hint for hint in ("http", "--index", "--find", "file:", " @ ") if hint in LOCK
        ] == []
        assert all(
            re.fullmatch(r"[0-9a-f]{64}", digest)
            for digest in re.findall(r"--hash=sha256:(\S+)", LOCK)
        )

    @own_environment
    def test_nothing_is_locked_that_nothing_asks_for(self) -> None:
        """A tool that was dropped from the project must leave the lock too."""
        needed = {canonicalize_name(asked.name) for asked in ASKED}
        while more := {name for known in needed for name in requirements_of(known)} - needed:
            needed |= more

        locked = {canonicalize_name(pin.name) for pin in PINS}

        assert locked - needed == set()

    @own_environment
    def test_the_installed_libraries_are_the_locked_ones(self) -> None:
        here = [pin for pin in PINS if pin.marker is None or pin.marker.evaluate()]

        assert [pin.name for pin in here if version(pin.name) not in pin.specifier] == []


def requirements_of(name: str) -> set[str]:
    """Return what an installed library asks for, on any machine; nothing when it is not here."""
    try:
        texts = requires(name) or []
    except PackageNotFoundError:
        return set()
    return {canonicalize_name(Requirement(text).name) for text in texts}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """Give the wheel, built as a release is."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [path] = folder.glob("*.whl")
    with zipfile.ZipFile(path) as wheel:
        yield wheel


class TestWheel:
    def test_it_carries_the_package_the_schemas_and_nothing_else(
        self, wheel: zipfile.ZipFile
    ) -> None:
        packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
        code = {f"kirjuri/{path}" for path in files(ROOT / "tool" / "kirjuri")}
        schemas = {f"kirjuri/schemas/{path}" for path in files(ROOT / "schemas")}

        assert packed == code | schemas
        assert schemas

    def test_it_registers_the_command_and_the_plugin(self, wheel: zipfile.ZipFile) -> None:
        [name] = [name for name in wheel.namelist() if name.endswith("entry_points.txt")]

        assert wheel.read(name).decode() == (
            "[console_scripts]\nkirjuri = kirjuri.cli:main\n\n"
            "[mkdocs.plugins]\nkirjuri = kirjuri.skin.plugin:KirjuriPlugin\n"
        )

    def test_it_carries_its_licences(self, wheel: zipfile.ZipFile) -> None:
        [metadata] = [name for name in wheel.namelist() if name.endswith("METADATA")]
        licences = {
            name.split("/licenses/")[1] for name in wheel.namelist() if "/licenses/" in name
        }

        assert "License-Expression: EUPL-1.2" in wheel.read(metadata).decode()
        assert licences == {"LICENSE", "LICENSES/CC-BY-4.0.txt"}


def files(folder: Path) -> set[str]:
    """Return the files git would keep under a folder, `/`-separated."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "."],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return {name for name in listed.stdout.split("\0") if name and (folder / name).exists()}
