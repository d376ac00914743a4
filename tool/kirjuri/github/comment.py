"""The comment on a pull request that was checked: one, edited in place, by code of the main branch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kirjuri.github import review, thread
from kirjuri.github.client import Client, Json
from kirjuri.github.event import Event
from kirjuri.github.report import verdict_in
from kirjuri.github.review import Review
from kirjuri.locale import N_
from kirjuri.model.problem import Verdict
from kirjuri.render import threads as words
from kirjuri.render.markdown import fitted, sentence
from kirjuri.sources.commit import workshop
from kirjuri.sources.load import folders
from kirjuri.sources.policy import load_policy
from kirjuri.sources.remote import bring, upstream

PURPOSE = "review"
MOST_FILES = 2000
"""Paths a change may touch to be told about."""
BIGGEST = 1 << 20
"""Bytes that a proposed file may have for the change to be read; a sound record has a quarter of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """An open pull request: its number, who opened it, the commit at its head."""

    number: int
    author: str
    head: str


def pull_of(client: Client, event: Event) -> Pull | None:
    """Return the open pull request whose head a run judged, found by commit and repository; None when none.

    A report could name any pull request; only the platform is asked which one it was. It is looked for
    among all the open ones: the platform's list of a commit's pull requests leaves out those of forks.
    """
    if not event.head:
        return None
    for entry in client.pages("/pulls?state=open&sort=updated&direction=desc"):
        found = _pull(entry, event)
        if found:
            return found
    return None


def _pull(entry: Mapping[str, Json], event: Event) -> Pull | None:
    head, number = entry.get("head"), entry.get("number")
    if not isinstance(head, Mapping) or not isinstance(number, int):
        return None
    repository = head.get("repo")
    name = thread.words(repository, "full_name") if isinstance(repository, Mapping) else ""
    same = thread.words(head, "sha") == event.head and name == event.head_repository
    if not same or thread.words(entry, "state") != "open":
        return None
    return Pull(number=number, author=thread.login(entry), head=event.head)


def comment(client: Client, event: Event, root: Path, reports: Path, today: dt.date) -> Pull | None:
    """Judge the proposed commit anew and say in one comment what it means; return the pull request.

    None when there is no open pull request of that commit any more: then nothing is said.
    """
    pull = pull_of(client, event)
    if pull is None:
        return None
    found = judged(root, pull, today)
    said = body(found, pull, verdict_in(reports)) if found else too_large(root)
    thread.say(client, pull.number, PURPOSE, said)
    return pull


def judged(root: Path, pull: Pull, today: dt.date) -> Review | None:
    """Bring the proposed commit's objects and judge them; None when the change is too large to be told."""
    shop = workshop(root)
    there = upstream(shop)
    bring(shop, there, f"refs/pull/{pull.number}/head", pull.head)
    base = shop.line("merge-base", shop.head, pull.head)
    touched = shop.changed(base, pull.head)
    records = shop.execute("ls-tree", "-r", "-l", "-z", "--full-tree", pull.head, "--", *folders())
    if len(touched) > MOST_FILES or _largest(records) > BIGGEST:
        return None
    return review.of_commit(root, shop, base, pull.head, actor=pull.author, today=today)


def _largest(listing: bytes) -> int:
    """Return the size of the largest file of a listing, bytes."""
    sizes = (line.split(b"\t", 1)[0].split()[-1] for line in listing.split(b"\0") if line)
    return max((int(size) for size in sizes if size.isdigit()), default=0)


def too_large(root: Path) -> str:
    """Return the comment on a change that is not read."""
    language = load_policy(root).settings.languages[0]
    says = N_(
        "This change is too large to be told here; the check of the pull request has judged it."
    )
    return words.letter(language, sentence(says, {}, language))


def body(found: Review, pull: Pull, seen: Verdict | None) -> str:
    """Return the comment: the review, which commit it is of, and a word when the run let errors through."""
    language = found.language
    parts = list(review.told(found, language))
    says = N_("The commit that was judged: '{commit}'.")
    parts.append(sentence(says, {"commit": pull.head[:12]}, language))
    if found.outcome.findings.introduced and seen in _PASSED:
        says = N_(
            "The check of this pull request came to another result than the rules of the main branch do. "
            "The rules or the check itself may be changed in this pull request: look at it with care."
        )
        parts.append(f"**{sentence(says, {}, language)}**")
    return fitted([words.letter(language, *parts)], lambda _: "…")


_PASSED = frozenset({Verdict.CLEAN, Verdict.HEALED, Verdict.STILL_BROKEN})
"""Verdicts of a run that found no error of the change's own."""
