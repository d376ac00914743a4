"""The sections of the site and the links between them, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kirjuri.kinds import all_kinds
from kirjuri.skin.words import Words

OVERVIEWS = (
    *("tilannekuva/", "ryhmat/verkko/", "tilastot/"),
    *("lainvalmistelu/", "kehittaminen/", "lautakunta/"),
)
"""Overviews and selections of records, in the order of the footer."""

STAMPED = (
    *("", "elinkaari/", "saannot/", "avoin-data/tiedostot/", "kirjaa/", "kirjaa/muutos/", "haku/"),
    *(f"{kind.section}/" for kind in all_kinds()),
    *OVERVIEWS,
)
"""Addresses of pages that the publisher makes, in every language; MkDocs has no such page."""

MAIN = ("", "syotteet/", "ryhmat/", "linjaukset/", "kokoukset/", "toimintamalli/", "ohjeet/")
WAYS = ("syotteet/", "ryhmat/", "linjaukset/", "ohjeet/", "yhteys/")
"""Where a reader is sent from an address that leads nowhere."""
FOOTER = (
    "toimintamalli/",
    "ohjeet/",
    "elinkaari/",
    "saannot/",
    "saavutettavuus/",
    "tietosuoja/",
    "yhteys/",
    "avoin-data/",
    "kehitys/",
)

_NAME = str.maketrans("-/", "__")

_UNDER = {
    "syotteet/": ("lainvalmistelu/", "kehittaminen/", "lautakunta/", "kirjaa/"),
    "ryhmat/": ("tilannekuva/",),
    "toimintamalli/": ("elinkaari/",),
}


def is_stamped(path: str) -> bool:
    """Whether an address is one of the publisher's: a list, or a page that a record may have."""
    identifier = path.rstrip("/").rpartition("/")[2]
    return path in STAMPED or any(
        path == f"{kind.section}/"
        or (kind.placed.fullmatch(kind.path(identifier)) and path == kind.address(identifier))
        for kind in all_kinds()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of the frame: its words, their language when another than the page's, its address.

    `path` is language-less.
    """

    label: str
    path: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A hand-written page in one language as others see it.

    `origin` is the language its text is in: another than asked for when it is not translated.
    Pages of a section stand by `order`, then by path.
    """

    title: str
    origin: str
    order: int


def links(paths: Sequence[str], words: Words, written: Mapping[str, Written]) -> tuple[Link, ...]:
    """Links with the frame's own words to those of the paths that exist."""
    there = (path for path in paths if path in STAMPED or path in written)
    return tuple(Link(label=_label(path, words), path=path) for path in there)


def lists(language: str) -> tuple[Link, ...]:
    """Links to the list of every kind that has one, by the kind's own name."""
    return tuple(
        Link(label=kind.plural[language], path=f"{kind.section}/")
        for kind in all_kinds()
        if not kind.single
    )


def under(path: str) -> tuple[str, ...]:
    """The sections whose pages mark the link of the main menu to `path` too: they have none of their own.

    A kind stands under the section in whose folder its records lie.
    """
    own = (
        f"{kind.section}/"
        for kind in all_kinds()
        if kind.folder.partition("/")[0] + "/" == path and f"{kind.section}/" not in MAIN
    )
    return (*own, *_UNDER.get(path, ()))


def _label(path: str, words: Words) -> str:
    return str(getattr(words, path.rstrip("/").translate(_NAME) or "home"))


def siblings(path: str, language: str, written: Mapping[str, Written]) -> tuple[Link, ...]:
    """The pages of the section that `path` belongs to; nothing when it stands alone."""
    section = path.partition("/")[0] + "/"
    found = [item for item in written.items() if item[0].startswith(section)]
    found.sort(key=lambda item: (item[1].order, item[0]))
    return tuple(_named(page, path, language) for path, page in found) if len(found) > 1 else ()


def _named(page: Written, path: str, language: str) -> Link:
    return Link(
        label=page.title, path=path, language="" if page.origin == language else page.origin
    )
