"""What tests of publishing share: a small registry that has everything, and a plain shell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kirjuri import app
from kirjuri.derive.context import Context
from kirjuri.engine import Findings, run
from kirjuri.model.policy import Policy
from kirjuri.model.problem import Severity
from kirjuri.model.rule import Rule
from kirjuri.model.shell import Shell
from kirjuri.publish.edition import Edition
from kirjuri.publish.site import Published, publish
from kirjuri.rules import all_rules
from kirjuri.sources.load import load
from kirjuri.sources.policy import load_policy
from kirjuri.sources.tree import DictTree

TODAY = dt.date(2026, 11, 22)
REGISTRY = Path(__file__).parent / "registry"
Checked = tuple[Context, Findings]
Publisher = Callable[..., Published]


def files() -> dict[str, bytes]:
    """The small registry as a dictionary of files."""
    paths = (path for path in REGISTRY.rglob("*") if path.is_file())
    return {path.relative_to(REGISTRY).as_posix(): path.read_bytes() for path in paths}


def judged(tree: Mapping[str, bytes], policy: Policy, today: dt.date = TODAY) -> Checked:
    """A registry of files as checked by all rules."""
    loaded = load(DictTree(tree))
    context = Context(registry=loaded.registry, policy=policy, today=today)
    return context, run(all_rules(), context, loaded.flaws, loaded.documents)


def a_rule(code: str, title: str, severity: Severity = Severity.ERROR) -> Rule:
    """A rule as a value; its check is never run."""
    return Rule(
        code=code,
        name=title.lower().replace(" ", "-"),
        title=title,
        on="record",
        severity=severity,
        reads=(),
        check=lambda: iter(()),
        explanation=("Why it is checked: 100 % of <records> need it.",),
    )


FEW_RULES = (
    a_rule("KR010", "Broken file"),
    a_rule("KR101", "No field"),
    a_rule("KR102", "Strange field"),
    a_rule("KR599", "A <b>bold</b> warning", Severity.WARNING),
)


def plain_shells() -> dict[tuple[str, int], Shell]:
    """The plainest page there is, of every language and depth."""
    return {
        (language, depth): Shell(
            language=language,
            depth=depth,
            parts=(
                f'<!doctype html>\n<html lang="{language}">\n<title>',
                "title",
                '</title>\n<meta name="description" content="',
                "description",
                f'">\n<link rel="stylesheet" href="{"../" * depth}assets/kirjuri/kirjuri.css">\n<main>\n',
                "content",
                "\n</main>\n</html>\n",
            ),
        )
        for language in ("fi", "sv", "en")
        for depth in range(5)
    }


@pytest.fixture(scope="session")
def policy() -> Policy:
    """The schemas and tables of the tool with the small registry's settings."""
    return load_policy(REGISTRY)


@pytest.fixture(scope="session")
def checked(policy: Policy) -> Checked:
    """The small registry as checked."""
    return judged(files(), policy)


@pytest.fixture(scope="session")
def edition(checked: Checked) -> Edition:
    """The small registry ready to be shown."""
    context, findings = checked
    return Edition(context=context, findings=findings, rules=FEW_RULES)


@pytest.fixture
def registry() -> dict[str, bytes]:
    """The files of the small registry, to be changed."""
    return files()


@pytest.fixture(scope="session")
def judge(policy: Policy) -> Callable[[Mapping[str, bytes]], Checked]:
    """Check a registry of files."""
    return lambda tree: judged(tree, policy)


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    """Publish something checked into a directory below the test's own."""

    def run_it(
        checked: Checked,
        out: str = "site",
        *,
        keep: bool = False,
        extra: Mapping[str, bytes] | None = None,
    ) -> Published:
        others = {"assets/kirjuri/base.css": b"/* plain */\n", **(extra or {})}
        shells = plain_shells()
        where = tmp_path / out
        return publish(*checked, FEW_RULES, shells, others, where, tmp_path / "cache", keep=keep)

    return run_it


@pytest.fixture(name="tree")
def published_tree(tmp_path: Path) -> Callable[[str], dict[str, bytes]]:
    """Read everything that was published into a directory below the test's own."""
    return lambda out: tree(tmp_path / out)


@pytest.fixture(scope="session")
def site(checked: Checked, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The published small registry: path -> text of every page."""
    top = tmp_path_factory.mktemp("published")
    form = app.forms_shown(checked[0].policy)
    publish(*checked, FEW_RULES, plain_shells(), {}, top / "site", top / "cache", form=form)
    found = tree(top / "site").items()
    return {path: content.decode() for path, content in found if path.endswith(".html")}


def tree(out: Path) -> dict[str, bytes]:
    """Every file of a directory."""
    found = (path for path in sorted(out.rglob("*")) if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}
