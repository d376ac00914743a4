"""Tables: rows as text that fits the terminal, as csv that is safe in a spreadsheet, as JSON."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kirjuri.locale.catalogue import translations
from kirjuri.render.style import Style
from kirjuri.render.words import visible

Cell = str | int | bool | None
Row = Mapping[str, Cell]

VERSION = 1
"""The version of our JSON tables: keys are only ever added within one."""

_GAP = "  "
_LEAST = 16
"""Narrowest that a flexible column may become before rows are stacked."""

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""First characters by which spreadsheets take a text for a formula (OWASP, CSV injection)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a text table: the key of its cells, its heading as a message, whether it may be cut."""

    key: str
    label: str
    flexible: bool = False


def width_of(*, terminal: bool) -> int | None:
    """Return how many characters a line may have; None when the output is no terminal."""
    return shutil.get_terminal_size().columns if terminal else None


def table(
    columns: Sequence[Column], rows: Sequence[Row], language: str, style: Style, width: int | None
) -> Iterator[str]:
    """Yield the lines of a table; on a terminal too narrow for it, each row as a small block."""
    gettext = translations(language).gettext
    heads = [gettext(column.label) for column in columns]
    cells = [[shown(row.get(column.key)) for column in columns] for row in rows]
    wide = [max(map(length, each)) for each in zip(heads, *cells, strict=True)]
    fitted = _fitted(columns, wide, width)
    if fitted is None:
        yield from _stacked(heads, cells, style)
        return
    yield style.strong(_line(heads, fitted))
    yield from (_line(row, fitted) for row in cells)


def shown(value: Cell) -> str:
    """Return a cell as text on one line."""
    return "" if value is None else visible(str(value))


def length(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def cut(text: str, width: int) -> str:
    """Return a text cut to a width, with `…` where something is left out."""
    if length(text) <= width:
        return text
    while text and length(text) > width - 1:
        text = text[:-1]
    return f"{text}…"


def _fitted(columns: Sequence[Column], wide: list[int], width: int | None) -> list[int] | None:
    over = sum(wide) + len(_GAP) * (len(wide) - 1) - (width or 0)
    if width is None or over <= 0:
        return wide
    fitted = list(wide)
    for index, column in enumerate(columns):
        if column.flexible and over > 0:
            given = min(over, max(0, fitted[index] - _LEAST))
            fitted[index] -= given
            over -= given
    return fitted if over <= 0 else None


def _line(cells: Iterable[str], widths: Iterable[int]) -> str:
    fitted = (
        (text, width)
        for cell, width in zip(cells, widths, strict=True)
        for text in (cut(cell, width),)
    )
    return _GAP.join(text + " " * (width - length(text)) for text, width in fitted).rstrip()


def _stacked(heads: Sequence[str], cells: Sequence[Sequence[str]], style: Style) -> Iterator[str]:
    for number, row in enumerate(cells):
        if number:
            yield ""
        yield from (
            f"{style.strong(head)}: {cell}" for head, cell in zip(heads, row, strict=True) if cell
        )


def as_csv(keys: Sequence[str], rows: Iterable[Row]) -> str:
    """Return rows as RFC 4180 text, lines ending in CR LF; no cell is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(keys)
    writer.writerows([_safe(row.get(key)) for key in keys] for row in rows)
    return out.getvalue()


def _safe(value: Cell) -> str | int:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return value
    return f"'{value}" if value[:1] in _FORMULA else value


def as_json(name: str, rows: Iterable[Row], **head: Cell) -> str:
    """Return rows as JSON under a name, with the version and what `head` tells of the whole."""
    made = {"version": VERSION, **head, name: [dict(row) for row in rows]}
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
