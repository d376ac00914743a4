"""The site as it is published, in a real browser: nothing outside it can be reached, all of it is seen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).parents[2]
BASE = "http://rekisteri.test/some/base/"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
WATCH = """
window.seen = [];
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
  window[name] = () => window.seen.push(name);
document.addEventListener('securitypolicyviolation',
  e => window.seen.push(e.violatedDirective + ' ' + e.blockedURI));
"""


@dataclass(kw_only=True)
class Visit:
    """A tab that sees one site below a base path, and what its pages did that no page should."""

    page: Page
    harm: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """Open a page by its address below the base."""
        self.page.goto(BASE + address)
        self.harm += self.page.evaluate("window.seen || []")
        return self.page


Visitor = Callable[..., AbstractContextManager[Visit]]


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> Visitor:
    """Open a tab on the files of a site; requests to elsewhere or to nothing are noted as harm."""

    @contextmanager
    def visit(site: Mapping[str, bytes], **options: Any) -> Iterator[Visit]:
        context = browser.new_context(**options)
        context.add_init_script(WATCH)
        seen = Visit(page=context.new_page())
        context.route("**/*", lambda route: answer(route, site, seen.harm))
        context.on("page", lambda page: seen.harm.append(f"a window: {page.url}"))
        seen.page.on("dialog", lambda dialog: (seen.harm.append(dialog.message), dialog.dismiss()))
        seen.page.on("pageerror", lambda error: seen.harm.append(str(error)))
        seen.page.on("console", lambda message: seen.harm.append(message.text))
        yield seen
        seen.harm += [f"a cookie: {cookie}" for cookie in context.cookies()]
        context.close()

    return visit


def answer(route: Route, site: Mapping[str, bytes], harm: list[str]) -> None:
    """Give a file of the site to the browser, and nothing else."""
    url = route.request.url
    name = unquote(urlsplit(url).path.removeprefix("/some/base/"))
    name += "index.html" if name == "" or name.endswith("/") else ""
    if url.startswith(BASE) and name in site:
        route.fulfill(body=site[name], content_type=TYPES.get(Path(name).suffix, "text/plain"))
    else:
        harm.append(f"a request: {url}")
        route.fulfill(status=404, body="")


def built(root: Path, out: Path, *, codes: tuple[int, ...] = (0,)) -> dict[str, bytes]:
    """The files of a registry's site, as the command makes them."""
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "kirjuri",
            "--today",
            "2026-11-22",
            "-C",
            root,
            "build",
            "--out",
            out,
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT / "tool")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode in codes, ran.stdout + ran.stderr
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The published site of this very repository."""
    return built(ROOT, tmp_path_factory.mktemp("browser") / "site", codes=(0, 1))


@pytest.fixture(scope="session")
def builder() -> Callable[..., dict[str, bytes]]:
    """Build any registry's site."""
    return built
