"""Not registering: it needs a public reason in the thread, and the submitter is told what can be done."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kirjuri.github import thread
from kirjuri.github.client import Client
from kirjuri.github.event import Event
from kirjuri.github.roles import REFUSED, is_secretariat
from kirjuri.github.thread import Comment
from kirjuri.model.policy import Policy
from kirjuri.render import threads

PURPOSE = "refusal"
SHORTEST = 20
"""Characters that a reason must have."""
_REASON = re.compile(
    rf"\s*[*_#>\s]*(?:{'|'.join(threads.REASONS)})\s*:[*_\s]*(?P<reason>.*)",
    re.IGNORECASE | re.DOTALL,
)


def refuse(client: Client, event: Event, policy: Policy, language: str) -> bool:
    """Close a thread with its public reason; without one, or without the role, take the label back.

    Returns whether the thread was closed.
    """
    label = event.label or REFUSED
    reason = reason_in(thread.comments(client, event.issue), policy)
    if not is_secretariat(policy, event.sender):
        told = threads.not_allowed(label, language)
    elif not reason:
        told = threads.reason_needed(label, language)
    else:
        boxes = policy.settings.raw.get("postilaatikot")
        mailbox = boxes.get("sihteeristo") if isinstance(boxes, dict) else None
        told = threads.refused(reason, mailbox if isinstance(mailbox, str) else "", language)
        thread.say(client, event.issue, PURPOSE, told)
        thread.close(client, event.issue, reason="not_planned")
        return True
    thread.take_back(client, event.issue, label)
    thread.say(client, event.issue, PURPOSE, told)
    return False


def reason_in(comments: Iterable[Comment], policy: Policy) -> str:
    """Return the last reason that somebody of the secretariat gives in a thread, or ""."""
    found = ""
    for comment in comments:
        said = _REASON.fullmatch(comment.body.replace("\r\n", "\n"))
        reason = said["reason"].strip() if said else ""
        if len(reason) >= SHORTEST and is_secretariat(policy, comment.author):
            found = reason
    return found
