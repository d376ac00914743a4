"""The submitter's own text beside the refined one: what changed, word by word, and whether it was agreed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kirjuri.derive.text import text_in
from kirjuri.derive.worddiff import Piece, changed, words
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View

PAIRS = (("alkuperainen.otsikko", "otsikko"), ("alkuperainen.kuvaus", "kuvaus"))
"""Fields of the original text and the refined ones that take their place."""


def differences(reader: Reader) -> list[View]:
    """Return each refined text that has an original in the same language, with what changed in it."""
    return list(_differences(reader))


def _differences(reader: Reader) -> Iterator[View]:
    original = reader.record.language
    for before, after in PAIRS:
        old, old_language = text_in(reader.record.get(before), original, original)
        new, new_language = text_in(reader.record.get(after), original, original)
        field = reader.field(after)
        if field and old and new and old_language == new_language:
            pieces = _words(old, new)
            yield {
                "label": field["label"],
                "lang": "" if old_language == reader.tongue.language else old_language,
                "changed": changed(pieces),
                "pieces": [shown(piece) for piece in pieces],
            }


_words = lru_cache(maxsize=512)(words)


def shown(piece: Piece) -> View:
    """Return a piece with the white space before it by itself, so that no line is drawn through it."""
    text = piece.text
    if piece.kind == "same" and not text[:1].isspace() and piece.earlier[:1].isspace():
        text = piece.earlier
    words_alone = text.lstrip()
    return {"kind": piece.kind, "space": text[: len(text) - len(words_alone)], "text": words_alone}


def agreement(reader: Reader) -> View:
    """Return whether the submitter agreed to the handling, since when, and the reasons if not."""
    told = reader.record.text("kasittelytapa.yhteisymmarrys")
    return {
        "told": bool(told),
        "agreed": told == "kylla",
        "day": reader.record.text("kasittelytapa.sovittu_pvm"),
        "reasons": reader.field("kasittelytapa", "yhteisymmarrys_perustelu"),
    }
