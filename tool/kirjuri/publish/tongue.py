"""One reader's language: which text is shown, how dates look, in what order things stand."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from kirjuri.derive.text import text_in
from kirjuri.locale.catalogue import translations
from kirjuri.model.problem import Names
from kirjuri.publish.page import ROOT_LANGUAGE
from kirjuri.publish.sorting import Key, sort_key
from kirjuri.publish.view import Text

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_WORD = re.compile(r"[^\W\d_A-ZÅÄÖ]{3}")
"""Three small letters in a row: what numbers, units and abbreviations such as `HE 57/2024 vp` lack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language of the site."""

    language: str

    def say(self, message: str, **values: object) -> str:
        """Return an interface sentence in this language, with its named values."""
        said = translations(self.language).gettext(message)
        return said.format(**values) if values else said

    def own(self, message: str) -> Text:
        """Return an interface sentence as a text in the page's own language."""
        return {"text": self.say(message), "lang": ""}

    def pick(self, names: Names) -> Text:
        """Return a name in this language, or in the nearest that there is."""
        return self.text(names.by_language, ROOT_LANGUAGE)

    def text(self, value: object, original: str) -> Text:
        """Return a record's text: a string is in the record's language, a map has its own.

        In a map the page's language comes first, then the original, then any.
        """
        return self.marked(*text_in(value, self.language, original))

    def marked(self, text: str, language: str) -> Text:
        """Return a text with its language, when it has one and it is another than the page's."""
        own = language == self.language or not in_some_language(text)
        return {"text": text, "lang": "" if own else language}

    def key(self, text: str) -> Key:
        """Return the key by which a text is sorted in this language."""
        return sort_key(text, self.language)


def in_some_language(text: str) -> bool:
    """Tell whether a text has a word of some language, not only `DVV`, `906/2019` or a host's name."""
    return bool(_WORD.search(_HOST.sub(" ", text)))


@lru_cache(maxsize=8192)
def date_in_words(iso: str, language: str) -> str:
    """Return a day as people write it: `5.5.2020`, in English `5 May 2020`."""
    from babel.dates import format_date

    day = dt.date.fromisoformat(iso)
    return format_date(day, "d MMMM y" if language == "en" else "d.M.y", locale=language)


@lru_cache(maxsize=1024)
def number_in_words(number: float, language: str) -> str:
    """Return a number with the language's separators."""
    from babel.numbers import format_decimal

    return format_decimal(number, locale=language)


def clock_in_words(begins: str, ends: str, language: str) -> str:
    """Return hours (`13:00`, `15:30`) as people write them: `klo 13.00–15.30`; empty without a beginning."""
    if not begins:
        return ""
    hours = [one for one in (begins, ends) if one]
    if language == "en":
        return "–".join(hours)
    spoken = "–".join(one.removeprefix("0").replace(":", ".") for one in hours)
    return f"{'klo' if language == 'fi' else 'kl.'} {spoken}"


@lru_cache(maxsize=128)
def month_in_words(month: int, language: str, *, short: bool = False) -> str:
    """Return the name of a month (1-12) as it stands by itself: `lokakuu`, short `loka`."""
    from babel.dates import get_month_names

    names = get_month_names(
        "abbreviated" if short else "wide", context="stand-alone", locale=language
    )
    return str(names[month])
