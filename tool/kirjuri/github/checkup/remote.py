"""What a registry needs on the platform: branch rules, Pages, labels, the deploy key, rights of workflows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus

from kirjuri.github.checkup import Item, Sign, good, missing
from kirjuri.github.checkup.local import MAIN
from kirjuri.github.client import Client, Json, Refused
from kirjuri.github.remind import LABEL
from kirjuri.github.roles import ACCEPTED, DOOR, REFUSED
from kirjuri.github.thread import words
from kirjuri.locale import N_

REQUIRED = "check the records"
"""Name of the job whose success a merge needs."""
SECRET, ROOM = "NUMEROINTIAVAIN", "numerointi"
NEEDED_RULES = frozenset({"pull_request", "required_status_checks", "non_fast_forward", "deletion"})
_HIDDEN = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.UNAUTHORIZED})

Look = Callable[[Client], Item]


def look(client: Client) -> Iterator[Item]:
    """Walk what can be seen on the platform; what the token may not see is told as unseen."""
    for name, see in _LOOKS.items():
        try:
            yield see(client)
        except Refused as error:
            if error.status not in {*_HIDDEN, HTTPStatus.NOT_FOUND}:
                raise
            says = N_(
                "The token may not see this; look yourself, or give one with rights to read it."
            )
            yield Item(name=name, sign=Sign.UNSEEN, says=says)


ISSUES, RULES, PAGES, LABELS, KEY, HIDDEN, RIGHTS = (
    N_("threads (issues)"),
    N_("rules of the main branch"),
    N_("Pages"),
    N_("labels"),
    N_("deploy key for numbers"),
    N_("secret with the deploy key"),
    N_("rights of workflows"),
)


def _issues(client: Client) -> Item:
    found = _group(client.get(""))
    if found.get("has_issues") is False:
        says = N_("Threads are off, so nobody can send a form.")
        return missing(ISSUES, says, N_("Settings, General, Features: turn on Issues."))
    if words(found, "default_branch") != MAIN:
        says = N_("The default branch is '{branch}', and the workflows work on 'main'.")
        fix = N_("Settings, General, Default branch: choose main.")
        return missing(ISSUES, says, fix, branch=words(found, "default_branch"))
    return good(ISSUES)


def _rules(client: Client) -> Item:
    found = client.get(f"/rules/branches/{MAIN}")
    rules = [rule for rule in found if isinstance(rule, dict)] if isinstance(found, list) else []
    lacking = sorted(NEEDED_RULES - {words(rule, "type") for rule in rules})
    fix = N_(
        "Settings, Rules, Rulesets: for the branch main demand a pull request, the check '{check}', no "
        "force push and no deletion; let only the deploy key pass by."
    )
    if lacking:
        says = N_("The main branch may be changed without: {rules}.")
        return missing(RULES, says, fix, rules=", ".join(lacking), check=REQUIRED)
    if REQUIRED not in {context for rule in rules for context in _contexts(rule)}:
        says = N_("A merge does not need the check '{check}'.")
        return missing(RULES, says, fix, check=REQUIRED)
    return good(RULES)


def _contexts(rule: Mapping[str, Json]) -> Iterator[str]:
    checks = _group(rule.get("parameters")).get("required_status_checks")
    for check in checks if isinstance(checks, list) else ():
        yield words(_group(check), "context")


def _pages(client: Client) -> Item:
    fix = N_("Settings, Pages, Source: choose GitHub Actions.")
    try:
        found = _group(client.get("/pages"))
    except Refused as error:
        if error.status != HTTPStatus.NOT_FOUND:
            raise
        return missing(PAGES, N_("The site is not published anywhere."), fix)
    if words(found, "build_type") == "workflow":
        return good(PAGES)
    return missing(PAGES, N_("Pages publishes a branch, and the site is made by a workflow."), fix)


def _labels(client: Client) -> Item:
    there = {words(label, "name") for label in client.pages("/labels")}
    lacking = sorted({ACCEPTED, REFUSED, LABEL, *DOOR} - there)
    if not lacking:
        return good(LABELS)
    says = N_("Labels are missing: {names}. Without them forms and decisions start nothing.")
    commands = "; ".join(f"gh label create {name}" for name in lacking)
    return missing(LABELS, says, N_("Make them:"), command=commands, names=", ".join(lacking))


def _key(client: Client) -> Item:
    keys = list(client.pages("/keys"))
    if any(key.get("read_only") is False for key in keys):
        return good(KEY)
    says = N_("No deploy key may write, so numbers cannot be pushed to a protected main branch.")
    fix = N_("Make a key pair and add the public half with write access: Settings, Deploy keys.")
    return missing(KEY, says, fix, command="ssh-keygen -t ed25519 -N '' -f numerointi")


def _secret(client: Client) -> Item:
    found = _group(client.get(f"/environments/{ROOM}/secrets")).get("secrets")
    names = {words(_group(one), "name") for one in found} if isinstance(found, list) else set()
    if SECRET in names:
        return good(HIDDEN)
    says = N_("The environment '{room}' has no secret '{secret}'.")
    fix = N_("Put the private half of the deploy key there, for the branch main only:")
    command = f"gh secret set {SECRET} --env {ROOM} < numerointi"
    return missing(HIDDEN, says, fix, command=command, room=ROOM, secret=SECRET)


def _rights(client: Client) -> Item:
    found = _group(client.get("/actions/permissions/workflow"))
    if found.get("can_approve_pull_request_reviews") is not True:
        says = N_("Workflows may not open pull requests, so forms cannot become records.")
        fix = N_("Settings, Actions, General: allow GitHub Actions to create pull requests.")
        return missing(RIGHTS, says, fix)
    if words(found, "default_workflow_permissions") != "read":
        says = N_("Workflows may write by default.")
        fix = N_("Settings, Actions, General, Workflow permissions: choose read.")
        return missing(RIGHTS, says, fix)
    return good(RIGHTS)


_LOOKS: Mapping[str, Look] = {
    ISSUES: _issues,
    RULES: _rules,
    PAGES: _pages,
    LABELS: _labels,
    KEY: _key,
    HIDDEN: _secret,
    RIGHTS: _rights,
}


def _group(value: object) -> Mapping[str, Json]:
    return value if isinstance(value, Mapping) else {}
