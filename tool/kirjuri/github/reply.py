"""The answer at once to whoever sent a form: what was understood, what is missing, what happens next."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from kirjuri.changing import arrivals
from kirjuri.changing.arrivals import Arrival, Received
from kirjuri.changing.arrivals.telling import told
from kirjuri.derive.similar import similar
from kirjuri.github import thread
from kirjuri.github.client import Client
from kirjuri.github.door import form_of
from kirjuri.github.event import Event
from kirjuri.github.roles import ACCEPTED, REFUSED
from kirjuri.github.thread import Done
from kirjuri.intake.event import issue
from kirjuri.model.policy import Policy

PURPOSE = "receipt"
ACT = "toimi"
"""Form that is answered by what it leads to, not by a receipt."""


def reply(client: Client, event: Event, policy: Policy, root: Path, today: dt.date) -> Done | None:
    """Answer a form in its thread; None when there is nothing to answer.

    That is: no form of ours, the secretariat's own, or a thread on which the secretariat has decided:
    what is edited after that is no longer taken in.
    """
    form = form_of(event, policy)
    decided = {ACCEPTED, REFUSED} & {*event.labels}
    if form is None or form.key == ACT or decided:
        return None
    found = received(event, root, today, policy.settings.languages[0])
    return thread.say(client, event.issue, PURPOSE, told(found, "markdown"))


def received(event: Event, root: Path, today: dt.date, language: str) -> Received:
    """Return the text of a thread understood and judged; nothing is written."""
    came = issue(event.path.read_bytes())
    arrival = Arrival(body=came.body, issue=came)
    return arrivals.receive(root, arrival, today=today, language=language, similar=similar)
