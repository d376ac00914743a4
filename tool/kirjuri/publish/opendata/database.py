"""The whole registry as one SQLite file whose bytes follow from its content alone.

A table a kind (the same columns as the CSV, and the record as JSON), one of events, one of links,
code lists, states, withheld records, and two that describe the rest: `tieto` and `sarake`. Views
answer the commonest questions.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kirjuri.publish.opendata.columns import Cell, Column

_PIECE = 1 << 20
_WRITER = slice(96, 100)
"""Where the file tells which version of SQLite wrote it last: the only part that is not content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its name, its columns, its rows in their order, and the columns of its primary key."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    key: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A view: its name and the statement that it stands for."""

    name: str
    statement: str


def database(tables: Iterable[Table], questions: Iterable[Question]) -> Iterator[bytes]:
    """Yield an SQLite file in pieces; it is made on the disk, so that its size is not in memory."""
    with tempfile.TemporaryDirectory(prefix="kirjuri-") as folder:
        path = Path(folder) / "rekisteri.sqlite"
        with sqlite3.connect(path, isolation_level=None) as connection:
            _fill(connection, tables, questions)
        connection.close()
        _forget_writer(path)
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


def _fill(
    connection: sqlite3.Connection, tables: Iterable[Table], questions: Iterable[Question]
) -> None:
    for setting in (
        "page_size = 4096",
        "journal_mode = OFF",
        "synchronous = OFF",
        "user_version = 1",
    ):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("BEGIN")
    for table in tables:
        connection.execute(_creation(table))
        marks = ", ".join("?" * len(table.columns))
        connection.executemany(
            f"INSERT INTO {quoted(table.name)} VALUES ({marks})",  # noqa: S608 - our own names, quoted
            table.rows,
        )
    for question in questions:
        connection.execute(f"CREATE VIEW {quoted(question.name)} AS {question.statement}")
    connection.execute("COMMIT")


def _creation(table: Table) -> str:
    parts = [f"{quoted(column.name)} {column.sort}" for column in table.columns]
    if table.key:
        parts.append(f"PRIMARY KEY ({', '.join(map(quoted, table.key))})")
    return f"CREATE TABLE {quoted(table.name)} ({', '.join(parts)})"


def quoted(name: str) -> str:
    """Return a name as SQL takes it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def _forget_writer(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(_WRITER.start)
        file.write(bytes(_WRITER.stop - _WRITER.start))
