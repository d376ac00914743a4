"""YAML as JSON sees it: text in, data with the span of every key and value out.

One pass over libyaml's events builds the data, a second one the spans if anybody asks for them.
While they stream, everything our records never need is refused: anchors, aliases, tags,
directives, several documents, deep nesting. Dates
stay text, only `true` and `false` are booleans, only plain decimal integers are numbers.
Source of the profile: the product contract, part 2; the order of guards is tried against 115
hostile inputs (see `tests/hostile`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import partial
from typing import Any

import yaml
from yaml import events as ev

from kirjuri.model.place import START, Document, Place, Route, Span, Spans
from kirjuri.model.problem import Flaw, Value
from kirjuri.sources.guard import character_name, decode, flaw_kind, forbidden
from kirjuri.sources.yaml_faults import fault

MAX_DEPTH = 32
MAX_NODES = 20_000
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\Z")
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEAN = {"true": True, "false": False}
_QUOTED = frozenset({'"', "'", "|", ">"})

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Refused(Exception):  # noqa: N818 - not an error of the program: a file's own flaw
    def __init__(self, kind: str, span: Span, **values: Value) -> None:
        super().__init__(kind)
        self.kind, self.span, self.values = kind, span, values


def read(path: str, content: bytes) -> Document | Flaw:
    """Read one file; a file that breaks the profile gives the flaw that names why and where."""
    text = decode(path, content)
    if isinstance(text, Flaw):
        return text
    try:
        return _Reader(path, text).document()
    except _Refused as refused:
        return Flaw(
            kind=refused.kind, at=Place(path=path, span=refused.span), values=refused.values
        )
    except yaml.YAMLError as error:
        return fault(path, text, error)


def _located(path: str, text: str) -> tuple[Spans, Spans]:
    """Return the spans of values and of keys of a text that has been read before."""
    reader = _Reader(path, text, placing=True)
    reader.document()
    return reader.values, reader.keys


class _Reader:
    """Builds data from the event stream; when `placing`, holds the spans as it goes."""

    def __init__(self, path: str, text: str, *, placing: bool = False) -> None:
        self.path, self.text, self.placing = path, text, placing
        self.values: dict[Route, Span] = {}
        self.keys: dict[Route, Span] = {}
        self.count = 0
        loader = _Loader(text)
        self.events: Iterator[Any] = iter(loader.get_event, None)

    def document(self) -> Document:
        return Document(
            path=self.path,
            text=self.text,
            data=self._top(),
            locate=partial(_located, self.path, self.text),
        )

    def _top(self) -> dict[str, object]:
        next(self.events)
        start = next(self.events)
        if isinstance(start, ev.StreamEndEvent):
            raise _Refused("empty_file", START)
        if start.version or start.tags:
            raise _Refused("directive", _span(start))
        first = next(self.events)
        if not isinstance(first, ev.MappingStartEvent):
            self._plain(first)
            if getattr(first, "value", "x") == "":
                raise _Refused("empty_file", START)
            raise _Refused("not_a_mapping" if self._ends(first) else "colon_missing", _span(first))
        data = self._mapping(first, (), 1)
        next(self.events)
        after = next(self.events)
        if not isinstance(after, ev.StreamEndEvent):
            raise _Refused("several_documents", _span(after))
        return data

    def _ends(self, first: Any) -> bool:
        """Return whether the file goes on soundly; a plain text that fields follow lacks its colon."""
        if not isinstance(first, ev.ScalarEvent) or first.style in _QUOTED:
            return True
        try:
            next(self.events)
        except yaml.YAMLError:
            return False
        return True

    def _node(self, event: Any, route: Route, depth: int) -> object:
        self.count += 1
        if self.count > MAX_NODES:
            raise _Refused("too_many_values", _span(event), limit=MAX_NODES)
        if isinstance(event, ev.ScalarEvent):
            if self.placing:
                self.values[route] = self._scalar_span(event)
            return self._scalar(event)
        if isinstance(event, ev.MappingStartEvent):
            return self._mapping(event, route, depth + 1)
        if isinstance(event, ev.SequenceStartEvent):
            return self._sequence(event, route, depth + 1)
        raise _Refused("alias", _span(event), name=str(getattr(event, "anchor", "")))

    def _mapping(self, event: Any, route: Route, depth: int) -> dict[str, object]:
        self._plain(event)
        self._depth(event, depth)
        data: dict[str, object] = {}
        seen: dict[str, int] = {}
        while not isinstance(key_event := next(self.events), ev.MappingEndEvent):
            key = self._key(key_event)
            here = (*route, key)
            folded = (key if key.isascii() else unicodedata.normalize("NFKC", key)).casefold()
            if folded in seen:
                raise _Refused("duplicate_key", _span(key_event), key=key, line=seen[folded])
            seen[folded] = key_event.start_mark.line + 1
            if self.placing:
                self.keys[here] = _span(key_event)
            data[key] = self._node(next(self.events), here, depth)
        if self.placing:
            self.values[route] = _join(_span(event), _span(key_event))
        return data

    def _sequence(self, event: Any, route: Route, depth: int) -> list[object]:
        self._plain(event)
        self._depth(event, depth)
        items: list[object] = []
        while not isinstance(item := next(self.events), ev.SequenceEndEvent):
            items.append(self._node(item, (*route, len(items)), depth))
        if self.placing:
            self.values[route] = _join(_span(event), _span(item))
        return items

    def _key(self, event: Any) -> str:
        if isinstance(event, ev.AliasEvent):
            raise _Refused("alias", _span(event), name=str(event.anchor))
        if not isinstance(event, ev.ScalarEvent):
            raise _Refused("key_not_text", _span(event))
        self._plain(event)
        key = str(event.value)
        plain = event.style not in _QUOTED
        if key == "<<" and plain:
            raise _Refused("merge_key", _span(event))
        if plain and (key in _NULL or key in _BOOLEAN or _INTEGER.match(key)):
            raise _Refused("key_not_text", _span(event))
        return key

    def _scalar(self, event: Any) -> object:
        self._plain(event)
        value = str(event.value)
        if event.style not in _QUOTED:
            if value in _NULL:
                raise _Refused(self._nothing(event), self._scalar_span(event))
            if value in _BOOLEAN:
                return _BOOLEAN[value]
            if _INTEGER.match(value):
                return int(value)
        elif found := forbidden(value):
            character = found.group()
            raise _Refused(
                flaw_kind(character), self._scalar_span(event), character=character_name(character)
            )
        if event.style == '"' and not unicodedata.is_normalized("NFC", value):
            raise _Refused(
                "not_nfc", self._scalar_span(event), wanted=unicodedata.normalize("NFC", value)[:80]
            )
        return value

    def _nothing(self, event: Any) -> str:
        """Return why there is no value: a text such as `#1` that was taken for a comment, or nothing written."""
        mark = event.start_mark
        rest = self.text.split("\n")[mark.line][mark.column :]
        return "quote_needed" if re.match(r"\s*#\S", rest) else "null_value"

    def _plain(self, event: Any) -> None:
        if isinstance(event, ev.AliasEvent):
            raise _Refused("alias", _span(event), name=str(event.anchor))
        if event.anchor:
            raise _Refused("alias", _span(event), name=str(event.anchor))
        if event.tag:
            raise _Refused("tag", _span(event), tag=str(event.tag)[:80])

    def _depth(self, event: Any, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise _Refused("too_deep", _span(event), limit=MAX_DEPTH)

    def _scalar_span(self, event: Any) -> Span:
        """Span of a scalar; of a block scalar only to the end of its last line with text."""
        span = _span(event)
        if event.style not in ("|", ">") or span.end_line == span.line:
            return span
        lines = self.text.split("\n")[
            span.line - 1 : span.end_line - (1 if span.end_column == 1 else 0)
        ]
        while len(lines) > 1 and not lines[-1].strip():
            lines.pop()
        return Span(
            line=span.line,
            column=span.column,
            end_line=span.line + len(lines) - 1,
            end_column=len(lines[-1]) + 1 if len(lines) > 1 else span.column + 1,
        )


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    span = Span(
        line=start.line + 1,
        column=start.column + 1,
        end_line=end.line + 1,
        end_column=end.column + 1,
    )
    return span if span.end_line > span.line or span.end_column > span.column else _widen(span)


def _widen(span: Span) -> Span:
    return Span(line=span.line, column=span.column, end_line=span.line, end_column=span.column + 1)


def _join(first: Span, last: Span) -> Span:
    return Span(
        line=first.line, column=first.column, end_line=last.end_line, end_column=last.end_column
    )
