"""Rows as CSV (RFC 4180) that no spreadsheet takes for formulas.

Two dialects: for programs a comma and no byte order mark, for Excel a semicolon and the mark, by
which Finnish and Swedish Excel open the file at a double click. Both are UTF-8 with LF line ends.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kirjuri.publish.opendata.columns import Cell

_DANGEROUS = re.compile("'*[=+\\-@\t\r\n\0＝＋－＠]")
"""Beginnings by which spreadsheets take a text for a formula (OWASP ASVS 1.2.10; full-width forms too)."""

_TOGETHER = 200
"""Rows that are written in one piece."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How a file separates its cells, and whether it begins with a byte order mark."""

    delimiter: str
    mark: bool


PLAIN = Dialect(delimiter=",", mark=False)
EXCEL = Dialect(delimiter=";", mark=True)


def written(
    header: Sequence[str], rows: Iterable[Sequence[Cell]], dialect: Dialect
) -> Iterator[bytes]:
    """Yield a CSV file in pieces."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=dialect.delimiter, lineterminator="\n")
    out.write("\ufeff" if dialect.mark else "")
    writer.writerow(header)
    for number, row in enumerate(rows, 1):
        writer.writerow([safe(cell) for cell in row])
        if number % _TOGETHER == 0:
            yield _taken(out)
    yield _taken(out)


def _taken(out: io.StringIO) -> bytes:
    content = out.getvalue().encode()
    out.seek(0)
    out.truncate()
    return content


def safe(cell: Cell) -> str | int | float:
    """Return a cell as it is written: a text that looks like a formula gets `'` before it; numbers stay."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return f"'{cell}" if _DANGEROUS.match(cell) else cell
    return cell


def original(text: str) -> str:
    """Return a text as it was before `safe`: the way back for programs that read the file."""
    return text[1:] if text.startswith("'") and _DANGEROUS.match(text) else text
