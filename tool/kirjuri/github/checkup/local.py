"""What a registry needs on the disk: git and its history, settings, roles, generated files, workflows, records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

from kirjuri import app
from kirjuri.derive.roles import logins
from kirjuri.github.checkup import Item, good, missing
from kirjuri.locale import N_
from kirjuri.model.policy import Settings
from kirjuri.sources.commit import Workshop
from kirjuri.sources.git import MENDING, Repository, repository
from kirjuri.sources.policy import load_policy

MAIN = "main"
WORKFLOWS = ("check", "comment", "intake", "number-and-publish", "reminders", "toimi")
NEEDED_ROLES = ("sihteeristo", "yllapito")
NEEDED_BOXES = ("sihteeristo", "kirjaamo", "saavutettavuus")


def look(directory: Path, today: dt.date) -> Iterator[Item]:
    """Walk everything that can be seen without the platform.

    Raises:
        ToolError: the directory is no registry, or git refuses to be read.
    """
    root = app.root(directory)
    yield from _git(root)
    settings = load_policy(root).settings
    yield from _addresses(settings)
    yield from _roles(settings.raw)
    yield _generated(directory)
    yield _workflows(root)
    yield _records(directory, today)


GIT, HISTORY, BRANCH, REMOTE, HOOK = (
    N_("git"),
    N_("history"),
    N_("main branch"),
    N_("remote repository"),
    N_("check before a commit"),
)


def _git(root: Path) -> Iterator[Item]:
    found = repository(root)
    if found is None:
        says = N_("The registry is in no git repository: numbers and timelines need one.")
        yield missing(
            GIT, says, N_("Make one and commit everything:"), command=f"git init -b {MAIN}"
        )
        return
    yield good(GIT)
    yield _history(found)
    shop = Workshop(top=found.top, prefix=found.prefix)
    yield _branch(shop)
    yield _remote(shop)
    yield _hook(shop)


def _history(found: Repository) -> Item:
    if not found.shallow:
        return good(HISTORY)
    says = N_("History is cut off (shallow clone): timelines and numbers need it whole.")
    return missing(HISTORY, says, N_("Bring the rest:"), command=MENDING)


def _branch(shop: Workshop) -> Item:
    names = (f"refs/heads/{MAIN}", f"refs/remotes/origin/{MAIN}")
    if any(shop.commit(name) for name in names):
        return good(BRANCH)
    says = N_("There is no branch '{branch}'; the workflows work on it.")
    command = f"git branch -m {MAIN}"
    return missing(BRANCH, says, N_("Rename the present branch:"), command=command, branch=MAIN)


def _remote(shop: Workshop) -> Item:
    if shop.line("remote"):
        return good(REMOTE)
    says = N_("No remote repository is known, so nothing can be published or numbered for others.")
    return missing(REMOTE, says, N_("Name it:"), command="git remote add origin ADDRESS")


def _hook(shop: Workshop) -> Item:
    if (shop.shared / "hooks" / "pre-commit").is_file():
        return good(HOOK)
    says = N_("Records are not checked before a commit: personal data could get into the history.")
    return missing(HOOK, says, N_("Put the hook in place:"), command="pre-commit install")


REPOSITORY, SITE, BOXES, ROLES = (
    N_("address of the repository"),
    N_("address of the site"),
    N_("mailboxes"),
    N_("roles"),
)


def _addresses(settings: Settings) -> Iterator[Item]:
    says = N_("The setting '{field}' in kirjuri.yaml has no address.")
    for name, field, value in (
        (REPOSITORY, "tietovarasto", settings.repository),
        (SITE, "sivusto", settings.site),
    ):
        fix = N_("Write it; links on pages and in messages need it.")
        yield good(name) if value else missing(name, says, fix, field=field)
    given = settings.raw.get("postilaatikot")
    lacking = [box for box in NEEDED_BOXES if not (isinstance(given, Mapping) and given.get(box))]
    yield (
        missing(
            BOXES,
            N_("There is no mailbox for: {names}."),
            N_(
                "Write shared mailboxes, never a person's own, into 'postilaatikot' in kirjuri.yaml."
            ),
            names=", ".join(lacking),
        )
        if lacking
        else good(BOXES)
    )


def _roles(settings: Mapping[str, object]) -> Iterator[Item]:
    named = dict(logins(settings))
    lacking = [role for role in NEEDED_ROLES if not named.get(role)]
    yield (
        missing(
            ROLES,
            N_(
                "Nobody has the role: {names}. Labels and the secretariat's form do nothing without it."
            ),
            N_("Write logins into 'roolit' in kirjuri.yaml, and run this after it:"),
            command="./kirjuri forms",
            names=", ".join(lacking),
        )
        if lacking
        else good(ROLES)
    )


GENERATED, FLOWS, RECORDS = (N_("generated files"), N_("workflows"), N_("records"))


def _generated(directory: Path) -> Item:
    old = app.refresh(directory, write=False)
    if not old:
        return good(GENERATED)
    says = N_("Forms, CODEOWNERS or lists in schemas are out of date: {paths}")
    fix = N_("Write them again:")
    return missing(GENERATED, says, fix, command="./kirjuri forms", paths=", ".join(old))


def _workflows(root: Path) -> Item:
    folder = root / ".github" / "workflows"
    lacking = [name for name in WORKFLOWS if not (folder / f"{name}.yml").is_file()]
    if not lacking:
        return good(FLOWS)
    says = N_("Workflows are missing: {names}.")
    fix = N_("Copy them from Kirjuri's own repository, folder .github/workflows.")
    return missing(FLOWS, says, fix, names=", ".join(lacking))


def _records(directory: Path, today: dt.date) -> Item:
    count = app.check(directory, today=today).findings.errors
    if not count:
        return good(RECORDS)
    says = N_("There are errors in records: {count}. A record with an error is not published.")
    return missing(RECORDS, says, N_("See what to mend:"), command="./kirjuri check", count=count)
