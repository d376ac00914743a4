"""The command itself on a registry in git: a record breaks and is mended, and the same commit is the same bytes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TOOL = HERE.parents[1] / "tool"
BROKEN = "syotteet/0000/SYO-0000-0001.yaml"
PAGE = "syotteet/SYO-0000-0001/index.html"
SECRET = "Tämä rivi ei saa näkyä"
WAIT = 60
"""How long a served site may take to be built again, in seconds."""


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    """The small registry as a repository, two days of history; what is wrong in it on purpose left out."""
    root = tmp_path / "registry"
    shutil.copytree(HERE / "registry", root)
    for line in command(root, "check").stdout.splitlines():
        if found := re.search(r"--> (\S+?\.yaml)", line):
            (root / found[1]).unlink(missing_ok=True)
    shutil.rmtree(root / ".kirjuri", ignore_errors=True)
    (root / ".gitignore").write_text("/site/\n/.kirjuri/\n")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "first", day="2026-11-20")
    with (root / BROKEN).open("a") as file:
        file.write("# A remark\n")
    git(root, "commit", "-q", "-a", "-m", "second", day="2026-11-21")
    return root


def git(root: Path, *arguments: str, day: str = "2026-11-20") -> None:
    who = {
        f"GIT_{one}_{part}": "test@example.org"
        for one in ("AUTHOR", "COMMITTER")
        for part in ("NAME", "EMAIL")
    }
    when = {f"GIT_{one}_DATE": f"{day}T12:00:00+02:00" for one in ("AUTHOR", "COMMITTER")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(
        ["git", *arguments], cwd=root, env={**os.environ, **who, **when, **alone}, check=True
    )


def command(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kirjuri", "-C", root, "--today", "2026-11-22", *arguments],
        env={**os.environ, "PYTHONPATH": str(TOOL), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def built(root: Path, out: Path, code: int = 0, **environment: str) -> dict[str, bytes]:
    """The files of the site that the command builds, once it has ended with that code."""
    ran = command(root, "build", "--out", str(out), **environment)
    assert ran.returncode == code, ran.stdout + ran.stderr
    files = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def test_one_commit_is_the_same_bytes_in_any_folder_zone_language_and_order(
    registry: Path, tmp_path: Path
) -> None:
    sites = []
    for name, environment in (
        ("a", {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
        (
            "a much longer name ö",
            {"TZ": "Pacific/Pago_Pago", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "2"},
        ),
    ):
        git(tmp_path, "clone", "-q", str(registry), name)
        cache = {"XDG_CACHE_HOME": str(tmp_path / f"cache {name}")}
        sites.append(built(tmp_path / name, tmp_path / f"{name} site", **environment, **cache))

    assert sites[0] == sites[1]
    assert b"21.11.2026" in sites[0][PAGE], (
        "the pages tell of history, so it is in what was compared"
    )


def test_a_broken_record_is_withheld_the_rest_stays_and_mending_brings_it_back(
    registry: Path, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    before = built(registry, out)
    whole = (registry / BROKEN).read_text("utf-8")
    title = unescape(re.findall(r"<h1[^>]*>(.*?)</h1>", before[PAGE].decode())[-1])

    (registry / BROKEN).write_text(f"{whole}salaisuus: {SECRET}\n", "utf-8")
    during = built(registry, out, code=1)

    parts = {name for name in (*during, *before) if name.startswith("haku/osat/")}
    assert during.keys() - parts == before.keys() - parts
    assert not any(title in during[name].decode() for name in during.keys() & parts)
    for name, content in during.items():
        assert SECRET.encode() not in content, name
    assert "KR102" in during[PAGE].decode()
    assert title not in during[PAGE].decode()
    naming = [
        name for name, text in during.items() if text != before[name] and name.endswith(".html")
    ]
    assert "syotteet/index.html" in naming
    assert not any(
        f">{title}</a>" in during[name].decode() for name in during if name.endswith(".html")
    )
    others = [name for name in before if name.startswith("saannot/")]
    assert others
    assert all(during[name] == before[name] for name in others)

    (registry / BROKEN).write_text(whole, "utf-8")
    assert built(registry, out) == before


@contextmanager
def served(root: Path) -> Iterator[str]:
    """The address at which the registry is served."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kirjuri", "-C", root, "--lang", "en", "serve", "--port", "0"],
        env={**os.environ, "PYTHONPATH": str(TOOL), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert process.stdout
        said = ""
        while not (found := re.search(r"http://127\.0\.0\.1:\d+/", said)):
            line = process.stdout.readline()
            assert line, said
            said += line
        yield found[0]
    finally:
        process.terminate()
        process.communicate()


def page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=WAIT) as answer:
        return str(answer.read().decode())


def until(address: str, words: str, *, there: bool = True) -> str:
    """The page once it says those words, or no longer says them: pages of one build come one by one."""
    end = time.monotonic() + WAIT
    while (words in (shown := page(address))) is not there:
        assert time.monotonic() < end, shown
        time.sleep(0.2)
    return shown


def test_a_served_record_that_breaks_keeps_its_last_good_page_until_it_is_mended(
    registry: Path,
) -> None:
    address = "syotteet/SYO-0000-0001/"
    whole = (registry / BROKEN).read_text("utf-8")
    with served(registry) as site:
        good = page(site + address)
        (registry / BROKEN).write_text(f"{whole}salaisuus: {SECRET}\n", "utf-8")
        until(f"{site}syotteet/", "pidatetyt")
        assert page(site + address) == good

        changed = whole.replace("Koko ketju näkyy tällä sivulla.", "Uusi kuvaus kelpaa.")
        assert changed != whole
        (registry / BROKEN).write_text(changed, "utf-8")
        until(site + address, "Uusi kuvaus kelpaa.")
        until(f"{site}syotteet/", "pidatetyt", there=False)
