"""What tests of the open data share: the small registry, with and without the site's address, published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest

from kirjuri.derive.context import Context
from kirjuri.derive.timeline import timeline
from kirjuri.engine import run
from kirjuri.model.policy import Policy
from kirjuri.model.shell import Shell
from kirjuri.model.timeline import Change, Commit, History
from kirjuri.publish.edition import Edition
from kirjuri.publish.site import publish
from kirjuri.rules import all_rules
from kirjuri.sources.load import load
from kirjuri.sources.policy import load_policy
from kirjuri.sources.tree import DictTree

ROOT = Path(__file__).parents[2]
REGISTRY = ROOT / "tests" / "publish" / "registry"
TODAY = dt.date(2026, 11, 22)
SITE = "https://rekisteri.example.org/koe"
HEAD = "f" * 40
OWN = "a" * 40
COMMITTED = "SYO-0000-0001"
"""The one record whose history is known."""
Files = dict[str, bytes]


def registry_files() -> Files:
    """The small registry as a dictionary of files."""
    paths = (path for path in REGISTRY.rglob("*") if path.is_file())
    return {path.relative_to(REGISTRY).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(name="registry")
def registry_() -> Files:
    """The files of the small registry, to be changed."""
    return registry_files()


def shells() -> dict[tuple[str, int], Shell]:
    """The plainest page there is, of every language and depth, with its head."""
    parts = ("<!doctype html><title>", "title", "</title>", "head", "<main>", "content", "</main>")
    return {
        (language, depth): Shell(language=language, depth=depth, parts=parts)
        for language in ("fi", "sv", "en")
        for depth in range(5)
    }


def settled(policy: Policy, **changes: object) -> Policy:
    """A policy whose settings say something else."""
    site = str(changes.get("sivusto", policy.settings.site))
    raw = {**policy.settings.raw, **changes}
    return replace(policy, settings=replace(policy.settings, site=site, raw=raw))


@pytest.fixture(scope="session")
def policy() -> Policy:
    """The small registry's policy: no address of the site."""
    return load_policy(REGISTRY)


def edition_of(files: Mapping[str, bytes], policy: Policy, today: dt.date = TODAY) -> Edition:
    """A registry of files, checked, with the history of one record."""
    loaded = load(DictTree(files))
    context = Context(registry=loaded.registry, policy=policy, today=today)
    findings = run(all_rules(), context, loaded.flaws, loaded.documents)
    commit = Commit(id=OWN, day=dt.date(2026, 11, 20), time=1_795_600_000)
    known = {
        COMMITTED: History(changes=(Change(commit=commit, added=True, removed=False, events=()),))
    }
    return Edition(
        context=context,
        findings=findings,
        rules=all_rules(),
        timelines={one.id: timeline(one, known) for one in loaded.registry.records},
        head=HEAD,
    )


@pytest.fixture
def publisher(tmp_path: Path, policy: Policy) -> Callable[..., Files]:
    """Publish files of a registry under settings and return everything by path."""

    def run_it(
        files: Mapping[str, bytes], out: str = "site", today: dt.date = TODAY, **settings: object
    ) -> Files:
        return published(files, settled(policy, **settings), tmp_path, out, today)

    return run_it


def published(
    files: Mapping[str, bytes], policy: Policy, top: Path, out: str = "site", today: dt.date = TODAY
) -> Files:
    """Everything that is published of a registry of files."""
    edition = edition_of(files, policy, today)
    publish(
        edition.context,
        edition.findings,
        edition.rules,
        shells(),
        {},
        top / out,
        top / "cache",
        timelines=edition.timelines,
        head=HEAD,
        written={"yhteys/": ("fi", "sv"), "avoin-data/": ("fi", "sv", "en")},
    )
    found = (path for path in (top / out).rglob("*") if path.is_file())
    return {path.relative_to(top / out).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="session")
def plain(policy: Policy, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The small registry published without the site's address."""
    return published(registry_files(), policy, tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="session")
def addressed(policy: Policy, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The small registry published with the site's address."""
    return published(
        registry_files(), settled(policy, sivusto=SITE), tmp_path_factory.mktemp("addressed")
    )


@pytest.fixture(params=["plain", "addressed"])
def site(request: pytest.FixtureRequest) -> Files:
    """The published registry, without an address of the site and with one."""
    found: Files = request.getfixturevalue(request.param)
    return found


def target(at: str, address: str) -> str:
    """The file of the site to which an address in the file `at` leads."""
    whole = unquote(urlsplit(address).path)
    if address.startswith(f"{SITE}/"):
        whole = whole.removeprefix("/koe/")
    else:
        assert not urlsplit(address).scheme, address
        whole = normpath(join(dirname(at), whole)) + ("/" if whole.endswith("/") else "")
    found = whole.removeprefix("./")
    return f"{found}index.html" if found.endswith("/") or not found else found


def lost(site: Files, at: str, addresses: Iterator[str]) -> list[tuple[str, str]]:
    """The addresses of a file that lead nowhere in the site."""
    written = {"avoin-data/index.html", "yhteys/index.html"}
    return [(at, one) for one in addresses if target(at, one) not in {*site, *written}]
