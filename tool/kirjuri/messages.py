"""Messages of the whole tool: what the catalogues must hold, gathered from code, rules and templates."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from kirjuri.locale import LANGUAGES
from kirjuri.locale.catalogue import SOURCE
from kirjuri.rules import all_rules

PACKAGE = Path(__file__).parent
_KEYWORDS = {"N_": None, "NN_": (1, 2), "_": None, "gettext": None, "ngettext": (1, 2)}


def messages() -> dict[str | tuple[str, ...], str]:
    """Return every message (a plural pair as a tuple) with the place it was first found."""
    found: dict[str | tuple[str, ...], str] = {}
    for message, place in (*_from_files(), *_from_rules(), *_from_commands()):
        found.setdefault(message, place)
    return found


def _from_files() -> Iterator[tuple[str | tuple[str, ...], str]]:
    from babel.messages.extract import extract

    for path in sorted(PACKAGE.rglob("*")):
        method = {
            ".py": "python",
            ".html": "jinja2.ext:babel_extract",
            ".svg": "jinja2.ext:babel_extract",
        }.get(path.suffix)
        if method is None or "__pycache__" in path.parts:
            continue
        options = {"trimmed": "true"} if path.suffix != ".py" else {}
        place = path.relative_to(PACKAGE).as_posix()
        for _line, message, _comments, _context in extract(
            method, io.BytesIO(path.read_bytes()), keywords=_KEYWORDS, options=options
        ):
            if isinstance(message, str) and message:
                yield message, place
            elif isinstance(message, tuple) and message[0]:
                yield tuple(filter(None, message)), place


def _from_rules() -> Iterator[tuple[str, str]]:
    for rule in all_rules():
        for paragraph in rule.explanation:
            yield paragraph, f"rule {rule.code}"


def _from_commands() -> Iterator[tuple[str, str]]:
    from kirjuri.cli import command_help

    yield from command_help()


def update() -> dict[str, int]:
    """Rewrite the catalogues and return how many messages are untranslated in each language."""
    return {language: _update(language) for language in LANGUAGES if language != SOURCE}


def _update(language: str) -> int:
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po, write_po

    path = PACKAGE / "locale" / f"{language}.po"
    kept = read_po(io.BytesIO(path.read_bytes())) if path.is_file() else Catalog()
    made = Catalog(
        locale=language, project="Kirjuri", charset="utf-8", header_comment=f"# Kirjuri: {language}"
    )
    for message, place in messages().items():
        old = kept.get(message[0] if isinstance(message, tuple) else message)
        same = old is not None and isinstance(old.string, tuple) == isinstance(message, tuple)
        made.add(message, old.string if old and same else "", auto_comments=[place])
    out = io.BytesIO()
    write_po(out, made, width=100, omit_header=False, sort_output=False)
    lines = [line for line in out.getvalue().decode().split("\n") if not line.startswith(_CLOCK)]
    path.write_text("\n".join(lines), "utf-8")
    return sum(not translated(entry.string) for entry in made if entry.id)


_CLOCK = (
    '"POT-Creation-Date',
    '"PO-Revision-Date',
    '"Generated-By',
    '"Last-Translator',
    '"Report-Msgid',
    '"Language-Team',
)


def translated(string: object) -> bool:
    """Return whether a catalogue entry has all its words."""
    return all(string) if isinstance(string, tuple | list) else bool(string)
