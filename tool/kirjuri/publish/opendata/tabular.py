"""Descriptions of CSV files for programs (W3C CSV on the Web): columns, licence, source commit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kirjuri.model.problem import Names
from kirjuri.publish.opendata.columns import Column, Sort
from kirjuri.publish.opendata.spreadsheet import Dialect

Made = dict[str, object]

_TYPES: Mapping[Sort, str] = {"TEXT": "string", "INTEGER": "integer", "REAL": "number"}


def described(
    name: str, columns: Iterable[Column], dialect: Dialect, facts: Mapping[str, object]
) -> Made:
    """Return the description of the file `name` beside which it stands.

    facts: `dc:` properties of the file. Flags are `true` or `false`, so their type is told apart.
    """
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "fi"}],
        "url": name,
        **facts,
        "dialect": {
            "delimiter": dialect.delimiter,
            "encoding": "utf-8",
            "header": True,
            "lineTerminators": ["\n"],
        },
        "tableSchema": {
            "columns": [_column(column) for column in columns],
            "primaryKey": "tunnus",
        },
    }


def _column(column: Column) -> Made:
    return {
        "name": column.name,
        "titles": column.name,
        "datatype": "boolean" if column.flag else _TYPES[column.sort],
        "dc:title": spoken(column.title),
        **({"dc:description": spoken(column.help)} if column.help.by_language else {}),
    }


def spoken(names: Names) -> list[Made]:
    """Return texts by language as JSON-LD has them."""
    found = names.by_language.items()
    return [{"@value": text, "@language": code} for code, text in found if text]
