"""The base a change is compared with, and what the registry itself did on the way from it."""

from __future__ import annotations

import os

from kirjuri.locale import N_
from kirjuri.model.problem import ToolError
from kirjuri.sources.git import MENDING, NUMBERED, GitFailed, Repository


def base_commit(repository: Repository, wanted: str) -> str | None:
    """Return the commit to compare with: `auto`, or the one a name stands for.

    auto: on a branch the merge base with the main branch; on the main branch its own commit; None
    before the first commit. Raises ToolError when the name or the merge base cannot be found.
    """
    if wanted != "auto":
        found = repository.commit(wanted)
        if found is None:
            raise _cut_off(repository) or ToolError(
                N_("git knows no commit '{name}' to compare with"), name=wanted
            )
        return found
    head = repository.commit("HEAD")
    main = _main_branch(repository)
    if head and main is None:
        _refuse_guessing(repository)
    if head is None or main is None or main == head:
        return head
    try:
        return repository.line("merge-base", main, head)
    except GitFailed as error:
        raise _cut_off(repository) or ToolError(
            N_(
                "this branch and the main branch have no common history; name the base: --base COMMIT"
            )
        ) from error


def _refuse_guessing(repository: Repository) -> None:
    """Raise ToolError where the main branch is not here but should be: with itself any change is in order."""
    target = os.environ.get("GITHUB_BASE_REF", "")
    if error := _cut_off(repository):
        raise error
    if target:
        raise ToolError(
            N_("the branch '{name}' that the change is meant for is not here; run: {command}"),
            name=target,
            command=f"git fetch origin {target}",
        )


def _cut_off(repository: Repository) -> ToolError | None:
    if not repository.shallow:
        return None
    return ToolError(
        N_("history is cut off (shallow clone), so the change cannot be compared; run: {command}"),
        command=MENDING,
    )


def _main_branch(repository: Repository) -> str | None:
    """Return the commit of the main branch: a pull request's target, the remote's, or the local one."""
    target = os.environ.get("GITHUB_BASE_REF", "")
    if not target and _on_main(repository):
        return repository.commit("HEAD")
    remote, local = "refs/remotes/origin", "refs/heads"
    names = (
        [f"{remote}/{target}", f"{local}/{target}"]
        if target  # no other branch will do: a change is in order when compared with itself
        else [f"{remote}/HEAD"]
        + [f"{place}/{name}" for place in (remote, local) for name in ("main", "master")]
    )
    return next((commit for name in names if (commit := repository.commit(name))), None)


def _on_main(repository: Repository) -> bool:
    try:
        branch = repository.line("symbolic-ref", "--quiet", "HEAD")
    except GitFailed:  # no branch at all: a detached HEAD
        return False
    return branch in {"refs/heads/main", "refs/heads/master"}


def numbered(repository: Repository, base: str) -> frozenset[str]:
    """Return the identifiers that commits between a base and HEAD gave, by their trailers.

    Only history of the main branch counts: on any other branch a trailer is just a claim.
    """
    head, main = repository.commit("HEAD"), _main_branch(repository)
    if head is None or main is None:
        return frozenset()
    try:
        repository.execute("merge-base", "--is-ancestor", head, main)
    except GitFailed:
        return frozenset()
    form = f"--format=%(trailers:key={NUMBERED},valueonly)"
    said = repository.line("log", form, "--end-of-options", f"{base}..{head}")
    return frozenset(
        line.rpartition(" -> ")[2].strip() for line in said.split("\n") if " -> " in line
    )
