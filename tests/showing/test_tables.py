"""Tables: they fit the terminal, a spreadsheet takes nothing for a formula, programs get stable keys."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kirjuri.render.style import Style
from kirjuri.render.tables import Column, as_csv, as_json, cut, length, table

COLUMNS = (
    Column(key="id", label="Identifier"),
    Column(key="title", label="Title", flexible=True),
)
ROWS = (
    {"id": "SYO-2026-0001", "title": "Rajapintojen kuvaukset yhdellä tavalla kaikille"},
    {"id": "SYO-2026-0002", "title": "Å"},
)


def lines(width: int | None) -> list[str]:
    return list(table(COLUMNS, ROWS, "en", Style(), width))


def test_a_pipe_gets_everything() -> None:
    assert lines(None) == [
        "Identifier     Title",
        "SYO-2026-0001  Rajapintojen kuvaukset yhdellä tavalla kaikille",
        "SYO-2026-0002  Å",
    ]


def test_a_narrow_terminal_cuts_what_may_be_cut() -> None:
    assert lines(36) == [
        "Identifier     Title",
        "SYO-2026-0001  Rajapintojen kuvauks…",
        "SYO-2026-0002  Å",
    ]


def test_a_very_narrow_terminal_gets_blocks() -> None:
    assert lines(20) == [
        "Identifier: SYO-2026-0001",
        "Title: Rajapintojen kuvaukset yhdellä tavalla kaikille",
        "",
        "Identifier: SYO-2026-0002",
        "Title: Å",
    ]


@given(st.integers(31, 90))
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(length, lines(width))) <= width


def test_wide_characters_take_two_columns() -> None:
    assert (length("日本"), cut("日本語", 5)) == (4, "日本…")


def test_the_heading_is_strong_only_with_colours() -> None:
    assert next(table(COLUMNS, ROWS, "en", Style(colour=True), None)).startswith("\x1b[1m")


def test_nothing_of_a_record_can_write_to_the_terminal() -> None:
    rows = [{"id": "a\x1b[2Jb", "title": "x\ny"}]

    assert list(table(COLUMNS, rows, "en", Style(), None))[1] == "aU+001B[2Jb  xU+000Ay"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        pytest.param("=1+1", "'=1+1", id="a formula"),
        pytest.param("+358", "'+358", id="a plus"),
        pytest.param("-1", "'-1", id="a minus"),
        pytest.param("@SUM", "'@SUM", id="an at sign"),
        pytest.param("\t=1", "'\t=1", id="a tab"),
        pytest.param("\r=1", "'\r=1", id="a carriage return"),
        pytest.param("＝1", "'＝1", id="a full-width equals sign"),
        pytest.param("＋1", "'＋1", id="a full-width plus"),
        pytest.param("－1", "'－1", id="a full-width minus"),
        pytest.param("＠x", "'＠x", id="a full-width at sign"),
        pytest.param("a=1", "a=1", id="a formula within a text is none"),
        pytest.param(12, "12", id="a number is a number"),
        pytest.param(True, "true", id="true"),
        pytest.param(None, "", id="nothing"),
    ],
)
def test_a_cell_is_safe_in_a_spreadsheet(value: str | int | None, cell: str) -> None:
    written = as_csv(("x",), [{"x": value}])

    assert list(csv.reader(io.StringIO(written, newline=""))) == [["x"], [cell]]


@given(st.lists(st.text(max_size=20), min_size=2, max_size=2))
def test_csv_is_read_back_as_it_was_by_rfc_4180(values: list[str]) -> None:
    written = as_csv(("a", "b"), [dict(zip("ab", values, strict=True))])
    _, row = csv.reader(io.StringIO(written, newline=""))

    assert written.endswith("\r\n")
    assert [cell.removeprefix("'") for cell in row] == [v.removeprefix("'") for v in values]


def test_csv_quotes_what_must_be_quoted() -> None:
    assert as_csv(("a", "b"), [{"a": 'x "y", z', "b": "1\n2"}]) == 'a,b\r\n"x ""y"", z","1\n2"\r\n'


def test_json_has_a_version_and_all_keys() -> None:
    assert json.loads(as_json("rows", [{"a": None, "b": "ä"}], today="2026-11-22")) == {
        "version": 1,
        "today": "2026-11-22",
        "rows": [{"a": None, "b": "ä"}],
    }
