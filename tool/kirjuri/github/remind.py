"""Reminders: one list of all that waits, edited in place, and one word a matter and deadline in its thread.

Run as often as you like: what has been said is found by its marker and not said again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kirjuri.derive.duties import Duty, Work, duties
from kirjuri.github import thread
from kirjuri.github.client import Client, Json
from kirjuri.github.origin import thread_of
from kirjuri.github.roles import ACCEPTED, INPUT, REFUSED, SUGGESTION
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.render import threads as words
from kirjuri.render.markdown import is_marked, marker
from kirjuri.render.threads import Undecided
from kirjuri.showing import Look

LIST = "queue"
LABEL = "tyojono"
"""Label of the thread that keeps the list."""
TITLE = N_("Work queue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """What a run did: what became of the list, and the threads in which a deadline was told."""

    list: thread.Done
    told: tuple[int, ...]


def remind(client: Client, seen: Look) -> Reminded:
    """Bring the list up to date, and tell each passed deadline once in its matter's thread."""
    found = [duty for duty in duties(seen.context) if not duty.record.sample]
    undecided = tuple(_undecided(client))
    body = words.queue(found, undecided, seen.context)
    told = tuple(_told(client, seen, found))
    return Reminded(list=_keep(client, seen, body), told=told)


def _undecided(client: Client) -> Iterator[Undecided]:
    """Walk the open threads of inputs and suggestions on which nobody has decided, oldest first."""
    for entry in client.pages("/issues?state=open&sort=created&direction=asc"):
        labels = {*_labels(entry)}
        asks = labels & {INPUT, SUGGESTION} and not labels & {ACCEPTED, REFUSED}
        if "pull_request" not in entry and asks:
            number = entry.get("number")
            yield Undecided(
                number=number if isinstance(number, int) else 0,
                title=thread.words(entry, "title"),
                since=thread.words(entry, "created_at")[:10],
            )


def _labels(entry: Mapping[str, Json]) -> Iterator[str]:
    labels = entry.get("labels")
    for label in labels if isinstance(labels, list) else ():
        yield thread.words(label, "name") if isinstance(label, dict) else str(label)


def _told(client: Client, seen: Look, found: list[Duty]) -> Iterator[int]:
    """Tell the passed deadlines of turns in the matters' own threads, and yield the threads told now."""
    for duty in found:
        number = thread_of(duty.record, client.repository)
        if not number or not duty.late or duty.work is not Work.TURN or duty.due is None:
            continue
        purpose = f"late-{duty.record.id.lower()}-{duty.due.isoformat()}"
        if not thread.said(client, number, purpose):
            thread.say(client, number, purpose, words.waiting(duty.record, duty, seen.context))
            yield number


def _keep(client: Client, seen: Look, body: str) -> thread.Done:
    """Edit the list where it is kept, or open its thread."""
    text = f"{marker(LIST)}\n{body.strip()}\n"
    mine = thread.we()
    for entry in client.pages(f"/issues?state=open&labels={LABEL}"):
        before = thread.words(entry, "body")
        if thread.login(entry) == mine and is_marked(before, LIST):
            if thread.same(before, text):
                return thread.Done.SAME
            client.send("PATCH", f"/issues/{entry['number']}", {"body": text})
            return thread.Done.EDITED
    title = translations(seen.context.policy.settings.languages[0]).gettext(TITLE)
    client.send("POST", "/issues", {"title": title, "body": text, "labels": [LABEL]})
    return thread.Done.POSTED
