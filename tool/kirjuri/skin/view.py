"""What a template is given: everything the frame of one page shows, and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kirjuri.model.shell import CURRENT, current
from kirjuri.skin import navigation
from kirjuri.skin.addresses import depth, home, up
from kirjuri.skin.capture import hole
from kirjuri.skin.csp import POLICY
from kirjuri.skin.navigation import Link, Written
from kirjuri.skin.words import WORDS, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What is the same on every page of one build.

    `names` and `descriptions` are by language; `address` is the site's own, with a slash at its
    end, or empty when the settings give none; `written` maps language, then language-less path,
    to hand-written pages; style sheets and scripts are paths from the site's root, in their order.
    """

    brand: str
    names: Mapping[str, str]
    descriptions: Mapping[str, str]
    address: str
    repository: str
    languages: Sequence[str]
    written: Mapping[str, Mapping[str, Written]]
    styles: Sequence[str]
    scripts: Sequence[str]

    def name(self, language: str) -> str:
        """Return the registry's name in the language, or in the first that has one."""
        return _spoken(self.names, language)

    def description(self, language: str) -> str:
        """Return what the registry says of itself, likewise."""
        return _spoken(self.descriptions, language)


_LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}


def _spoken(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The frame's words and the language they are in."""

    language: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One page's frame: `path` is language-less, `root` the site's root as seen from the page.

    `origin` is the language of a hand-written page's text, another than `language` if borrowed;
    `empty` tells whether the page is an empty shell; then title, description and path are holes;
    `in_menu` whether links to the page or its section are marked.
    """

    site: Site
    language: str
    words: Words
    root: str
    title: str
    description: str
    path: str
    origin: str = ""
    empty: bool = False
    in_menu: bool = True
    siblings: tuple[Link, ...] = ()
    policy: str = POLICY

    def to(self, path: str, language: str = "") -> str:
        """Return the address of a page of this or another language, as written on this page."""
        return self.root + home(language or self.language) + path

    def whole(self, path: str, language: str = "") -> str:
        """Return the whole address of a page; for what needs one, so only when the site has an address."""
        return self.site.address + home(language or self.language) + path

    @property
    def head(self) -> Markup:
        """Where links to what stands beside the page come: a hole in a shell, nothing elsewhere."""
        return Markup(hole("head") if self.empty else "")  # noqa: S704 - a hole of ours

    def current(self, path: str) -> Markup:
        """Return the attribute that marks a link to the page itself or to its section."""
        if not self.in_menu:
            return Markup()
        said = hole(CURRENT + path) if self.empty else current(path, self.path)
        return Markup(said)  # noqa: S704 - one of three attributes of ours, or a hole for it

    def current_page(self, path: str) -> Markup:
        """Return the same for a link beside a hand-written page, to that very page only."""
        return self.current(path) if path == self.path else Markup()

    def current_in_menu(self, path: str) -> Markup:
        """Return the same for a link of the main menu, also on pages of sections that stand under it."""
        return self.current(" ".join((path, *navigation.under(path))))

    @property
    def main(self) -> tuple[Link, ...]:
        """The links of the main menu."""
        return navigation.links(navigation.MAIN, self.words, self._written)

    @property
    def footer(self) -> tuple[Link, ...]:
        """The links of the footer about the service."""
        return navigation.links(navigation.FOOTER, self.words, self._written)

    @property
    def sections(self) -> tuple[Link, ...]:
        """The links of the footer to every list and overview of the registry."""
        lists = navigation.lists(self.language)
        return lists + navigation.links(navigation.OVERVIEWS, self.words, self._written)

    @property
    def lost(self) -> tuple["Spoken", ...]:
        """The words for an address that leads nowhere, in every language."""
        return tuple(Spoken(language=code, words=WORDS[code]) for code in self.site.languages)

    def ways(self, language: str) -> tuple[Link, ...]:
        """Return where to look for what was not found: the lists, the instructions, the contact."""
        written = self.site.written.get(language, {})
        return navigation.links(navigation.WAYS, WORDS[language], written)

    @property
    def switch(self) -> tuple[Link, ...]:
        """This page in each language, by the language's own name."""
        return tuple(
            Link(label=WORDS[language].own_name, path=self.path, language=language)
            for language in self.site.languages
        )

    @property
    def alternates(self) -> tuple[Link, ...]:
        """The languages in which the page really is, for search engines."""
        return tuple(link for link in self.switch if self.empty or self._speaks(link.language))

    def _speaks(self, language: str) -> bool:
        page = self.site.written[language].get(self.path)
        return page is not None and page.origin == language

    @property
    def locales(self) -> tuple[str, ...]:
        """The page's language and the others it is in, as Open Graph names them."""
        return tuple(
            _LOCALES.get(link.language, link.language)
            for link in sorted(self.alternates, key=lambda link: link.language != self.language)
        )

    @property
    def _written(self) -> Mapping[str, Written]:
        return self.site.written.get(self.language, {})


def of_page(site: Site, *, language: str, path: str, title: str, description: str) -> View:
    """Return the frame of a hand-written page."""
    return View(
        site=site,
        language=language,
        words=WORDS[language],
        root=up(depth(home(language) + path)),
        title=title,
        description=description or site.description(language),
        path=path,
        origin=site.written[language][path].origin,
        siblings=navigation.siblings(path, language, site.written[language]),
    )


def of_shell(site: Site, *, language: str, depth: int) -> View:
    """Return the frame of an empty shell: what differs from page to page is a hole."""
    return View(
        site=site,
        language=language,
        words=WORDS[language],
        root=up(depth),
        title=hole("title"),
        description=hole("description"),
        path=hole("path"),
        empty=True,
    )


def of_lost(site: Site, *, root: str) -> View:
    """Return the frame of the page for addresses that lead nowhere; `root` is absolute."""
    language = site.languages[0]
    words = WORDS[language]
    return View(
        site=site,
        language=language,
        words=words,
        root=root,
        title=words.lost_title,
        description=site.description(language),
        path="",
        in_menu=False,
    )
