"""`mkdocs build` alone makes the same site as `kirjuri build`.

Whether a record has errors (exit 1) is another test's business: both leave the same records out.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PARTS = ("kirjuri.yaml", "mkdocs.yml", "docs", "ryhmat", "syotteet", "linjaukset", "schemas")
ENTRY = "[mkdocs.plugins]\nkirjuri = kirjuri.skin.plugin:KirjuriPlugin\n"


def test_both_commands_make_the_same_site(tmp_path: Path) -> None:
    root = registry(tmp_path / "registry")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "tool"), str(installed(tmp_path / "installed"))]),
        "NO_MKDOCS_2_WARNING": "1",
    }

    for command, fine in (
        (["kirjuri", "build", "--out", str(tmp_path / "ours")], {0, 1}),
        (["mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "theirs")], {0}),
    ):
        ran = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode in fine, ran.stdout + ran.stderr

    ours, theirs = tree(tmp_path / "ours"), tree(tmp_path / "theirs")
    assert sorted(ours) == sorted(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []
    assert len(ours) > 100


def registry(root: Path) -> Path:
    """A copy of this registry, so that other people's changes do not come between two builds."""
    for name in PARTS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        if (ROOT / name).exists():
            root.mkdir(exist_ok=True)
            copy(ROOT / name, root / name)
    return root


def installed(folder: Path) -> Path:
    """What an installation of the package tells MkDocs, also where it runs from its sources."""
    facts = folder / "kirjuri-0.dist-info"
    facts.mkdir(parents=True)
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: kirjuri\nVersion: 0\n")
    (facts / "entry_points.txt").write_text(ENTRY)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
