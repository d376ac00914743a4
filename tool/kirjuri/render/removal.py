"""After a removal: what was done, and a checklist of the places that still hold the text, which is never shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kirjuri.derive.privacy import masked
from kirjuri.locale import N_, NN_
from kirjuri.locale.catalogue import translations
from kirjuri.model.problem import Value
from kirjuri.model.record import Record
from kirjuri.render.speech import filled
from kirjuri.render.words import sentence, visible

MOST = 12
"""How many places of one sort are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """What the list is made of.

    fields: other places of the registry as (path, dotted field). comments: lines of the record's
    own file. commits, paths, branches: of git, `searched` whether there was a history to search.
    pages: addresses at which the record is published. references: what the record's events refer
    to. thread: whether it came from a public thread. repository: its address, or "".
    """

    record: Record
    field: str
    fields: Sequence[tuple[str, str]]
    comments: Sequence[int]
    commits: Sequence[str]
    paths: Sequence[str]
    branches: Sequence[str]
    searched: bool
    pages: Sequence[str]
    references: Sequence[str]
    thread: bool


def lines(found: Checklist, language: str, width: int | None) -> Iterator[str]:
    """Yield what was done and the numbered list."""
    done = N_("{id}: the text was removed from '{field}', and an event tells it.")
    yield sentence(done, {"id": found.record.id, "field": found.field}, language)
    rest = N_("The text is not gone from everywhere. Go through these places one by one:")
    yield sentence(rest, {}, language)
    for number, (says, values, places) in enumerate(_items(found, language), start=1):
        yield ""
        head = list(filled(sentence(says, values, language), "    ", width))
        yield f"{number:>2}. {head[0].lstrip()}"
        yield from head[1:]
        yield from (f"    - {visible(masked(place))}" for place in places[:MOST])
        if len(places) > MOST:
            yield f"    - … (+{len(places) - MOST})"


_Item = tuple[str, dict[str, Value], Sequence[str]]


def _items(found: Checklist, language: str) -> Iterator[_Item]:
    yield from _here(found)
    yield from _history(found, language)
    yield _CLONES, {}, ()
    yield _REQUESTS, {}, ()
    yield from _thread(found)
    yield _PAGES, {}, found.pages
    yield _CACHES, {}, ()
    yield _MAIL, {}, ()
    yield _OFFICER, {}, ()


def _here(found: Checklist) -> Iterator[_Item]:
    """Yield the places in the registry as it is now."""
    if found.fields:
        says = N_("Other fields hold the text too. Remove it from each with this same command:")
        yield says, {}, [f"{path}: {field}" for path, field in found.fields]
    if found.comments:
        says = N_("A comment in '{path}' holds the text. Take it away by hand, from these lines:")
        yield says, {"path": found.record.path}, [str(line) for line in found.comments]


def _history(found: Checklist, language: str) -> Iterator[_Item]:
    if not found.searched:
        says = N_("The history of git could not be searched here: there is none, or it is cut off.")
        yield says, {}, ()
        return
    if not found.commits:
        yield N_("No committed version of any record holds the text."), {}, ()
        return
    one, many = NN_(
        "The history of git holds the text: {count} commit brought it. Writing history anew is a "
        "decision of the authority; until then anyone can read it. The commits and the files:",
        "The history of git holds the text: {count} commits brought it. Writing history anew is a "
        "decision of the authority; until then anyone can read it. The commits and the files:",
    )
    says = translations(language).ngettext(one, many, len(found.commits))
    yield (
        says,
        {"count": len(found.commits)},
        [*(c[:12] for c in found.commits[:MOST]), *found.paths],
    )
    if found.branches:
        yield N_("These branches and tags have that history:"), {}, found.branches


_CLONES = N_(
    "Forks and clones: everyone who has fetched the repository has the text. Ask the owners of forks "
    "to delete theirs; a copy on somebody's computer cannot be called back."
)
_REQUESTS = N_(
    "Pull requests: open and closed ones, their comments and comparisons keep the text, and so do "
    "branches that were not merged. The hosting service removes them only when it is asked."
)
_PAGES = N_(
    "Published pages: build and publish the site again. The record's page in each language, lists, "
    "search, feeds, calendars and the open data (JSON, CSV, the database) lose the text only then."
)
_CACHES = N_(
    "Caches: ask search engines and web archives to forget the pages. Downloaded copies of the open "
    "data stay with those who took them."
)
_MAIL = N_(
    "Mail: receipts that were sent to the submitter, and notices that the hosting service sent to "
    "everyone who follows the repository, hold what they held."
)
_OFFICER = N_(
    "If the text held personal or secret data, tell the authority's data protection officer or "
    "information security at once: a time limit may be running."
)


def _thread(found: Checklist) -> Iterator[_Item]:
    """Yield the thread or the mail that the matter came from."""
    if found.thread:
        says = N_(
            "The thread in which the matter was registered: edit the text away and delete the earlier "
            "versions from its editing history."
        )
        yield says, {}, found.references
    elif found.references:
        yield N_("What the record's events refer to may hold the text:"), {}, found.references
