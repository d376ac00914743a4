"""Whether a translated page still says what its original says, and whether somebody has checked it.

A translation carries in its front matter the digest of the text it was made of (`kaannetty`) and,
once a translator or another competent reader has looked at it, the day of that (`tarkistettu`).
When the original changes, the digests part and the page says so (Language Act 423/2003, section 23:
service in both languages means the same content in both).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from pathlib import Path

from kirjuri.skin.words import Words

ORIGINAL = "fi"
"""The language in which hand-written pages are first written."""

CHECKED_BY_OTHERS = frozenset({"sv"})
"""Languages whose unchecked translations say so: an official language should be checked."""

_FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_MADE_OF = re.compile(r"^kaannetty:.*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A translated page: whether its original has changed since, and whether it has been checked."""

    stale: bool
    checked: bool


def digest(text: str) -> str:
    """Return the digest of a page's own text: 12 hexadecimal digits, front matter left out."""
    body = _FRONT.sub("", text.replace("\r\n", "\n"), count=1)
    return sha256(body.strip().encode()).hexdigest()[:12]


def translation(meta: Mapping[str, object], original: str) -> Translation:
    """Return what a translation's front matter tells, given the original's text."""
    return Translation(
        stale=str(meta.get("kaannetty", "")) != digest(original), checked="tarkistettu" in meta
    )


def noted(html: str, told: Translation, language: str, words: Words) -> str:
    """Return a translated page with a note when its original has changed or nobody has checked it."""
    if told.stale:
        return _note(words.stale) + html
    if language in CHECKED_BY_OTHERS and not told.checked:
        return html + _note(words.unchecked, "k-notice k-notice--soft")
    return html


def _note(text: str, style: str = "k-notice") -> str:
    return f'<p class="{style}" role="note">{escape(text)}</p>\n'


def pages(docs: Path, languages: tuple[str, ...]) -> Iterator[tuple[Path, Path]]:
    """Walk the translated pages below a folder of pages with their originals, in order."""
    for language in languages:
        if language != ORIGINAL:
            for path in sorted((docs / language).rglob("*.md")):
                original = docs / ORIGINAL / path.relative_to(docs / language)
                if original.is_file():
                    yield path, original


def behind(
    docs: Path, languages: tuple[str, ...], paths: frozenset[Path], *, mark: bool
) -> list[str]:
    """Return the translations that were made of another text than their original's, or mark them.

    paths: absolute paths that narrow it; empty means all.
    """
    found = []
    for path, original in pages(docs, languages):
        text, source = path.read_text(encoding="utf-8"), original.read_text(encoding="utf-8")
        new = marked(text, source)
        if new != text and (not paths or path.resolve() in paths):
            found.append(path.relative_to(docs.parent).as_posix())
            if mark:
                path.write_text(new, encoding="utf-8", newline="\n")
    return found


def marked(text: str, original: str) -> str:
    """Return a translation's text saying that it was made of the original as it is now."""
    line = f"kaannetty: {digest(original)}\n"
    found = _FRONT.match(text)
    if not found:
        return f"---\n{line}---\n\n{text}"
    if line in found[1]:
        return text
    front = _MADE_OF.sub("", found[1]) + line
    return f"---\n{front}---\n{text[found.end() :]}"
