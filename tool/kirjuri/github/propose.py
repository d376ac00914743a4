"""Proposing: an accepted input or an act of the secretariat becomes a branch and a pull request.

Who may is read from the settings that are checked out: the main branch's. The branch, the title and
the commit are named by the number of the thread alone; what others typed stands in the record only.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from kirjuri.changing.arrivals import Received
from kirjuri.changing.arrivals.telling import told
from kirjuri.github import pulls, review, thread
from kirjuri.github.client import Client
from kirjuri.github.event import Event
from kirjuri.github.reply import ACT, received
from kirjuri.github.reply import PURPOSE as RECEIPT
from kirjuri.github.roles import ACCEPTED, SUGGESTION, is_secretariat
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.policy import Policy
from kirjuri.render import threads as words
from kirjuri.sources.commit import Workshop, build, workshop
from kirjuri.sources.remote import Upstream, offer, tip, upstream

PURPOSE = "proposal"
_TITLES = {
    ACT: N_("Act: thread #{number}"),
    SUGGESTION: N_("Suggested change: thread #{number}"),
}
"""Forms whose threads have nothing more to wait for once their change is merged, with the title of that change."""
TRAILER = "Kirjuri-ketju"
"""Trailer of the commits we propose, by which a branch that people went on with is told from ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What became of a form: its pull request (0 for none), the branch, and whether people edited it."""

    pull: int = 0
    branch: str = ""
    edited: bool = False


def propose(
    client: Client, event: Event, policy: Policy, root: Path, today: dt.date
) -> Proposed | None:
    """Propose what a form leads to, and say so in its thread; None when it cannot be: then that is said.

    Raises:
        Misused: the thread was made with no form of ours.
    """
    found = received(event, root, today, policy.settings.languages[0])
    if found.form.key != ACT and not is_secretariat(policy, event.sender):
        _back(client, event, words.not_allowed(event.label or ACCEPTED, found.language))
        return None
    if not found.sound or not found.taken.files:
        _back(client, event, told(found, "markdown"))
        return None
    shop = workshop(root)
    there = upstream(shop)
    branch = f"kirjuri/{found.form.key}-{event.issue}"
    contents = {path: new for path, (_old, new) in found.taken.files.items()}
    made = build(shop, shop.head, contents, _message(found, event))
    commit, edited = _offered(shop, there, branch, made, rehearsal=client.rehearsal is not None)
    seen = review.of_commit(root, shop, shop.head, commit, actor=None, today=today)
    spoken, ends = found.language, found.form.key in _TITLES
    body = words.proposal(event.issue, review.told(seen, spoken), spoken, closes=ends)
    target = there.branch.removeprefix("refs/heads/")
    pull = pulls.keep(client, branch, target, _title(found, event), body)
    said = (
        words.edited(pull, found.language)
        if edited
        else words.proposed(pull, found.form.key, found.language)
    )
    thread.say(client, event.issue, PURPOSE, said)
    return Proposed(pull=pull, branch=branch, edited=edited)


def _back(client: Client, event: Event, said: str) -> None:
    """Say why nothing is proposed, and take the label back so that it can be put again."""
    if event.label:
        thread.take_back(client, event.issue, event.label)
    thread.say(client, event.issue, RECEIPT, said)


def _offered(
    shop: Workshop, there: Upstream, branch: str, made: str, *, rehearsal: bool
) -> tuple[str, bool]:
    """Put a commit on its branch; return the commit that is there, and whether people went on with it."""
    before = tip(shop, there, branch)
    if before and TRAILER not in shop.line("log", "-1", "--format=%B", "--end-of-options", before):
        return before, True
    if before and _same(shop, before, made):
        return before, False
    if not rehearsal:
        offer(shop, there, branch, made, before=before)
    return made, False


def _same(shop: Workshop, one: str, other: str) -> bool:
    """Return whether two commits have the same parent and the same files."""
    form = ("log", "-1", "--format=%T %P", "--end-of-options")
    return shop.line(*form, one) == shop.line(*form, other)


def _title(found: Received, event: Event) -> str:
    says = _TITLES.get(found.form.key, N_("Registration: thread #{number}"))
    return translations(found.language).gettext(says).format(number=event.issue)


def _message(found: Received, event: Event) -> str:
    return f"{_title(found, event)}\n\n{TRAILER}: {event.issue}\n"
