"""How fast the built pages are on a phone: Lighthouse's scores, their weight, and the status table's filters.

    python -m bench.pages [--records 10000]

Builds the registry's own content, serves it on this computer as ordinary web hosts do (compressed),
and asks Lighthouse (mobile, its own simulated network and processor) and a real browser with its
processor slowed four times. Needs Chromium, and `npm ci --ignore-scripts` in tests/npm.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.grow import grow
from bench.run import copy

ROOT = Path(__file__).resolve().parent.parent
LIGHTHOUSE = ROOT / "tests" / "npm" / "node_modules" / "lighthouse" / "cli" / "index.js"
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
PAGES = ("syotteet/", "syotteet/SYO-0000-0001/", "")
STEPS = (
    ("one state", "document.querySelector('[name=tila][value=paattynyt]').click()"),
    ("and one process", "document.querySelector('[name=prosessi][value=A]').click()"),
    ("a word", "type('asia')"),
    ("no word", "type('')"),
    ("by title", "pick('otsikko')"),
    ("by due day", "pick('mennessa')"),
    ("latest first", "pick('')"),
    ("all again", "document.querySelector('[data-clear]').click()"),
)
TIMED = """async (step) => {
  const form = document.querySelector('.k-finder form');
  const told = () => form.dispatchEvent(new Event('input', { bubbles: true }));
  const type = (text) => { form.haku.value = text; told(); };
  const pick = (order) => { form.jarjestys.value = order; told(); };
  const begun = performance.now();
  STEP;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  return performance.now() - begun;
}"""


class Host(SimpleHTTPRequestHandler):
    """Serves files compressed, as web hosts do, and says nothing."""

    def do_GET(self) -> None:
        """Answer with a file, compressed when it is text."""
        path = Path(self.translate_path(self.path.split("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in {".html", ".css", ".js", ".json", ".svg"}:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the table of figures clean."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10000, help="inputs in the status table")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kirjuri-bench-") as folder:
        content = Path(folder) / "content"
        copy(content)
        _run("-C", str(content), "build")
        site = content / "site"
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/"
        try:
            _weights(site)
            if LIGHTHOUSE.is_file() and shutil.which("node"):
                for page in PAGES:
                    _lighthouse(base + page)
            _table(content, base, asked.records)
        finally:
            server.shutdown()


def _run(*words: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tool")}
    subprocess.run(
        [sys.executable, "-m", "kirjuri", *words], check=False, env=environment, capture_output=True
    )


def _weights(site: Path) -> None:
    styles = sum(
        len(gzip.compress(p.read_bytes(), 6)) for p in (site / "assets/kirjuri").glob("*.css")
    )
    for page in PAGES:
        own = len(gzip.compress((site / page / "index.html").read_bytes(), 6))
        _say(f"weight /{page}", f"{(own + styles) / 1024:.1f} KB: page and styles, compressed")


def _lighthouse(url: str) -> None:
    chromium = os.environ.get("KIRJURI_CHROMIUM") or shutil.which("chromium") or "chromium"
    ran = subprocess.run(
        ["node", LIGHTHOUSE, url, "--quiet", "--output=json", f"--chrome-flags={' '.join(FLAGS)}"],
        check=True,
        capture_output=True,
        env={**os.environ, "CHROME_PATH": chromium},
    )
    found = json.loads(ran.stdout)["categories"]
    scores = ", ".join(f"{key} {round(100 * one['score'])}" for key, one in found.items())
    _say(f"lighthouse mobile {url[url.index('/', 8) :]}", scores)


def _table(content: Path, base: str, records: int) -> None:
    large = content.parent / "large"
    grow(content, large, records)
    data = _data(large)
    with sync_playwright() as play:
        path = os.environ.get("KIRJURI_CHROMIUM") or shutil.which("chromium")
        browser = play.chromium.launch(executable_path=path, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.route("**/taulukko.json", lambda route: route.fulfill(body=data))
        slow = page.context.new_cdp_session(page)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.goto(f"{base}syotteet/")
        page.wait_for_selector(".k-finder:not([hidden])")
        _say(
            f"status table, {records} inputs",
            f"{len(gzip.compress(data)) / 1024:.0f} KB compressed",
        )
        for name, step in STEPS:
            _say(f"  {name}, processor slowed 4x", f"{_timed(page, step):.0f} ms to the next frame")
        browser.close()


def _timed(page: Page, step: str) -> float:
    return float(page.evaluate(TIMED.replace("STEP", step)))


def _data(registry: Path) -> bytes:
    from kirjuri import app
    from kirjuri.publish.edition import Edition
    from kirjuri.publish.status_table import data, found
    from kirjuri.publish.tongue import Tongue

    outcome = app.check(registry, today=dt.date(2026, 11, 22))
    edition = Edition(context=outcome.context, findings=outcome.findings, rules=())
    view = data(edition, Tongue(language="fi"), found(edition))
    return json.dumps(view, ensure_ascii=False, separators=(",", ":")).encode()


def _say(what: str, told: str) -> None:
    sys.stdout.write(f"{what:45} {told}\n")


if __name__ == "__main__":
    main()
