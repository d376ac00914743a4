"""Spans: from a symbolic place to lines and columns of its file."""

from __future__ import annotations

from kirjuri.model.place import START, Document, Place, Route, Span

_BLOCK = ("|", ">")


def span_of(place: Place, document: Document | None) -> Span:
    """Return the span of a place; of a route that is not there, that of its nearest parent's key."""
    if place.span:
        return place.span
    if document is None:
        return START
    route = place.route
    if place.part == "key" and route in document.keys:
        return document.keys[route]
    if route in document.values and route:
        span = document.values[route]
        if place.within:
            return _inside(document, route, span, place.within)
        return _head(document, route, span)
    return _parent(document, route)


def _parent(document: Document, route: Route) -> Span:
    while route:
        route = route[:-1]
        if route in document.keys:
            return document.keys[route]
        if route and route in document.values:
            return _head(document, route, document.values[route])
    return min(document.keys.values(), default=START)


def _head(document: Document, route: Route, span: Span) -> Span:
    """Of a value over several lines show its key, or its first line."""
    if span.line == span.end_line:
        return span
    if route in document.keys:
        return document.keys[route]
    line = document.text.split("\n")[span.line - 1]
    return Span(
        line=span.line,
        column=span.column,
        end_line=span.line,
        end_column=max(span.column + 1, len(line) + 1),
    )


def _inside(document: Document, route: Route, span: Span, within: tuple[int, int]) -> Span:
    """Find characters [start, end) of a text value in the source that was read into it.

    The value's characters stand in the source in order; between them are only indentation,
    folding, quotes and escapes, which the walk steps over.
    """
    value = _value(document, route)
    lines = document.text.split("\n")
    offset = sum(len(line) + 1 for line in lines[: span.line - 1]) + span.column - 1
    end = sum(len(line) + 1 for line in lines[: span.end_line - 1]) + span.end_column - 1
    source = document.text[offset:end]
    at = _aligned(value, source)
    if at is None:
        return _head(document, route, span)
    start, last = at[within[0]], at[within[1] - 1]
    return _located(document.text, offset + start, offset + last + 1)


def _aligned(value: str, source: str) -> list[int] | None:
    """Return for each character of the value its index in the source, or None when they do not align."""
    position = source.find("\n") + 1 if source[:1] in _BLOCK else (1 if source[:1] in "\"'" else 0)
    quote = source[:1] if source[:1] in "\"'" else ""
    found: list[int] = []
    for character in value:
        if character in " \n":
            found.append(min(position, len(source) - 1))
            while position < len(source) and source[position] in " \n\t":
                position += 1
                if (
                    source[position - 1] == character == " "
                    and source[position : position + 1] != "\n"
                ):
                    break
            continue
        while position < len(source) and source[position] in " \n\t":
            position += 1
        if position >= len(source):
            return None
        found.append(position)
        if quote == '"' and source[position] == "\\":
            position += _ESCAPES.get(source[position + 1 : position + 2], 2)
        elif source[position] == character:
            position += 2 if quote == character == "'" else 1
        else:
            return None
    return found


_ESCAPES = {"x": 4, "u": 6, "U": 10}


def _located(text: str, start: int, end: int) -> Span:
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    end_line = text.count("\n", 0, end) + 1
    end_column = end - (text.rfind("\n", 0, end) + 1) + 1
    return Span(line=line, column=column, end_line=end_line, end_column=end_column)


def _value(document: Document, route: Route) -> str:
    value: object = document.data
    for step in route:
        value = value[step]  # type: ignore[index]
    return str(value)
