"""The export: the open data alone, whole or not at all, and never over what is somebody else's."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kirjuri.model.problem import ToolError
from kirjuri.publish.export import SUMS
from kirjuri.sources.swap import put

from .conftest import REGISTRY, ROOT, Files, target

WITHHELD = 1


def export(root: Path, out: Path, language: str = "en") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "kirjuri",
            "--lang",
            language,
            "--today",
            "2026-11-22",
            "-C",
            root,
            "export",
            out,
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT / "tool")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(name="root")
def registry_on_disk(tmp_path: Path) -> Path:
    """The small registry, in no repository."""
    shutil.copytree(REGISTRY, tmp_path / "registry")
    return tmp_path / "registry"


def tree(folder: Path) -> Files:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_an_export_holds_the_open_data_with_its_checksums_and_says_what_is_missing(
    root: Path, tmp_path: Path
) -> None:
    ran = export(root, tmp_path / "out")
    found = tree(tmp_path / "out")
    assert ran.returncode == WITHHELD
    assert ran.stdout == (
        f"Open data of 2026-11-22 written into '{tmp_path / 'out'}': {len(found)} files, 14 records\n"
        "withheld because of errors: SYO-2026-0002, SYO-2026-0003; see 'kirjuri check'\n"
    )
    sums = dict(line.split("  ")[::-1] for line in found.pop(SUMS).decode().splitlines())
    assert sums == {path: hashlib.sha256(content).hexdigest() for path, content in found.items()}
    assert list(sums) == sorted(sums)
    assert {path.partition("/")[0] for path in found} == {"data", "schemas", "vienti.json"}
    about = json.loads(found["vienti.json"])
    assert (about["versio"], about["paiva"], about["lisenssi"]) == (1, "2026-11-22", "CC-BY-4.0")
    assert (about["tietueita"], about["pidatettyja"]) == (14, 2)


def test_an_export_is_the_data_of_the_site(root: Path, tmp_path: Path, plain: Files) -> None:
    export(root, tmp_path / "out")
    found = tree(tmp_path / "out")
    told = {path for path in plain if path.startswith(("data/", "schemas/"))}
    assert told == {path for path in found if "/" in path}
    assert found["data/v1/koodistot.json"] == plain["data/v1/koodistot.json"]
    assert found["schemas/syote.schema.json"] == plain["schemas/syote.schema.json"]


def test_the_catalogue_of_an_export_names_only_what_is_in_it(root: Path, tmp_path: Path) -> None:
    export(root, tmp_path / "out")
    found = tree(tmp_path / "out")
    path = "data/v1/catalog.jsonld"
    text = found[path].decode()
    named = [one for one in text.split('"') if one.startswith(("../", "./")) or "/" not in one]
    files = {one for one in named if "." in one and "#" not in one and " " not in one}
    assert "syote.json" in files
    assert [one for one in files if target(path, one) not in found and one.isascii()] == []


def test_an_export_again_is_the_same_and_a_changed_registry_replaces_it(
    root: Path, tmp_path: Path
) -> None:
    export(root, tmp_path / "out")
    first = tree(tmp_path / "out")
    export(root, tmp_path / "out")
    assert tree(tmp_path / "out") == first
    (root / "linjaukset/0000/LIN-0000-002.yaml").unlink()
    export(root, tmp_path / "out")
    assert "data/v1/linjaus/LIN-0000-002.json" in first
    assert "data/v1/linjaus/LIN-0000-002.json" not in tree(tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "registry"]


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "fi",
            (
                "kirjuri: Kansiossa '{out}' on 'muistio.txt', jota mikään vienti ei ole tehnyt: "
                "poista se tai valitse viennille toinen kansio\n"
            ),
        ),
        (
            "sv",
            (
                "kirjuri: Mappen '{out}' innehåller 'muistio.txt', som ingen export har skapat: "
                "ta bort den eller välj en annan mapp för exporten\n"
            ),
        ),
        (
            "en",
            (
                "kirjuri: '{out}' holds 'muistio.txt', which no export has put there: "
                "delete it, or choose another folder for the export\n"
            ),
        ),
    ],
)
@pytest.mark.parametrize("exported", [False, True], ids=["a folder of others", "an export"])
def test_a_file_of_others_is_never_touched(
    root: Path, tmp_path: Path, language: str, says: str, *, exported: bool
) -> None:
    out = tmp_path / "out"
    if exported:
        export(root, out)
    out.mkdir(exist_ok=True)
    (out / "muistio.txt").write_text("oma", "utf-8")
    before = tree(out)
    ran = export(root, out, language)
    assert (ran.returncode, ran.stderr) == (3, says.format(out=out))
    assert tree(out) == before


def files(text: str, *, stop: bool = False) -> Iterator[tuple[str, bytes]]:
    yield "a/b", text.encode()
    if stop:
        raise OSError(28, "No space left on device")
    yield SUMS, f"{'0' * 64}  a/b\n".encode()


def test_a_write_that_fails_leaves_the_earlier_export_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(out, files("old"), sums=SUMS)
    with pytest.raises(ToolError, match="No space left"):
        put(out, files("new", stop=True), sums=SUMS)
    assert tree(out)["a/b"] == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_run_that_was_killed_between_two_steps_is_mended_by_the_next(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(out, files("old"), sums=SUMS)
    out.rename(tmp_path / ".out.kirjuri-old")
    (tmp_path / ".out.kirjuri-new").mkdir()
    put(out, files("new"), sums=SUMS)
    assert tree(out)["a/b"] == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_is_taken_and_a_link_or_a_file_is_not(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert put(tmp_path / "empty", files("x"), sums=SUMS) == 2
    (tmp_path / "file").write_text("x", "utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "empty")
    for name in ("file", "link"):
        with pytest.raises(ToolError, match="is not a folder"):
            put(tmp_path / name, files("x"), sums=SUMS)
