"""Markdown that is safe to post: what others wrote stands in it as code or as plain words, never alive.

Everything that is published as Markdown (checks, differences, receipts, comments) is put together
from these. A value of a record, a file name or the text of an issue can then make no link, image,
heading, mention, reference, HTML, footnote or picture sign, and no line of the result begins with a
command of the platform. Personal data is masked, unseen characters are shown (security a5, a6).
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from string import Formatter
from urllib.parse import quote as encoded
from urllib.parse import urlsplit

from kirjuri.derive.privacy import masked
from kirjuri.locale.catalogue import translations
from kirjuri.model.problem import Choice, Names, Problem, Translated, Value
from kirjuri.render.words import MOST, OR, named

LIMIT = 65_536
"""Longest comment that GitHub takes, in characters; those beyond U+FFFF are counted as two."""
WIDE = 92
"""Longest line of a block, in characters, so that nobody has to scroll sideways."""
SPAN, BLOCK = 300, 6_000
"""How many characters of a value are shown, in a line and in a block; the rest becomes `…`."""

_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Characters that are called printable but show nothing; variation selectors are another such row."""
_TICKS = re.compile(r"`+")
_MARKS = re.compile(r"[\\`*_\[\]<>|~&]")
_AROUND = re.compile(r"(['\"(”»]*)(.*?)(['\")”».,;:!?]*)")
_BEGINS = re.compile(r"(?P<marks>[#+=-])|(?P<number>[0-9]{1,9})(?P<sign>[.)])(?=\s|$)")
_ALIVE = re.compile(
    r"[@$]|[#!%&~][0-9]|gh-[0-9]|://|www\.|(?:mailto|xmpp):|:[\w+-]+:"
    r"|(?<![^\W_])[0-9a-f]{7,64}(?![^\W_])|^/|^::",
    re.IGNORECASE,
)
"""What the platform makes something of in plain words: names, numbers, addresses, commits, signs, commands."""


def visible(value: str) -> str:
    """Return a value with personal data masked and unseen characters shown as `U+XXXX`; its lines stay.

    `##[` is broken up as well: where it is printed, a runner of Actions takes it for a command.
    """
    lines = re.split(r"\r\n|\r|\n", masked(value))
    return "\n".join("".join(map(_shown, line)).replace("##[", "#U+0023[") for line in lines)


def _shown(character: str) -> str:
    if unicodedata.category(character) == "Zs" or character == "\t":
        return " "
    unseen = character in _FILLERS or "\ufe00" <= character <= "\ufe0f"
    unseen = unseen or "\U000e0100" <= character <= "\U000e01ef"
    return f"U+{ord(character):04X}" if unseen or not character.isprintable() else character


def code(value: str, most: int = SPAN) -> str:
    """Return a value as a code span on one line, at most `most` characters of it.

    Put no other code span right beside it: two of them would be read as one.
    """
    shown = _cut(visible(value).replace("\n", " "), most)
    ticks = "`" * (_longest_run(shown) + 1)
    edge = " " if shown[:1] in ("`", " ") or shown[-1:] in ("`", " ") else ""
    return f"{ticks}{edge}{shown}{edge}{ticks}" if shown.strip() else "` `"


def cell(value: str, most: int = SPAN) -> str:
    """Return a value as code for a cell of a table, in which a bar would end the cell."""
    parts = _cut(visible(value).replace("\n", " "), most).split("|")
    return "&#124;".join(code(part, most) if part.strip() else part for part in parts) or "` `"


def block(value: str, *, info: str = "", indent: str = "", most: int = BLOCK) -> str:
    """Return a value as a block of code in a quotation, long lines broken; no line end at the end.

    A quotation, so that no line begins with what the value begins with. indent: put before each line,
    to stand in an item of a list. info: the language of the code, a word of ours.
    """
    shown = [row for line in _cut(visible(value), most).split("\n") for row in _rows(line)]
    fence = "`" * max(3, _longest_run("\n".join(shown)) + 1)
    lines = (f"{fence}{info}", *shown, fence)
    return "\n".join(f"{indent}> {line}".rstrip() for line in lines)


def _rows(line: str) -> list[str]:
    if len(line) <= WIDE:
        return [line]
    return textwrap.wrap(line, WIDE, break_on_hyphens=False, drop_whitespace=True) or [""]


def _longest_run(shown: str) -> int:
    return max(map(len, _TICKS.findall(shown)), default=0)


def _cut(shown: str, most: int) -> str:
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def text(value: str) -> str:
    """Return words as plain text on one line; a word of which the platform makes something is code.

    For words of our own catalogues, schemas and tables; what others wrote is shown with `code`.
    """
    return _begun(_plain(value))


def quote(value: str, most: int = BLOCK) -> str:
    """Return what somebody wrote as a quotation, line by line: for reading, where a block of code is too stiff."""
    lines = _cut(visible(value), most).strip().split("\n")
    return "\n".join(f"> {text(line)}".rstrip() for line in lines)


def _plain(value: str) -> str:
    tokens = visible(value).split()
    return " ".join(_calm(token) if _ALIVE.search(token) else _escaped(token) for token in tokens)


def _calm(token: str) -> str:
    """Return a word as code, the quotation marks, brackets and stops around it left outside."""
    before, core, after = _AROUND.fullmatch(token).groups()  # type: ignore[union-attr]
    return f"{_escaped(before)}{cell(core)}{_escaped(after)}" if core else cell(token)


def _escaped(token: str) -> str:
    return _MARKS.sub(r"\\\g<0>", token)


def _begun(made: str) -> str:
    """Return Markdown that may stand at the beginning of a line: neither heading, list nor rule."""
    return _BEGINS.sub(_at_the_beginning, made, count=1) if _BEGINS.match(made) else made


def _at_the_beginning(found: re.Match[str]) -> str:
    return f"{found['number']}\\{found['sign']}" if found["number"] else f"\\{found['marks']}"


def sentence(says: str, values: Mapping[str, Value], language: str) -> str:
    """Return a catalogue sentence with its values as code, names of ours as words."""
    return _begun(_said(says, values, language))


def _said(says: str, values: Mapping[str, Value], language: str) -> str:
    template = _QUOTED.sub(r"{\g<name>}", translations(language).gettext(says))
    made = ""
    for literal, field, _spec, _conversion in Formatter().parse(template):
        made = _beside(made, _piece(literal))
        if field:
            made = _beside(made, _value(values[field], language))
    return made


_QUOTED = re.compile(r"['\"”»]\{(?P<name>\w+)\}['\"”«»]")
"""A value in quotation marks; as code it needs none."""


def _piece(literal: str) -> str:
    """Return a stretch of a sentence as text, the white space at its ends kept."""
    bare = literal.strip()
    if not bare:
        return " " if literal else ""
    before, after = " " * literal[:1].isspace(), " " * literal[-1:].isspace()
    return f"{before}{_plain(bare)}{after}"


def _beside(made: str, piece: str) -> str:
    """Return two pieces side by side; two code spans that touch are kept apart."""
    return f"{made} {piece}" if made.endswith("`") and piece.startswith("`") else made + piece


def _value(value: Value, language: str) -> str:
    match value:
        case Names():
            return _plain(named(value, language))
        case Translated():
            return _said(value.says, value.values, language)
        case Choice():
            return _joined(value.values, language)
        case int():
            return str(value)
        case _:
            return code(value)


def _joined(values: Sequence[str], language: str) -> str:
    shown = [code(value) for value in values[:MOST]]
    if len(values) > MOST:
        return f"{', '.join(shown)}, … ({len(values)})"
    first, last = ", ".join(shown[:-1]), shown[-1:]
    return f" {OR[language]} ".join(filter(None, (first, *last)))


def message(problem: Problem, language: str) -> str:
    """Return what is wrong, in a language, as Markdown."""
    return sentence(problem.says, problem.values, language)


def advice(problem: Problem, language: str) -> str:
    """Return what to do, as Markdown; empty when nothing can be said."""
    return sentence(problem.fix, problem.values, language) if problem.fix else ""


def link(label: str, address: str) -> str:
    """Return a link to a page of ours; only the label when the address is not of the web.

    label: Markdown made by the functions above. address: never made of what others wrote.
    """
    parts = urlsplit(address)
    if parts.scheme not in {"https", "http"} or not parts.netloc:
        return label
    return f"[{label}]({encoded(address, safe=_IN_ADDRESS)})"


_IN_ADDRESS = ":/?#@!$&+,;=%~"
"""What an address may hold beside letters and numbers; brackets and stars would end the link."""


def marker(name: str) -> str:
    """Return the unseen first line by which a comment of ours is found again.

    name: small letters, numbers and hyphens. ValueError for any other.
    """
    if not re.fullmatch(r"[a-z0-9-]{1,64}", name):
        raise ValueError(name)
    return f"<!-- kirjuri:{name} -->"


def is_marked(body: str, name: str) -> bool:
    """Return whether a comment begins with the marker; anywhere else it is a copy in somebody's text."""
    return body.startswith(marker(name))


def size(body: str) -> int:
    """Return the length of a text as the platform counts it."""
    return len(body.encode("utf-16-le", "surrogatepass")) // 2


def fitted(
    parts: Iterable[str], more: Callable[[int], str], *, limit: int = LIMIT, between: str = "\n\n"
) -> str:
    """Return as many whole parts as fit, in order; `more` says in Markdown how many were left out.

    The last word always fits when it fits alone.
    """
    kept = list(parts)
    whole = between.join(kept)
    if size(whole) <= limit:
        return whole
    sizes = [size(part) + size(between) for part in kept]
    room = limit - size(more(len(kept))) - size(between)
    count = 0
    while count < len(kept) and sum(sizes[: count + 1]) <= room:
        count += 1
    return between.join((*kept[:count], more(len(kept) - count)))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table; its cells are Markdown on one line: `cell`, `text` or numbers."""
    yield _row(head)
    yield _row(["---"] * len(head))
    yield from map(_row, rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
