"""The site as a whole: order does not matter, and an increment ends as a clean build would."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from kirjuri.derive.context import Context
from kirjuri.engine import Findings
from kirjuri.model.policy import Policy
from kirjuri.model.record import Registry
from kirjuri.publish.site import Published

Checked = tuple[Context, Findings]
Publisher = Callable[..., Published]
Judge = Callable[[Mapping[str, bytes]], Checked]
Tree = Callable[[str], dict[str, bytes]]


def reordered(value: object) -> object:
    """The same data with the fields of every object in another order."""
    if isinstance(value, dict):
        return {key: reordered(value[key]) for key in sorted(value, reverse=True)}
    return [reordered(item) for item in value] if isinstance(value, list) else value


def test_the_order_of_records_fields_and_findings_does_not_matter(
    checked: Checked, policy: Policy, publisher: Publisher, tree: Tree
) -> None:
    context, findings = checked
    records = [replace(one, data=reordered(one.data)) for one in reversed(context.registry.records)]
    other = Context(
        registry=Registry(records=tuple(records), unreadable=context.registry.unreadable),
        policy=policy,
        today=context.today,
    )
    publisher(checked, "one")
    publisher((other, Findings(diagnostics=findings.diagnostics[::-1])), "two")
    assert tree("one") == tree("two")


def test_a_second_publication_writes_nothing(checked: Checked, publisher: Publisher) -> None:
    first = publisher(checked)
    again = publisher(checked)
    assert (again.written, again.removed) == (0, 0)
    assert again.unchanged == first.written
    assert again.pages == first.pages
    assert again.withheld == ("SYO-2026-0002", "SYO-2026-0003")


def test_a_changed_title_writes_only_the_files_that_show_it(
    registry: dict[str, bytes], judge: Judge, publisher: Publisher, tree: Tree
) -> None:
    publisher(judge(registry))
    before = tree("site")
    path = "ryhmat/vanha-ryhma/ryhma.yaml"
    registry[path] = registry[path].replace(b"nimi: Vanha ryhm", b"nimi: Entinen ryhm")
    done = publisher(judge(registry))
    after = tree("site")
    changed = {path for path in after if after[path] != before[path]}
    # Its own page, the list, its successor's, and that of the input it is kept informed of.
    pages = ("vanha-ryhma/", "", "koeryhma/")
    shown = {f"ryhmat/{page}index.html" for page in pages} | {"syotteet/SYO-0000-0001/index.html"}
    # Feeds that tell of it, its calendar, and the data of its kind.
    shown |= {"tapahtumat.atom", "ryhmat/tapahtumat.atom", "ryhmat/vanha-ryhma/tapahtumat.atom"}
    shown |= {"ryhmat/vanha-ryhma/kalenteri.ics"}
    spoken = {f"{home}{path}" for home in ("", "sv/", "en/") for path in shown}
    data = {
        "ryhma/vanha-ryhma.json",
        "ryhma.json",
        "ryhma.csv",
        "ryhma-excel.csv",
        "rekisteri.sqlite",
    }
    # Of the search the names, and the parts with the old word and with the new one.
    parts = {path for path in changed if path.startswith("haku/osat/")}
    assert {path.split("/")[2] for path in parts} == {"fi", "sv", "en", "sanat"}
    assert len(parts) == len(("fi", "sv", "en")) + 2
    assert changed - parts == spoken | {f"data/v1/{path}" for path in data}
    assert done.written == len(changed)
    assert done.removed == 0


EDITS = (
    lambda text: text.replace(b"pvm: 2026-", b"pvm: 2025-"),
    lambda text: text.replace(b"kuvaus: ", b"kuvaus: Toisin. "),
    lambda text: text + b"salaisuus: x\n",
    lambda text: text.replace(b"esimerkki: true\n", b""),
    lambda text: text.replace(b"koeryhma", b"turvaryhma"),
    lambda _: b"[broken",
)


@pytest.mark.parametrize("seed", range(4))
def test_any_row_of_edits_ends_as_a_clean_publication_would(
    registry: dict[str, bytes], judge: Judge, publisher: Publisher, tree: Tree, seed: int
) -> None:
    chance = random.Random(seed)
    original = dict(registry)
    for step in range(6):
        path = chance.choice(sorted(original))
        if path == "kirjuri.yaml":
            continue
        if path in registry and chance.random() < 0.25:
            del registry[path]
        elif path in registry and chance.random() < 0.75:
            registry[path] = chance.choice(EDITS)(registry[path])
        else:
            registry[path] = original[path]
        checked = judge(registry)
        publisher(checked, "grown")
        publisher(checked, f"clean-{step}")
        assert tree("grown") == tree(f"clean-{step}")


def test_a_record_that_breaks_can_keep_the_page_it_had(
    registry: dict[str, bytes], judge: Judge, publisher: Publisher, tree: Tree
) -> None:
    page = "syotteet/SYO-0000-0001/index.html"
    publisher(judge(registry))
    before = tree("site")[page]
    registry["syotteet/0000/SYO-0000-0001.yaml"] += b"salaisuus: x\n"
    publisher(judge(registry), keep=True)
    assert tree("site")[page] == before
    publisher(judge(registry))
    assert b"SYO-0000-0001" in tree("site")[page]
    assert tree("site")[page] != before


def test_other_files_are_published_but_never_over_a_page(
    checked: Checked, publisher: Publisher, tree: Tree, tmp_path: Path
) -> None:
    publisher(checked, extra={"index.html": b"of others", "robots.txt": b"User-agent: *\n"})
    assert tree("site")["robots.txt"] == b"User-agent: *\n"
    assert tree("site")["index.html"] != b"of others"
