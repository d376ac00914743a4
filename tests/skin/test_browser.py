"""In a real browser: hostile words are inert in every hole of every shell, nothing breaks the policy."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest

from kirjuri.model.shell import Shell
from kirjuri.skin.addresses import home
from kirjuri.skin.shells import Skin, render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

BASE = "http://rekisteri.test/some/base/"
LANGUAGES = ("fi", "sv", "en")
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
WATCH = """
window.seen = [];
for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => window.seen.push(name);
document.addEventListener('securitypolicyviolation', e => window.seen.push(e.violatedDirective + ' ' + e.blockedURI));
"""
SHAPE = """
[...document.querySelectorAll(':not(code)')].map(e => e.tagName + [...e.attributes].map(a => a.name).sort())
"""
SHOWN = """
({title: document.title, description: document.querySelector('meta[name=description]').content,
  hosts: [...new Set([...document.links].map(a => a.host))]})
"""

FONT = """document.fonts.ready.then(() => document.fonts.check('18px "Source Sans 3"'))"""

HOSTILE = (
    "</title><script>alert(1)</script>",
    "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    '" onmouseover="alert(1)" autofocus onfocus="alert(1)',
    '" http-equiv="refresh" content="0;url=https://evil.test/',
    "</head><base href=https://evil.test/><body onload=alert(1)>",
    "--><script src=https://evil.test/x.js></script><!--",
    "javascript:alert(1)//",
    "//evil.test/x",
    "{{ 7 * 7 }}{% raw %}{onclick=alert(1)}",
    "<style>@import url(https://evil.test/x.css)</style>",
    "\ue000content\ue001",
    "`<iframe srcdoc='<script>parent.alert(1)</script>'>`",
)


@dataclass
class Visit:
    """What a page did: words of dialogs and violations, and requests that left the site."""

    page: "Page"
    elsewhere: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def open(self, path: str) -> "Page":
        self.page.goto(BASE + path)
        return self.page

    def harm(self) -> list[Any]:
        return [*self.page.evaluate("window.seen"), *self.elsewhere, *self.missing, *self.said]


@contextmanager
def visit(browser: "Browser", files: dict[str, bytes], **options: Any) -> Iterator[Visit]:
    """A tab that sees only these files, below a base path; every other request is noted and refused."""
    context = browser.new_context(**options)
    context.add_init_script(WATCH)
    seen = Visit(page=context.new_page())

    def answer(route: "Route") -> None:
        url = route.request.url
        name = unquote(urlsplit(url).path.removeprefix("/some/base/"))
        name += "index.html" if name == "" or name.endswith("/") else ""
        if not url.startswith(BASE):
            seen.elsewhere.append(url)
            route.abort()
        elif name in files:
            route.fulfill(body=files[name], content_type=TYPES.get(Path(name).suffix, "text/plain"))
        else:
            seen.missing.append(url)
            route.fulfill(status=404, body="")

    context.route("**/*", answer)
    seen.page.on("dialog", lambda dialog: (seen.said.append(dialog.message), dialog.dismiss()))
    seen.page.on("pageerror", lambda error: seen.said.append(str(error)))
    seen.page.on("console", lambda message: seen.said.append(message.text))
    try:
        yield seen
    finally:
        context.close()


def published(skin: Skin) -> dict[str, bytes]:
    """The skin's files and the publisher's own style sheets and scripts, as far as there are any."""
    folder = Path(__file__).parents[2] / "tool/kirjuri/publish/assets"
    ours = {
        f"assets/kirjuri/{path.name}": path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    return {**skin.files, **ours}


def light(skin: Skin) -> dict[str, bytes]:
    """The same with empty style sheets, where only the tags matter."""
    return {name: b"" if name.endswith(".css") else text for name, text in published(skin).items()}


def stamp(shell: Shell, words: str) -> bytes:
    return shell.stamp(title=words, description=words, path=f"{words}/", content="<h1>Otsikko</h1>")


def address(shell: Shell) -> str:
    return home(shell.language) + "x/" * (shell.depth - home(shell.language).count("/"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_words_are_inert_in_every_hole_of_every_shell(
    browser: "Browser", skin: Skin, language: str
) -> None:
    files = light(skin)
    shells = [shell for shell in skin.shells.values() if shell.language == language]
    with visit(browser, files) as seen:
        for shell in shells:
            files[f"{address(shell)}index.html"] = stamp(shell, "harmless")
            expected = seen.open(address(shell)).evaluate(SHAPE)
            for words in HOSTILE:
                files[f"{address(shell)}index.html"] = stamp(shell, words)
                page = seen.open(address(shell))
                assert page.evaluate(SHAPE) == expected, (shell.depth, words)
                assert page.evaluate(SHOWN) == {
                    "title": f"{words} – Kirjuri",
                    "description": words,
                    "hosts": ["rekisteri.test"],
                }
        assert seen.harm() == []


def registry_of(root: Path, all_words: tuple[str, ...]) -> Path:
    """A registry whose every text is one of the words: settings, front matter, headings, neighbours."""
    root.mkdir()
    said = json.dumps(" ".join(all_words))
    (root / "kirjuri.yaml").write_text(f"muoto: 1\nnimi: {said}\nkuvaus: {said}\nsivusto: {BASE}\n")
    (root / "mkdocs.yml").write_text(
        f"site_name: {said}\ntheme: {{name: material}}\nplugins: [kirjuri]\n"
    )
    folder = root / "docs/fi/ohjeet"
    folder.mkdir(parents=True)
    for number, words in enumerate(all_words):
        text = escape(words, quote=False)
        (folder / f"a{number}.md").write_text(
            f"---\ntitle: {json.dumps(words)}\ndescription: {json.dumps(words)}\n---\n\nTeksti.\n"
        )
        (folder / f"b{number}.md").write_text(f"# {text}\n\n## {text}\n\nTeksti.\n")
    return root


def shapes(browser: "Browser", root: Path, names: list[str]) -> dict[str, list[str]]:
    """The tags and attribute names of those pages, in no order, once none of them has done any harm."""
    files = light(render(root, languages=("fi", "sv"), cache=None))
    with visit(browser, files) as seen:
        found = {name: sorted(map(repr, seen.open(name).evaluate(SHAPE))) for name in names}
        assert seen.harm() == []
    return found


def test_hostile_titles_of_hand_written_pages_are_inert(browser: "Browser", tmp_path: Path) -> None:
    words = tuple(words for words in HOSTILE if "\ue000" not in words)
    kinds = ["ohjeet/a", "ohjeet/b", "sv/ohjeet/a", "sv/ohjeet/b"]
    names = {f"{kind}{number}/": f"{kind}0/" for kind in kinds for number in range(len(words))}
    names["404.html"] = "404.html"
    harmless = registry_of(tmp_path / "a", ("harmless",) * len(words))

    expected = shapes(browser, harmless, sorted(set(names.values())))

    found = shapes(browser, registry_of(tmp_path / "b", words), sorted(names))
    assert [name for name in names if found[name] != expected[names[name]]] == []


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (768, "dark"), (1440, "light")])
def test_no_page_breaks_the_policy_or_is_wider_than_the_screen(
    browser: "Browser", skin: Skin, width: int, scheme: str
) -> None:
    names = [name for name in skin.files if name.endswith("/index.html")]
    size = {"width": width, "height": 800}
    with visit(browser, published(skin), viewport=size, color_scheme=scheme) as seen:
        for name in names:
            page = seen.open(name.removesuffix("index.html"))
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
            assert page.evaluate(FONT), name
        assert seen.harm() == []
        assert names


def test_the_menu_and_the_switch_work_by_keyboard_without_scripts(
    browser: "Browser", skin: Skin
) -> None:
    with visit(
        browser, published(skin), java_script_enabled=False, viewport={"width": 360, "height": 800}
    ) as seen:
        page = seen.open("ohjeet/kasittelytapa/")
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "Hyppää sisältöön"
        for _ in range(7):
            page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "Valikko"
        page.keyboard.press("Enter")
        assert page.locator(".k-nav__menu a").first.is_visible()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Shift+Tab")
        assert page.locator(":focus").inner_text() == "Svenska"
        page.keyboard.press("Enter")
        page.wait_for_url(f"{BASE}sv/ohjeet/kasittelytapa/")
        assert page.locator("h1").inner_text() == "Behandlingssätt"
