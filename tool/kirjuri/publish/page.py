"""A page before it is rendered: a small value that holds everything the page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ROOT_LANGUAGE = "fi"
"""The language whose pages stand at the site's root."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """What stands beside a page in another form: its media type, its title, its address from the page."""

    type: str
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page in one language.

    path: the address without its language, such as `syotteet/SYO-0000-0001/`; empty for the
    front page. template: a file of `publish/templates/`. view: JSON-able and whole: a
    neighbour's title or a computed state stands in it, so that equal views are equal pages.
    title and description: plain text for the head of the page. related: for the head too.
    """

    path: str
    language: str
    title: str
    description: str
    template: str
    view: Mapping[str, object]
    related: tuple[Related, ...] = ()

    @property
    def address(self) -> str:
        """The address below the site's root: `sv/syotteet/`."""
        return home(self.language) + self.path

    @property
    def depth(self) -> int:
        """How many segments the address has, the language's own included."""
        return self.address.count("/")

    @property
    def file(self) -> str:
        """The file below the site's root that holds the page."""
        return f"{self.address}index.html"

    def to(self, path: str) -> str:
        """Return the relative address of another page in this page's language."""
        return self.root + home(self.language) + path

    @property
    def root(self) -> str:
        """The relative address of the site's root, ready to be prefixed."""
        return "../" * self.depth or "./"


def home(language: str) -> str:
    """Return the address of a language's front page: empty for Finnish, `sv/` for Swedish."""
    return "" if language == ROOT_LANGUAGE else f"{language}/"
