"""The search page: its form, and the words in which the script tells what it found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kirjuri.kinds import all_kinds
from kirjuri.locale import N_
from kirjuri.model.problem import Names
from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.record_page import View
from kirjuri.publish.search.documents import PAGES, SEARCH
from kirjuri.publish.tongue import Tongue


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the search page of every language."""
    for tongue in tongues:
        yield Page(
            path=SEARCH,
            language=tongue.language,
            title=tongue.say(N_("Search")),
            description=tongue.say(N_("Search in all records and pages of the registry.")),
            template="haku.html",
            view={"kinds": [*_kinds(edition, tongue), _others(tongue)]},
        )


def _kinds(edition: Edition, tongue: Tongue) -> Iterator[View]:
    """Yield the kinds that have something published, by which results can be narrowed."""
    for each in all_kinds():
        if edition.of(each.name):
            yield {
                "key": each.name,
                "name": tongue.pick(Names(each.names))["text"],
                "plural": tongue.pick(Names(each.plural))["text"],
                "path": f"{each.section}/",
            }


def _others(tongue: Tongue) -> View:
    return {
        "key": PAGES,
        "name": tongue.say(N_("Page")),
        "plural": tongue.say(N_("Instructions and other pages")),
        "path": "ohjeet/",
    }
