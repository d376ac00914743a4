"""How well the search finds, and how many bytes a question costs.

Asks the published index, in a browser, every question of `tests/search/queries.yaml` from a cold start;
beside it the same questions with other ways of making keys, counted without a browser: whole words,
beginnings of words (Material's search adds `*` to each), and where installed Snowball and simplemma.
Then the bytes at many records.
"""

from __future__ import annotations

import datetime as dt
import importlib
import json
import math
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from bench.varied import varied
from kirjuri import app
from kirjuri.derive.context import Context
from kirjuri.derive.stems import folded, words
from kirjuri.derive.terms import STOPWORDS
from kirjuri.engine import Findings
from kirjuri.kinds import all_kinds
from kirjuri.publish.edition import Edition
from kirjuri.publish.pages import all_pages
from kirjuri.publish.search.documents import Document, documents
from kirjuri.publish.search.files import files
from kirjuri.publish.search.index import index
from kirjuri.publish.tongue import Tongue
from kirjuri.skin.shells import render

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "tests" / "search" / "queries.yaml"
ASSETS = ROOT / "tool" / "kirjuri" / "publish" / "assets" / "haku"
LANGUAGES = ("fi", "sv", "en")
SHORT = {
    "S": "syotteet/SYO-0000-0{:03d}/",
    "L": "linjaukset/LIN-0000-{:03d}/",
    "R": "linjaukset/LIN-2026-{:03d}/",
}
ASK = """async ([questions, language]) => {
    const { Index } = await import('http://haku.test/haku/index.js');
    const told = [];
    for (const question of questions) {
        let bytes = 0;
        const index = new Index(async path => {
            const text = await (await fetch('http://haku.test/osat/' + path)).text();
            bytes += new TextEncoder().encode(text).length;
            return JSON.parse(text);
        });
        const found = (await index.find(question, language)).map(({ number }) => number);
        await index.names(found.slice(0, 10), language);
        const cost = bytes;
        told.push([cost, (await index.names(found, language)).map(({ path }) => path)]);
    }
    return told;
}"""

Keys = Callable[[str, str], Sequence[str]]


def main(copy: Callable[[Path], None]) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="kirjuri-bench-") as folder:
        content, large = Path(folder) / "content", Path(folder) / "large"
        copy(content)
        found = gathered(content)
        for name, keys in others():
            for language in LANGUAGES:
                print(f"{name:<28}{language}  {counted(found, keys, language)}")
        browsed("ours", found)
        varied(content, large, 10_000)
        start = time.process_time()
        many = gathered(large)
        print(f"10 000 inputs: pages and documents {time.process_time() - start:.1f} CPU s")
        browsed("ours, 10 000 inputs", many)


def gathered(root: Path) -> list[Document]:
    """Return everything that can be found in a registry and its hand-written pages."""
    seen = app.check(root, today=dt.date(2026, 11, 26))
    context: Context = seen.context
    edition = Edition(context=context, findings=Findings(diagnostics=()), rules=())
    skin = render(ROOT, languages=LANGUAGES, cache=None)
    tongues = [Tongue(language=language) for language in LANGUAGES]
    return documents(edition, all_pages(edition, tongues), skin.files)


def rows(language: str) -> list[tuple[str, list[str]]]:
    """Return the questions of a language with the addresses that they mean."""
    found = yaml.safe_load(QUERIES.read_text("utf-8"))[language]
    parts = [[part.strip() for part in row.split(" | ")] for row in found]
    return [(question, [address(one) for one in meant.split()]) for question, meant, _ in parts]


def address(short: str) -> str:
    """Return the whole address of a short one."""
    if short.startswith("G:"):
        return f"ryhmat/{short[2:]}/"
    if short[1:].isdecimal():
        return SHORT[short[0]].format(int(short[1:]))
    return short


def quality(language: str, answers: Sequence[Sequence[str]]) -> str:
    """Return recall, and how often the first that is meant is among the first five."""
    asked = rows(language)
    meant = sum(len(own) for _, own in asked)
    held = sum(one in got for (_, own), got in zip(asked, answers, strict=True) for one in own)
    five = sum(own[0] in got[:5] for (_, own), got in zip(asked, answers, strict=True))
    return f"recall {held / meant:.2f}  in the first five {five / len(asked):.2f}"


def others() -> Iterator[tuple[str, Keys]]:
    """Yield other ways of making keys of a word."""
    yield "whole words", lambda word, _: [folded(word)]
    yield "beginnings (Material)", lambda word, _: [f"{folded(word)}*"]
    try:
        snowball = importlib.import_module("snowballstemmer")
        names = {"fi": "finnish", "sv": "swedish", "en": "english"}
        tools = {language: snowball.stemmer(name) for language, name in names.items()}
        yield (
            "Snowball stems",
            lambda word, language: [folded(tools[language].stemWord(word.casefold()))],
        )
        lemmas = importlib.import_module("simplemma")
        yield (
            "simplemma lemmas",
            lambda word, language: [folded(lemmas.lemmatize(word.casefold(), language))],
        )
    except ImportError as error:
        print(f"not measured here: {error.name} is not installed")


def counted(found: Sequence[Document], keys: Keys, language: str) -> str:
    """Return the quality of a way of making keys, ranked by rarity; titles count three times."""
    postings: dict[str, dict[str, float]] = {}
    for document in found:
        for said in document.said:
            for word in words(said.text):
                for key in keys(word, said.language):
                    held = postings.setdefault(key.rstrip("*"), {})
                    weight = 3.0 if said.place == "title" else 1.0
                    held[document.path] = max(held.get(document.path, 0.0), weight)
        if document.id:
            postings.setdefault(document.id.casefold(), {})[document.path] = 9.0
    answers = [_asked(question, postings, keys, language) for question, _ in rows(language)]
    return quality(language, answers)


def _asked(
    question: str, postings: Mapping[str, Mapping[str, float]], keys: Keys, language: str
) -> list[str]:
    total = len({path for held in postings.values() for path in held})
    sums: dict[str, float] = {}
    said = [w for w in question.split() if folded(w) not in STOPWORDS[language]]
    for word in said:
        wanted = {word.casefold(), *(k for part in words(word) for k in keys(part, language))}
        best: dict[str, float] = {}
        for key in wanted:
            star = key.endswith("*")
            for name in [p for p in postings if p.startswith(key[:-1])] if star else [key]:
                for path, weight in postings.get(name, {}).items():
                    value = weight * math.log(1 + total / len(postings[name]))
                    best[path] = max(best.get(path, 0.0), value)
        for path, value in best.items():
            sums[path] = sums.get(path, 0.0) + value
    return sorted(sums, key=lambda path: (-sums[path], path))


def browsed(name: str, found: Sequence[Document]) -> None:
    """Print the quality and the bytes of the published index, asked in a browser."""
    from playwright.sync_api import Route, sync_playwright
    from tests.conftest import BROWSERS, CHROMIUM

    start = time.process_time()
    made = files(index(found, tuple(kind.name for kind in all_kinds())), LANGUAGES)
    seconds = time.process_time() - start
    served = {f"/{path.removeprefix('haku/')}": content for path, content in made.items()}
    served |= {f"/haku/{path.name}": path.read_bytes() for path in ASSETS.glob("*.js")}
    served["/"] = b"<!doctype html><title>haku</title>"

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix("http://haku.test")
        style = "text/javascript" if path.endswith(".js") else "text/html"
        route.fulfill(body=served[path], content_type=style)

    size = sum(map(len, made.values()))
    print(
        f"{name}: {len(found)} pages, {len(made)} files, {size} bytes, made in {seconds:.1f} CPU s"
    )
    with sync_playwright() as play:
        executable = next(filter(None, map(shutil.which, BROWSERS)))
        browser = play.chromium.launch(executable_path=executable, args=list(CHROMIUM))
        page = browser.new_page()
        page.route("**/*", answer)
        page.goto("http://haku.test/")
        for language in LANGUAGES:
            asked = rows(language)
            told = json.loads(
                json.dumps(page.evaluate(ASK, [[question for question, _ in asked], language]))
            )
            costs = sorted(cost for cost, _ in told)
            told_quality = quality(language, [paths for _, paths in told])
            print(
                f"{name:<28}{language}  {told_quality}  bytes a question: median "
                f"{costs[len(costs) // 2]}, most {costs[-1]}"
            )
        browser.close()
