"""Laws of reading: what is written is read, and every place lies where it says it does."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kirjuri import app
from kirjuri.derive.spans import span_of
from kirjuri.model.place import Document, Place, Route
from kirjuri.sources.policy import load_policy
from kirjuri.sources.tree import DictTree
from kirjuri.sources.yaml_text import read

SOUND = Path(__file__).parent.parent / "cases" / "sound"
letters = st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"), max_codepoint=0x024F)
texts = st.text(letters, max_size=40).map(str.strip)
keys = st.from_regex(r"[a-z][a-z_]{0,11}", fullmatch=True).filter(
    lambda key: key not in {"true", "false", "null"}
)
leaves = texts | st.integers(-(10**9), 10**9) | st.booleans()
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)
records = st.dictionaries(keys, values, min_size=1, max_size=6)


def document(data: object, *, flow: bool | None = False) -> Document:
    text = yaml.safe_dump(
        data, allow_unicode=True, default_flow_style=flow, sort_keys=False, width=60
    )
    found = read("x.yaml", text.encode())
    assert isinstance(found, Document), (text, found)
    return found


def at(data: object, route: Route) -> object:
    for step in route:
        data = data[step]  # type: ignore[index]
    return data


@given(records, st.sampled_from([True, False, None]))
def test_what_another_writer_writes_is_read_back(
    data: dict[str, object], flow: bool | None
) -> None:
    assert document(data, flow=flow).data == data


@given(records, st.sampled_from([True, False, None]))
def test_every_span_lies_inside_its_file_and_starts_before_it_ends(
    data: dict[str, object], flow: bool | None
) -> None:
    found = document(data, flow=flow)
    lines = found.text.split("\n")

    for span in (*found.values.values(), *found.keys.values()):
        assert 1 <= span.line <= span.end_line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 2
        assert (span.line, span.column) < (span.end_line, span.end_column)


@given(records)
def test_the_span_of_a_key_holds_the_key(data: dict[str, object]) -> None:
    found = document(data)
    lines = found.text.split("\n")

    for route, span in found.keys.items():
        assert lines[span.line - 1][span.column - 1 : span.end_column - 1].strip("'\"") == route[-1]


@given(st.text(letters, min_size=1, max_size=200).map(str.strip).filter(bool), st.data())
def test_a_word_inside_a_text_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    word = text[start:end]
    for style in ("'", '"', "|", ">", None):
        made = yaml.safe_dump({"a": {"b": text}}, allow_unicode=True, default_style=style, width=30)
        found = read(
            "x.yaml",
            made.replace('"a"', "a")
            .replace('"b"', "b")
            .replace("'a'", "a")
            .replace("'b'", "b")
            .encode(),
        )
        if not isinstance(found, Document) or found.data != {"a": {"b": text}}:
            continue
        span = span_of(Place(path="x.yaml", route=("a", "b"), within=(start, end)), found)
        shown = _between(found.text, span.line, span.column, span.end_line, span.end_column)

        assert _letters(word) in _letters(shown)


def _between(text: str, line: int, column: int, end_line: int, end_column: int) -> str:
    lines = text.split("\n")[line - 1 : end_line]
    lines[-1] = lines[-1][: end_column - 1]
    lines[0] = lines[0][column - 1 :]
    return "\n".join(lines)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha())


def broken_registry() -> dict[str, bytes]:
    files = {p.relative_to(SOUND).as_posix(): p.read_bytes() for p in SOUND.rglob("*.yaml")}
    new = "syotteet/uudet/avoimet-rajapinnat.yaml"
    files[new] = files[new].replace(b"kieli: sv", b"kieli: de")
    files["syotteet/uudet/rikki.yaml"] = b"kieli: [\n"
    return files


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_files_does_not_matter(seed: int) -> None:
    files = list(broken_registry().items())
    day = dt.date(2026, 11, 22)
    policy = load_policy(SOUND)
    first = app.judge(SOUND, DictTree(dict(files)), policy, today=day).findings
    random.Random(seed).shuffle(files)

    assert app.judge(SOUND, DictTree(dict(files)), policy, today=day).findings == first
    assert [d.code for d in first.diagnostics] == ["KR103", "KR010"]
