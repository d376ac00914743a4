"""Every requirement of the proposal stands once on its page, and whatever the page points to is there."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import pytest

from kirjuri import app, cli
from kirjuri.derive.measures import all_measures
from kirjuri.derive.schemas import properties, resolved, whole
from kirjuri.locale import LANGUAGES
from kirjuri.model.policy import Policy, Schema
from kirjuri.rules import all_rules

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/en/kehitys/vaatimukset.md").read_text(encoding="utf-8")
TODAY = dt.date(2026, 11, 22)
LETTERS = {
    **dict.fromkeys((81, 86), "ab"),
    82: "abcde",
    90: "abcd",
    96: "abcd",
    97: "ab",
    98: "ab",
    99: "abc",
    100: "abcdefgh",
    101: "abcde",
}
BESIDE = ("R-102b", "R-104b")
"""Requirements that were told apart later, beside the one whose number they share."""
NUMBERS = sorted(
    [f"R-{number:03}{part}" for number in range(1, 157) for part in LETTERS.get(number) or [""]]
    + list(BESIDE)
)
ROW = re.compile(r"^\| (R-\S+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
WAITS = re.compile(r"waits for \*\*(.+?)\*\*")
Rows = Mapping[str, str]


@cache
def rows() -> Rows:
    """Where each requirement is met, by its number."""
    return {number: where for number, _, where in ROW.findall(PAGE)}


def pointers(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def later() -> list[str]:
    return re.findall(r"^- \*\*(.+?)\*\*: ", PAGE, re.MULTILINE)


@cache
def policy() -> Policy:
    return app.policy(ROOT)


@cache
def schemas() -> Mapping[str, Schema]:
    """The schema of each kind of record, and that of the settings under the name of their file."""
    settings, shared = (
        json.loads((ROOT / f"schemas/{name}.schema.json").read_text(encoding="utf-8"))
        for name in ("kirjuri", "yhteiset")
    )
    return {**policy().schemas, "kirjuri": whole(settings, shared, codes={}, states=())}


@cache
def published() -> frozenset[str]:
    """The address of every published file below the site's root; a page ends with a slash."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "site"
        app.build(ROOT, out, today=TODAY)
        files = (f"/{path.relative_to(out).as_posix()}" for path in out.rglob("*"))
        return frozenset(file.removesuffix("index.html") for file in files)


def is_rule(pointer: str) -> bool:
    return pointer in {rule.code for rule in all_rules()}


def is_measure(pointer: str) -> bool:
    return pointer in {measure.key for measure in all_measures()}


def is_command(pointer: str) -> bool:
    """A command of the tool, with options that it takes."""
    _, name, *options = pointer.split()
    found = cli.cli.get_command(click.Context(cli.cli), name)
    known = {option for parameter in found.params for option in parameter.opts} if found else set()
    return found is not None and set(options) <= known


def is_published(pointer: str) -> bool:
    return pointer in published()


def is_step_or_state(pointer: str) -> bool:
    kind, name = pointer.split()
    table = policy().lifecycles.get(kind)
    return table is not None and name in {*table.states, *(step.key for step in table.transitions)}


def is_document(pointer: str) -> bool:
    """A hand-written page that is there in every language."""
    return all((ROOT / "docs" / language / f"{pointer}.md").is_file() for language in LANGUAGES)


def is_field(pointer: str) -> bool:
    """A field in its kind's schema; after an equals sign, a value that it may have."""
    route, _, value = pointer.partition("=")
    kind, *steps = route.split(".")
    schema = schemas().get(kind, {})
    part: Schema = schema
    for step in steps:
        part = properties(schema, item(schema, part)).get(step, {})
    known = item(schema, part).get("enum", [])
    return bool(part) and (not value or (isinstance(known, list) and value in known))


def item(schema: Schema, part: Schema) -> Schema:
    """What a list holds, or the part itself."""
    part = resolved(schema, part)
    inner = part.get("items")
    return item(schema, inner) if isinstance(inner, Mapping) else part


def is_file(pointer: str) -> bool:
    return (ROOT / pointer).is_file()


SORTS: Mapping[str, Callable[[str], bool]] = {
    r"KR\d{3}": is_rule,
    r"M-\d{2}": is_measure,
    r"kirjuri [a-z]+( --[a-z-]+)*": is_command,
    r"/\S*": is_published,
    r"[a-z]+ [A-Za-z0-9_]+": is_step_or_state,
    r"[a-z-]+/[a-z-]+": is_document,
    r"[a-z]+(\.[a-z_]+)+(=\w+)?": is_field,
    r"[\w.-]+(/[\w.-]+)+": is_file,
}
"""How each sort of pointer is resolved, by its form; the first form that fits decides."""


def resolves(pointer: str) -> bool:
    """Whether what a pointer names is there; a pointer of no known sort names nothing."""
    fitting = (judge for form, judge in SORTS.items() if re.fullmatch(form, pointer))
    judge = next(fitting, None)
    return judge is not None and judge(pointer)


def test_every_requirement_stands_on_the_page_once_and_in_order_of_its_part() -> None:
    told = [number for number, _, _ in ROW.findall(PAGE)]

    assert sorted(told) == NUMBERS
    assert len(NUMBERS) == 185


def test_every_row_of_a_requirement_is_read() -> None:
    assert PAGE.count("\n| R-") == len(rows())


def test_everything_that_the_page_points_to_is_there() -> None:
    asked = {pointer for pointer in pointers(PAGE) if not re.fullmatch(r"R-\w+", pointer)}

    assert sorted(pointer for pointer in asked if not resolves(pointer)) == []


def test_each_requirement_is_met_somewhere_or_waits_for_a_later_work_that_is_named() -> None:
    assert [n for n, where in rows().items() if not (pointers(where) or WAITS.search(where))] == []
    assert {name for where in rows().values() for name in WAITS.findall(where)} == set(later())


def test_each_goal_and_task_points_to_the_record_that_carries_its_number() -> None:
    carried = [
        (str(item["vaatimus"]), record.path)
        for record in app.check(ROOT, today=TODAY).context.registry.records
        for field in ("tavoitteet", "tehtavat")
        for _, item in record.objects(field)
        if item.get("vaatimus")
    ]

    assert len(carried) >= 50
    assert [(n, path) for n, path in carried if path not in pointers(rows()[n])] == []


@pytest.mark.parametrize(
    "pointer",
    [
        "KR999",
        "M-99",
        "kirjuri fly",
        "kirjuri queue --fly",
        "/nowhere/",
        "syote T99",
        "syote voimassa",
        "nothing T1",
        "ohjeet/nothing",
        "syote.nothing",
        "syote.jattaja.nothing",
        "syote.tyyppi=nothing",
        "syote.tyyppi.nothing",
        "nothing.tyyppi",
        "ryhmat/sihteeristo/nothing.yaml",
        "R-001",
        "something of no known sort",
    ],
)
def test_a_pointer_to_what_is_not_there_is_noticed(pointer: str) -> None:
    assert not resolves(pointer)
