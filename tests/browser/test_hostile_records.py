"""A registry whose every text is an attack, published whole: its pages are inert, hold and come in time."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from kirjuri.derive.schemas import at
from kirjuri.kinds import kind
from kirjuri.locale import LANGUAGES
from kirjuri.model.policy import Policy
from kirjuri.publish.specs import Specs
from kirjuri.sources.load import load
from kirjuri.sources.policy import load_policy
from kirjuri.sources.tree import WorkingTree

if TYPE_CHECKING:
    from .conftest import Visitor

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
INPUTS, GROUPS = 500, 200
PAGE_OF_INPUT = re.compile(r"syotteet/SYO-[0-9-]+/index\.html")
PAGE_OF_COPY = re.compile(r"en/ryhmat/kopio-[0-9]+/index\.html")
SECONDS = 300
"""Most processor time that the build may take, in seconds: some four times what it does."""

ATTACKS = (
    "</title><script>alert(1)</script>",
    "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;img src=x onerror=alert(1)&amp;gt;",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    '" onmouseover="alert(1)" autofocus onfocus="alert(1)',
    '" http-equiv="refresh" content="0;url=https://evil.test/',
    "</head><base href=https://evil.test/><body onload=alert(1)>",
    "--><script src=https://evil.test/x.js></script><!--",
    "[x](javascript:alert(1)) [y](data:text/html,<script>alert(1)</script>) [z](//evil.test/z)",
    "![x](https://evil.test/x.png) <img src=https://evil.test/y.png>",
    "<https://evil.test/> [viranomainen](https://evil.test/vm.fi) [a]: javascript:alert(1)",
    "# Otsikko\n\n###### Alin\n\n<details open ontoggle=alert(1)>\n\n| a | b |\n|:-|-:|\n| <b>1</b> | 2 |",
    "{{ 7 * 7 }} {% raw %}{% for x in [1] %}{# #} ${7*7} #{7*7}",
    "{: onclick=alert(1) .md-header #tila } { #tapahtumat style=position:fixed }",
    "<style>@import url(https://evil.test/x.css);*{display:none}</style>",
    "</td></tr></table></div></main></body></html><iframe srcdoc='<script>parent.alert(1)</script>'>",
    "]]><![CDATA[<script>alert(1)</script>]]> <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]> &e;",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "%(kieli)s {0} {title} %s \\u003cscript\\u003e \\x3cscript\\x3e ../../../../etc/passwd",
    "Ä" * 300,
    "https://example.org/" + "a" * 270,
)
LOOK = """
({
  active: [...document.querySelectorAll('script:not([type="module"][src*="assets/kirjuri/"]),iframe,object,embed,' +
    'form:not(header .k-search, .k-finder form),base,style,video,audio,math,' +
    'input:not(header .k-search > input, .k-finder input),img:not([src$="tunnus.svg"]),' +
    'meta[http-equiv]:not([http-equiv="Content-Security-Policy"])')]
    .map(e => e.outerHTML.slice(0, 200)),
  handlers: [...document.querySelectorAll('*')].flatMap(e => [...e.attributes])
    .filter(a => /^(on|style$|srcdoc|formaction|autofocus)/.test(a.name)).map(a => a.name + '=' + a.value),
  schemes: [...new Set([...document.querySelectorAll('a[href], link[href]')].map(a => new URL(a.href).protocol))],
  trusted: [...document.querySelectorAll('a[href]')].filter(a => a.hostname && a.hostname !== location.hostname
    && !(a.rel.includes('nofollow') && a.rel.includes('noopener'))).map(a => a.href)
    .filter(href => !href.startsWith('https://creativecommons.org/')),
  counted: document.body.textContent.includes(' 49 '),
  headings: document.querySelectorAll('h1').length,
  frames: document.querySelectorAll('header.k-header, main, footer.k-footer').length,
  wide: document.documentElement.scrollWidth - innerWidth,
})
"""
FINE = {
    "active": [],
    "handlers": [],
    "trusted": [],
    "counted": False,
    "headings": 1,
    "frames": 3,
    "wide": 0,
}


def poisoned(
    name: str, data: Mapping[str, object], policy: Policy, number: Iterator[int]
) -> object:
    """A record's data with an attack in the place of every text that a person may write."""
    specs, schema = Specs(policy), policy.schemas[name]

    def changed(value: object, route: tuple[str | int, ...]) -> object:
        if isinstance(value, Mapping):
            same = bool(value) and set(value) <= set(LANGUAGES)
            return {k: changed(v, route if same else (*route, k)) for k, v in value.items()}
        if isinstance(value, list):
            return [changed(v, (*route, i)) for i, v in enumerate(value)]
        spec = specs.of(name, route)
        if not isinstance(value, str) or spec.form not in {"text", "prose"} or spec.verbatim:
            return value
        return attack(int(str(at(schema, route).get("maxLength", 0))), next(number), spec.form)

    return changed(data, ())


def attack(longest: int, number: int, form: str) -> str:
    """The attack whose turn it is: on one line where it must be, as long as it may be now and then."""
    words = ATTACKS[number % len(ATTACKS)]
    if form != "prose":
        words = words.replace("\n", " ")
    if number % 41 == 0:
        words = f"{words} " * max(1, longest // len(words))
    return words[:longest].strip()


def registry(root: Path) -> tuple[Path, list[str]]:
    """Write the hostile registry; return it and the addresses of the records that it is made of."""
    policy, number = load_policy(ROOT), count()
    found = load(WorkingTree(ROOT)).registry.records
    originals = {
        record.id: record for record in sorted(found, key=lambda one: one.path) if not record.new
    }
    for record in originals.values():
        write(root, record.path, poisoned(record.kind, record.data, policy, number))
    inputs = [record for record in originals.values() if record.kind == "syote"]
    answered = {one for record in originals.values() for one in record.items("syotteet")}
    alone = [record for record in inputs if record.id not in answered]
    for each in range(INPUTS - len(inputs)):
        data = alone[each % len(alone)].data
        name = f"SYO-0000-{each + 1000}"
        copy = poisoned("syote", {**data, "tunnus": name}, policy, number)
        write(root, f"syotteet/0000/{name}.yaml", copy)
    group = originals["digi-ja-vaestotietovirasto"].data
    for each in range(GROUPS):
        copy = poisoned("ryhma", {**group, "tunnus": f"kopio-{each}"}, policy, number)
        write(root, f"ryhmat/kopio-{each}/ryhma.yaml", copy)
    names = {key: attack(200, next(number), "text") for key in LANGUAGES}
    settings = yaml.safe_load((ROOT / "kirjuri.yaml").read_text("utf-8"))
    write(root, "kirjuri.yaml", {**settings, "nimi": names, "kuvaus": names})
    return root, [kind(record.kind).address(name) for name, record in originals.items()]


def write(root: Path, path: str, data: object) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")


def test_a_registry_of_attacks_is_published_whole_inert_and_in_time(
    visitor: Visitor, builder: Callable[..., dict[str, bytes]], tmp_path: Path
) -> None:
    root, records = registry(tmp_path / "registry")
    before = os.times().children_user

    site = builder(root, tmp_path / "site")

    assert os.times().children_user - before < SECONDS
    assert len([name for name in site if PAGE_OF_INPUT.fullmatch(name)]) == INPUTS
    assert len([name for name in site if PAGE_OF_COPY.fullmatch(name)]) == GROUPS
    homes = ("", "sv/", "en/")
    pages = [home + page for home in homes for page in ("", "syotteet/", "ryhmat/", "linjaukset/")]
    pages += [homes[number % 3] + address for number, address in enumerate(records)]
    pages += ["elinkaari/syote/", "saannot/"]
    wrong = {}
    with visitor(site, viewport={"width": 360, "height": 740}) as seen:
        for address in pages:
            found = seen.open(address).evaluate(LOOK)
            found["schemes"] = sorted({*found["schemes"]} - {"http:", "https:", "mailto:"})
            if found != {**FINE, "schemes": []}:
                wrong[address] = {
                    key: value for key, value in found.items() if value != FINE.get(key, [])
                }
    assert wrong == {}
    assert seen.harm == []


def test_every_attack_is_somewhere_in_the_registry(tmp_path: Path) -> None:
    root, _ = registry(tmp_path / "registry")
    found = {
        text for path in root.rglob("*.yaml") for text in texts(json.loads(path.read_text("utf-8")))
    }
    said = " ".join(found).replace("\n", " ")

    assert [words for words in ATTACKS if words.replace("\n", " ") not in said] == []
    assert max(map(len, found)) > 19_000


def texts(value: object) -> Iterator[str]:
    """Every text of a record's data."""
    if isinstance(value, str):
        yield value
    inner = (
        value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    )
    for one in inner:
        yield from texts(one)
