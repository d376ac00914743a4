"""Laws of splices: the wanted data, and every line outside the edited stretch as it was."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kirjuri.edit.splice import Append, Edit, Put, Remove, splice
from kirjuri.model.place import Document, Route
from kirjuri.sources.yaml_text import read

KEYS = st.sampled_from(
    ["kuvaus", "otsikko", "fi", "sv", "a-b", "ryhma", "pvm", "tila", "x y", "12"]
)
WORDS = st.text(alphabet="aäöå #:-,[]{}'\"&*!|>%@`\\?=~é€😀1\u00a0", min_size=0, max_size=12)
TEXTS = st.one_of(
    st.sampled_from(
        ["no", "true", "null", "12", "1_0", "2026-11-22", "010", "- x", "a: b", "a #b"]
    ),
    WORDS.map(lambda text: text.strip(" ")),
    st.lists(st.text(alphabet="abcä #:-\"'", max_size=8), min_size=2, max_size=4).map("\n".join),
    st.just("sana " * 40 + "loppu"),
    st.just("yksi\nkaksi\n"),
)
SCALARS = st.one_of(TEXTS, st.integers(-5, 99), st.booleans())
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=6,
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)


class Hand:
    """Writes data as a person might: any style, comments, spaces."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw

    def chance(self, of: int = 4) -> bool:
        return self.draw(st.integers(0, of - 1)) == 0

    def file(self, data: Mapping[str, Any]) -> str:
        lines = [*self.comment(0), *self.map(data, 0)]
        text = "\n".join(lines)
        return text if self.chance() else text + "\n" + ("\n" if self.chance() else "")

    def comment(self, indent: int) -> list[str]:
        found = [" " * indent + "# ä: [comment] - 'x"] if self.chance() else []
        return [*found, ""] if self.chance(8) else found

    def map(self, data: Mapping[str, Any], indent: int) -> list[str]:
        lines: list[str] = []
        for key, value in data.items():
            lines += self.comment(indent)
            quoted = json.dumps(key) if key == "12" or self.chance() else key
            lines += self.after(" " * indent + quoted + ":", value, indent, indent)
        return lines

    def list(self, items: list[Any], indent: int) -> list[str]:
        lines: list[str] = []
        for item in items:
            lines += self.comment(indent)
            if isinstance(item, dict) and item and self.chance(2):
                inner = self.map(item, indent + 2)
                while inner and not inner[0].strip().strip("#"):
                    inner.pop(0)
                if not inner[0].lstrip().startswith("#"):
                    lines += [" " * indent + "- " + inner[0].lstrip(), *inner[1:]]
                    continue
            lines += self.after(" " * indent + "-", item, indent, indent + 2)
        return lines

    def after(self, head: str, value: Any, indent: int, least: int) -> list[str]:
        if isinstance(value, dict) and value and not self.chance(3):
            return [
                head + self.tail(),
                *self.map(value, indent + self.draw(st.sampled_from([2, 3]))),
            ]
        if isinstance(value, list) and value and not self.chance(3):
            inner = least if self.chance(3) and head.endswith(":") else indent + 2
            return [head + self.tail(), *self.list(value, inner)]
        if isinstance(value, str) and "\n" in value and self.chance(2):
            plain = value.removesuffix("\n").split("\n")
            if plain[0] and plain[0][0] != " " and not any(line.isspace() for line in plain):
                keep = "" if value.endswith("\n") else "-"
                if value.endswith("\n\n"):
                    return [f"{head} {self.flow(value)}{self.tail()}"]
                body = [" " * (indent + 2) + line if line else "" for line in plain]
                return [f"{head} |{keep}{self.tail()}", *body]
        return [f"{head} {self.flow(value, inside=False)}{self.tail()}"]

    def tail(self) -> str:
        return "  # c: 1" if self.chance(5) else ""

    def flow(self, value: Any, *, inside: bool = True) -> str:
        gap = " " if self.chance() else ""
        if isinstance(value, dict):
            parts = [f"{json.dumps(key)}: {self.flow(inner)}" for key, inner in value.items()]
            return "{" + gap + ", ".join(parts) + gap + "}"
        if isinstance(value, list):
            end = "," if value and self.chance() else ""
            return "[" + gap + f",{gap} ".join(map(self.flow, value)) + end + gap + "]"
        if isinstance(value, str):
            if "\n" not in value and self.chance(2):
                return "'" + value.replace("'", "''") + "'"
            if not inside and value.isalpha() and value not in {"true", "null", "false"}:
                return value
            return json.dumps(value, ensure_ascii=False)
        return json.dumps(value)


def routes(data: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    if route:
        yield route, data
    pairs = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data if isinstance(data, list) else ())
    )
    for step, inner in pairs:
        yield from routes(inner, (*route, step))


@st.composite
def files_and_edits(draw: Any) -> tuple[bytes, Edit]:
    data = draw(DOCUMENTS)
    text = Hand(draw).file(data)
    content = text.encode()
    if draw(st.booleans()):
        content = content.replace(b"\n", b"\r\n")
    if draw(st.integers(0, 5)) == 0:
        content = "\ufeff".encode() + content
    document = read("p", content)
    assume(isinstance(document, Document))
    assert isinstance(document, Document)
    assume(same(document.data, data))
    return content, draw(edits(data))


def edits(data: Any) -> st.SearchStrategy[Edit]:
    places = list(routes(data))
    maps = [(), *(route for route, value in places if isinstance(value, dict))]
    lists = [route for route, value in places if isinstance(value, list)]
    keyed = [route for route, _ in places if isinstance(route[-1], str) and len(places) > 1]
    choices: list[st.SearchStrategy[Edit]] = [
        st.builds(Put, route=st.sampled_from([route for route, _ in places]), value=VALUES),
        st.builds(
            Put, route=st.sampled_from(maps).map(lambda route: (*route, "uusi")), value=VALUES
        ),
        st.builds(
            Put, route=st.sampled_from(maps).map(lambda route: (*route, "u", "v")), value=VALUES
        ),
    ]
    if lists:
        choices.append(st.builds(Append, route=st.sampled_from(lists), value=VALUES))
    removable = [route for route in keyed if len(route) > 1 or len(data) > 1]
    if removable:
        choices.append(st.builds(Remove, route=st.sampled_from(removable)))
    return st.one_of(choices)


def wanted(data: Any, edit: Edit) -> Any:
    data = copy.deepcopy(data)
    around = data
    for step in edit.route[:-1]:
        if isinstance(around, dict):
            around.setdefault(step, {})
        around = around[step]
    if isinstance(edit, Remove):
        del around[edit.route[-1]]
    elif isinstance(edit, Append):
        around[edit.route[-1]].append(edit.value)
    else:
        around[edit.route[-1]] = edit.value
    return data


def same(one: Any, other: Any) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def stretch(document: Document, route: Route) -> tuple[int, int]:
    """Return the first and last line (from 0) of the entry at a route, comments after it left out."""
    spans = [s for r, s in document.values.items() if r[: len(route)] == route]
    leaves = [
        s
        for r, s in document.values.items()
        if r[: len(route)] == route and not any(o[:-1] == r for o in document.values if o)
    ]
    first = min(
        s.line for s in [*spans, *([document.keys[route]] if route in document.keys else [])]
    )
    if isinstance(route[-1], int):
        # a dash may stand on a line of its own, anywhere after what is before it
        begin = min((s.line, s.column) for s in spans)
        ends = [s.end_line for s in document.values.values() if (s.end_line, s.end_column) <= begin]
        first = max(
            [1, *(s.line for s in document.keys.values() if (s.line, s.column) < begin), *ends]
        )
    return first - 1, max(s.end_line - (s.end_column == 1) for s in leaves) - 1


def touched(before: bytes, after: bytes) -> tuple[int, int]:
    """Return the first and the end line of `before` that `after` does not have as they were."""
    old, new = before.split(b"\n"), after.split(b"\n")
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, len(old) - tail


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(files_and_edits())
def test_an_edit_gives_the_wanted_data_and_leaves_every_other_line(
    made: tuple[bytes, Edit],
) -> None:
    content, edit = made
    document = read("p", content)
    assert isinstance(document, Document)

    after = splice("p", content, [edit], read)

    result = read("p", after)
    assert isinstance(result, Document)
    assert same(result.data, wanted(document.data, edit))
    assert after.startswith("\ufeff".encode()) == content.startswith("\ufeff".encode())
    assert after.endswith(b"\n") == content.endswith(b"\n")
    if b"\r\n" in content:
        assert after.count(b"\n") == after.count(b"\r\n")
    else:
        assert b"\r" not in after
    _only_there(document, content, after, edit)


def _only_there(document: Document, content: bytes, after: bytes, edit: Edit) -> None:
    """Hold that only lines of the edited entry, or of the one a new entry joins, are others."""
    start, end = touched(content, after)
    route = edit.route
    while route and route not in document.values:
        route = route[:-1]
    if isinstance(edit, Remove):
        route = route[:-1]
    if route and start < end:
        first, last = stretch(document, route)
        assert first <= start
        assert end - 1 <= last
    elif not route and not isinstance(edit, Remove):
        # a new field at the top takes no line away: it may only give the last one its line end
        assert start >= end - (not content.endswith(b"\n")) or document.text.lstrip()[0] == "{"
    if isinstance(edit, Append) or edit.route not in document.values:
        assert comments(after) == comments(content)


def comments(content: bytes) -> list[bytes]:
    return [
        line.strip() for line in content.split(b"\n") if line.strip().startswith(b"# \xc3\xa4:")
    ]
