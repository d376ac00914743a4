"""Pull requests that we open: one a branch, its text brought up to date."""

from __future__ import annotations

from http import HTTPStatus

from kirjuri.github import thread
from kirjuri.github.client import Client, Refused, Unsure
from kirjuri.locale import N_
from kirjuri.model.problem import ToolError


def keep(client: Client, branch: str, base: str, title: str, body: str) -> int:
    """Open the pull request of a branch, or bring the open one's text up to date; return its number.

    Raises:
        ToolError: the settings of the repository let no workflow open one.
    """
    found = _open(client, branch)
    if found is None:
        return _opened(client, branch, base, title, body)
    number, before = found
    if not thread.same(before, body):
        client.send("PATCH", f"/pulls/{number}", {"body": body})
    return number


def _open(client: Client, branch: str) -> tuple[int, str] | None:
    """Return number and text of the open pull request of a branch of ours."""
    owner = client.repository.partition("/")[0]
    for entry in client.pages(f"/pulls?state=open&head={owner}:{branch}"):
        number = entry.get("number")
        if isinstance(number, int):
            return number, thread.words(entry, "body")
    return None


def _opened(client: Client, branch: str, base: str, title: str, body: str) -> int:
    wanted = {"title": title, "head": branch, "base": base, "body": body}
    try:
        made = client.send("POST", "/pulls", wanted)
    except Unsure:
        found = _open(client, branch)
        made = {"number": found[0]} if found else client.send("POST", "/pulls", wanted)
    except Refused as error:
        if error.status != HTTPStatus.FORBIDDEN:
            raise
        says = N_(
            "the branch '{branch}' is ready, but workflows may not open pull requests here: allow it in "
            "Settings, Actions, General, 'Allow GitHub Actions to create and approve pull requests'"
        )
        raise ToolError(says, branch=branch) from error
    number = made.get("number") if isinstance(made, dict) else None
    return number if isinstance(number, int) else 0
