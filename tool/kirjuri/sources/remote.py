"""The remote repository: the only file that speaks to another host.

Only the transports that a registry's remote may have are on (file, https, ssh); every call is a
fixed list of arguments. What goes wrong there is said in plain sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kirjuri.locale import N_
from kirjuri.model.problem import ToolError
from kirjuri.sources.commit import GONE, Workshop
from kirjuri.sources.credentials import credentials
from kirjuri.sources.git import GitFailed

_TRANSPORTS = {"GIT_ALLOW_PROTOCOL": "file:https:ssh"}
"""Of all transports only these, whatever the settings of the clone allow besides."""
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._/-]*")
_FASTER = re.compile(
    r"\[rejected\]|\[remote rejected\]|fetch first|cannot lock ref|failed to update ref"
)
_NO_RIGHT = re.compile(
    r"permission|denied|authentication|could not read username|returned error: 40[13]"
    r"|protected branch|hook declined",
    re.IGNORECASE,
)
_DECLINED = re.compile(r"protected branch|hook declined|prohibited", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upstream:
    """Where a branch is kept for others: the remote's name and the branch's full name there."""

    remote: str
    branch: str

    @property
    def tracking(self) -> str:
        """The local name of what was last seen there."""
        return f"refs/remotes/{self.remote}/{self.branch.removeprefix('refs/heads/')}"


def upstream(shop: Workshop) -> Upstream:
    """Return where the present branch is kept; ToolError when that is not known."""
    branch = shop.branch
    if branch == "HEAD":
        raise ToolError(
            N_("no branch is checked out, so there is nothing to push; check one out first")
        )
    short = branch.removeprefix("refs/heads/")
    remote = _config(shop, f"branch.{short}.remote") or _only_remote(shop)
    merged = _config(shop, f"branch.{short}.merge") or branch
    if not _NAME.fullmatch(remote) or not _NAME.fullmatch(merged):
        raise ToolError(N_("git names no remote repository for this branch"))
    return Upstream(remote=remote, branch=merged)


def _config(shop: Workshop, key: str) -> str:
    try:
        return shop.line("config", "--get", key)
    except GitFailed:
        return ""


def _only_remote(shop: Workshop) -> str:
    names = shop.line("remote").split()
    return "origin" if "origin" in names else names[0] if len(names) == 1 else ""


def _abroad(shop: Workshop) -> Workshop:
    environment = {**_TRANSPORTS, **credentials()}
    return Workshop(top=shop.top, prefix=shop.prefix, environment=environment)


def fetch(shop: Workshop, there: Upstream) -> str | None:
    """Bring what the remote has; return the commit of its branch, or None when it has no such branch."""
    found = fetch_into(shop, there, f"+{there.branch}:{there.tracking}")
    return shop.commit(there.tracking) if found else None


def fetch_into(shop: Workshop, there: Upstream, refspec: str) -> bool:
    """Bring what a refspec names; return whether the remote has it, ToolError when it cannot be reached."""
    try:
        _abroad(shop).execute(
            "fetch",
            "--quiet",
            "--no-tags",
            "--no-recurse-submodules",
            "--no-write-fetch-head",
            "--end-of-options",
            there.remote,
            refspec,
        )
    except GitFailed as error:
        if "couldn't find remote ref" in error.said:
            return False
        raise _failed(error, there) from error
    return True


def bring(shop: Workshop, there: Upstream, name: str, commit: str) -> None:
    """Bring the objects of a commit that the remote keeps under a name; no name here keeps them.

    Raises:
        ToolError: the remote has no such name, or the commit is no longer below it.
    """
    if fetch_into(shop, there, name) and shop.commit(commit):
        return
    raise ToolError(
        N_("the remote repository '{remote}' no longer has the commit '{commit}'"),
        remote=there.remote,
        commit=commit[:12],
    )


def tip(shop: Workshop, there: Upstream, branch: str) -> str:
    """Return the commit of another branch of the remote, its objects brought here; "" when there is none."""
    name = f"refs/remotes/{there.remote}/{branch}"
    found = fetch_into(shop, there, f"+refs/heads/{branch}:{name}")
    return (shop.commit(name) or "") if found else ""


def offer(shop: Workshop, there: Upstream, branch: str, commit: str, *, before: str) -> None:
    """Send a commit to a branch of its own, in place of the commit that was seen there (`before`, "" for none).

    Raises:
        ToolError: somebody was faster, or it cannot be sent.
    """
    name = f"refs/heads/{branch}"
    try:
        _abroad(shop).execute(
            "push",
            "--quiet",
            "--no-verify",
            f"--force-with-lease={name}:{before or GONE}",
            "--end-of-options",
            there.remote,
            f"{commit}:{name}",
        )
    except GitFailed as error:
        if "stale info" in error.said:
            raise ToolError(
                N_("somebody has pushed to the branch '{branch}' meanwhile; try again"),
                branch=branch,
            ) from error
        raise _failed(error, there) from error


def push(shop: Workshop, there: Upstream, commit: str) -> bool:
    """Send a commit to the remote's branch; False when others were faster, ToolError when it cannot be sent."""
    try:
        _abroad(shop).execute(
            "push",
            "--quiet",
            "--no-verify",
            "--end-of-options",
            there.remote,
            f"{commit}:{there.branch}",
        )
    except GitFailed as error:
        if _FASTER.search(error.said) and not _DECLINED.search(error.said):
            return False
        raise _failed(error, there) from error
    return True


def _failed(error: GitFailed, there: Upstream) -> ToolError:
    if _NO_RIGHT.search(error.said):
        return ToolError(
            N_(
                "the remote repository '{remote}' did not let us in or may not be written to: {said}"
            ),
            remote=there.remote,
            said=_last(error.said.splitlines()),
        )
    return ToolError(
        N_("the remote repository '{remote}' cannot be reached: {said}"),
        remote=there.remote,
        said=_last(error.said.splitlines()),
    )


def _last(lines: Iterable[str]) -> str:
    """Return the line in which git says what is wrong, without addresses that may hold a password."""
    told = [line.strip().removeprefix("stderr: ").strip("'") for line in lines if line.strip()]
    wrong = [line for line in told if "fatal:" in line or "error:" in line or "remote:" in line]
    return re.sub(r"://[^@/\s]*@", "://", (wrong or told or [""])[0])[:300]
