"""What comes out: addresses, languages, links and the policy, over the files themselves."""

import datetime as dt
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import urlsplit

import pytest

from kirjuri import app
from kirjuri.kinds import all_kinds, kind
from kirjuri.skin.addresses import home
from kirjuri.skin.navigation import MAIN, STAMPED
from kirjuri.skin.shells import Skin, assets, render

LANGUAGES = ("fi", "sv", "en")
ROOT = Path(__file__).parents[2]
ENOUGH = 12
"""Hand-written pages there are at least in each language; fewer means that some were not found."""


class Page(HTMLParser):
    """Tags with their attributes, in their order, and whether scripts and styles have text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.inline: list[str] = []
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open in {"script", "style"} and data.strip():
            self.inline.append(data)

    def addresses(self) -> list[str]:
        return [a[name] for _, a in self.tags for name in ("href", "src") if name in a]


def stamped(skin: Skin) -> Iterator[tuple[str, str]]:
    """Every shell, stamped where a page of its depth may stand."""
    for (language, depth), shell in skin.shells.items():
        segments = depth - home(language).count("/")
        path = "".join(["syotteet/", "a/", "b/", "c/"][:segments])
        html = shell.stamp(title="T", description="D", path=path, content="<h1>T</h1>")
        yield f"{home(language)}{path}index.html", html.decode()


@pytest.fixture(scope="module")
def pages(skin: Skin) -> dict[str, str]:
    """Every page by its file name: hand-written ones and one from each shell."""
    written = {name: html.decode() for name, html in skin.files.items() if name.endswith(".html")}
    return written | dict(stamped(skin))


def test_every_page_has_the_same_path_in_each_language(skin: Skin) -> None:
    names = {name for name in skin.files if name.endswith(".html")} - {"404.html"}
    by_language = {
        language: {n.removeprefix(home(language)) for n in names if speaks(n) == language}
        for language in LANGUAGES
    }

    assert by_language["fi"] == by_language["sv"] == by_language["en"]
    assert len(by_language["fi"]) >= ENOUGH - len(STAMPED)


def speaks(name: str) -> str:
    first = name.split("/", maxsplit=1)[0]
    return first if first in {"sv", "en"} else "fi"


def test_every_page_says_its_language(pages: dict[str, str]) -> None:
    said = {name: Page(html).tags[0] for name, html in pages.items()}

    assert said == {name: ("html", {"lang": speaks(name)}) for name in pages}


def test_hand_written_pages_of_this_registry_are_translated(skin: Skin) -> None:
    ours = {path: said for path, said in skin.pages.items() if not path.startswith("kehitys/")}

    assert ours == dict.fromkeys(ours, LANGUAGES)
    assert {"toimintamalli/", "ohjeet/", "saavutettavuus/", "tietosuoja/", "yhteys/"} <= set(ours)


def test_the_language_switch_stays_on_the_page(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        if name == "404.html":
            continue
        rest = name.removeprefix(home(speaks(name)))
        links = [a for tag, a in Page(html).tags if tag == "a" and "hreflang" in a]
        assert [a["hreflang"] for a in links] == list(LANGUAGES)
        assert [a["lang"] for a in links] == list(LANGUAGES)
        assert [target(name, a["href"]) for a in links] == [home(a["lang"]) + rest for a in links]


def target(name: str, address: str) -> str:
    """The file a relative address leads to from the page with that file name."""
    path = urlsplit(address).path
    return normpath(join(dirname(name), path, "index.html" if path.endswith("/") else ""))


def test_every_link_is_relative_and_leads_somewhere(skin: Skin, pages: dict[str, str]) -> None:
    there = set(skin.files) | set(pages) | set(assets())
    stamped = {*STAMPED, *addresses_of_records()}
    there |= {f"{home(lang)}{path}index.html" for lang in LANGUAGES for path in stamped}
    lost = [
        (name, address)
        for name, html in pages.items()
        if name != "404.html"
        for address in inner_addresses(html)
        if address.startswith("/") or target(name, address) not in there
    ]

    assert lost == []


def addresses_of_records() -> Iterator[str]:
    """Where the lists of records and the records of this repository are published."""
    yield from (f"{each.section}/" for each in all_kinds())
    for record in app.check(ROOT, today=dt.date(2026, 11, 22)).context.registry.records:
        yield kind(record.kind).address(record.id)


def inner_addresses(html: str) -> Iterator[str]:
    """Addresses on a page but those of other sites, of its own anchors and of its other languages."""
    for _, attributes in Page(html).tags:
        address = attributes.get("href") or attributes.get("src") or "#"
        if "hreflang" not in attributes and not address.startswith(("#", "https://")):
            yield address


def test_every_link_to_an_anchor_finds_it(pages: dict[str, str]) -> None:
    anchors = {name: {a.get("id") for _, a in Page(html).tags} for name, html in pages.items()}
    broken = [
        (name, address)
        for name, html in pages.items()
        for address in Page(html).addresses()
        if "#" in address
        and not urlsplit(address).scheme
        and urlsplit(address).fragment
        not in anchors[target(name, address) if address[0] != "#" else name]
    ]

    assert broken == []


def test_the_policy_comes_first_and_nothing_is_inline(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        page = Page(html)
        assert [tag for tag, _ in page.tags[:3]] == ["html", "head", "meta"], name
        assert page.tags[2][1]["http-equiv"] == "Content-Security-Policy"
        assert "'unsafe" not in page.tags[2][1]["content"]
        assert page.inline == [], name
        assert not [a for _, a in page.tags if "style" in a or any(n[:2] == "on" for n in a)], name


def test_nothing_is_loaded_from_elsewhere(skin: Skin, pages: dict[str, str]) -> None:
    for html in pages.values():
        loaded = [
            a.get("src") or a["href"]
            for tag, a in Page(html).tags
            if tag in {"script", "link", "img"}
        ]
        assert not [address for address in loaded if urlsplit(address).netloc]
    sheets = [text.decode() for name, text in skin.files.items() if name.endswith(".css")]
    assert len(sheets) == 2
    assert not [
        found
        for sheet in sheets
        for found in re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", sheet)
    ]


def test_no_shell_sitemap_or_script_of_the_theme_is_left(skin: Skin) -> None:
    left = {name for name in skin.files if not name.endswith("/index.html")}

    assert {Path(name).suffix for name in left} == {
        ".html",
        ".css",
        ".svg",
        ".woff2",
        ".txt",
        ".png",
    }
    assert not [name for name in left if name.endswith((".js", ".xml"))]
    assert {name for name in left if name.endswith(".html")} == {"404.html"}


def test_one_link_of_the_menu_is_marked_on_every_page_below_it(pages: dict[str, str]) -> None:
    for name in (
        "syotteet/index.html",
        "sv/syotteet/a/index.html",
        "en/ohjeet/kasittelytapa/index.html",
    ):
        menu = [a for tag, a in Page(pages[name]).tags if tag == "a" and "hreflang" not in a]
        marked = [target(name, a["href"]) for a in menu if "aria-current" in a]
        section = name.removeprefix(home(speaks(name))).split("/")[0] + "/"
        assert section in MAIN
        assert f"{home(speaks(name))}{section}index.html" in marked


def test_the_lost_page_shows_the_way_home_below_the_sites_own_address(registry: Path) -> None:
    with (registry / "kirjuri.yaml").open("a") as settings:
        settings.write("sivusto: https://example.org/some/base/\n")

    lost = render(registry, languages=LANGUAGES, cache=None).files["404.html"].decode()

    assert 'href="/some/base/sv/">Gå till startsidan</a>' in lost
    assert 'href="/some/base/assets/kirjuri/base.css"' in lost
    assert 'aria-current="page"' not in lost


def test_an_untranslated_page_is_shown_with_a_notice(registry: Path) -> None:
    skin = render(registry, languages=LANGUAGES, cache=None)

    page = skin.files["sv/yhteys/index.html"].decode()

    assert "Innehållet visas på finska." in page
    assert '<div lang="fi">\n<h1 id="yhteys">Yhteys</h1>' in page
    assert 'href="../ohjeet/">O</a>' in page
    assert re.findall(r'rel="alternate" hreflang="(\w+)"', page) == ["fi"]
    assert skin.pages == {"ohjeet/": LANGUAGES, "yhteys/": ("fi",)}


def test_a_registry_without_hand_written_pages_has_shells_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "kirjuri.yaml").write_text("muoto: 1\nnimi: {fi: Koe}\n", encoding="utf-8")

    skin = render(tmp_path, languages=("fi", "sv"), cache=None)

    assert skin.pages == {}
    assert set(skin.shells) == {("fi", d) for d in range(5)} | {("sv", d) for d in range(1, 6)}
    assert (
        "Koe" in skin.shells["sv", 1].stamp(title="", description="", path="", content="").decode()
    )


def test_a_language_that_is_not_asked_for_leaves_nothing(registry: Path) -> None:
    (registry / "docs/README.md").write_text("# Not a page\n", encoding="utf-8")
    (registry / "docs/kuva.svg").write_text("<svg/>", encoding="utf-8")

    skin = render(registry, languages=("fi",), cache=None)

    assert {name for name in skin.files if not name.startswith("assets/")} == {
        "404.html",
        "kuva.svg",
        "ohjeet/index.html",
        "yhteys/index.html",
    }
    assert "k-languages" not in skin.files["ohjeet/index.html"].decode()


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Skin:
    """A small registry whose settings give the site an address; one page is not translated."""
    root = tmp_path_factory.mktemp("addressed")
    for path in ("fi/ohjeet/index.md", "sv/ohjeet/index.md", "en/ohjeet/index.md", "fi/yhteys.md"):
        page = root / "docs" / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"# {path}\n", encoding="utf-8")
    settings = 'muoto: 1\nnimi: "Koe <1>"\nsivusto: https://rekisteri.example.org/koe\n'
    (root / "kirjuri.yaml").write_text(settings, encoding="utf-8")
    return render(root, languages=LANGUAGES, cache=None)


BASE = "https://rekisteri.example.org/koe/"


def head(html: str, key: str) -> list[dict[str, str]]:
    return [a for tag, a in Page(html).tags if tag in {"link", "meta"} and key in a.values()]


def test_a_site_with_an_address_tells_whole_ones_to_search_engines(addressed: Skin) -> None:
    html = addressed.files["sv/ohjeet/index.html"].decode()
    assert [a["href"] for a in head(html, "canonical")] == [f"{BASE}sv/ohjeet/"]
    found = {a["hreflang"]: a["href"] for a in head(html, "alternate")}
    assert found == {
        "fi": f"{BASE}ohjeet/",
        "sv": f"{BASE}sv/ohjeet/",
        "en": f"{BASE}en/ohjeet/",
        "x-default": f"{BASE}ohjeet/",
    }


def test_a_borrowed_page_points_to_the_language_it_is_written_in(addressed: Skin) -> None:
    html = addressed.files["en/yhteys/index.html"].decode()
    assert [a["href"] for a in head(html, "canonical")] == [f"{BASE}yhteys/"]
    assert {a["hreflang"] for a in head(html, "alternate")} == {"fi", "x-default"}


def test_a_link_to_a_page_can_be_shown_with_its_title(addressed: Skin) -> None:
    html = addressed.files["sv/ohjeet/index.html"].decode()
    told = [(a["property"], a["content"]) for tag, a in Page(html).tags if "property" in a]
    assert told == [
        ("og:type", "website"),
        ("og:site_name", "Koe <1>"),
        ("og:title", "sv/ohjeet/index.md"),
        ("og:description", ""),
        ("og:url", f"{BASE}sv/ohjeet/"),
        ("og:locale", "sv_FI"),
        ("og:locale:alternate", "fi_FI"),
        ("og:locale:alternate", "en_GB"),
    ]


def test_a_stamped_page_has_its_own_address_and_what_stands_beside_it(addressed: Skin) -> None:
    shell = addressed.shells["sv", 3]
    html = shell.stamp(
        title="A & B",
        description="D",
        path="syotteet/x/",
        content="",
        head='<link rel="me" href="a">',
    ).decode()
    assert [a["href"] for a in head(html, "canonical")] == [f"{BASE}sv/syotteet/x/"]
    assert '<meta property="og:title" content="A &amp; B">' in html
    assert '<link rel="me" href="a">' in html.partition("</head>")[0]


def test_without_an_address_nothing_is_said_that_needs_one(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        assert head(html, "canonical") == [], name
        assert not any("property" in a for _, a in Page(html).tags), name
        assert "\ue000" not in html, name


def test_the_page_for_lost_readers_shows_where_to_look_in_every_language(
    pages: dict[str, str],
) -> None:
    html = pages["404.html"]
    links = [a["href"] for tag, a in Page(html).tags if tag == "a"]
    for language in LANGUAGES:
        for path in ("", "syotteet/", "ryhmat/", "linjaukset/", "ohjeet/", "yhteys/"):
            assert any(link.endswith(f"/{home(language)}{path}") for link in links), (
                language,
                path,
            )
    assert head(html, "noindex")
