"""Words: a problem's sentences in the reader's language, safe to print anywhere."""

from __future__ import annotations

from collections.abc import Mapping

from kirjuri.derive.privacy import masked
from kirjuri.locale.catalogue import translations
from kirjuri.model.problem import Choice, Names, Problem, Translated, Value

OR = {"fi": "tai", "sv": "eller", "en": "or"}
MOST = 14
"""How many allowed values a message lists before it says how many more there are."""


def message(problem: Problem, language: str) -> str:
    """Return what is wrong, in a language."""
    return sentence(problem.says, problem.values, language)


def advice(problem: Problem, language: str) -> str:
    """Return what to do, in a language; empty when nothing can be said."""
    return sentence(problem.fix, problem.values, language) if problem.fix else ""


def sentence(says: str, values: Mapping[str, Value], language: str) -> str:
    """Return a catalogue sentence with its values put in, personal data masked."""
    text = translations(language).gettext(says)
    return text.format(**{name: _value(value, language) for name, value in values.items()})


def named(names: Names, language: str) -> str:
    """Return a name in a language, else in Finnish, else any."""
    return names.by_language.get(language) or str(names)


def _value(value: Value, language: str) -> str:
    match value:
        case Names():
            return visible(named(value, language))
        case Translated():
            return sentence(value.says, value.values, language)
        case Choice():
            return _joined(value.values, language)
        case _:
            return visible(masked(str(value)))


def _joined(values: tuple[str, ...], language: str) -> str:
    shown = [f"'{visible(value)}'" for value in values[:MOST]]
    if len(values) > MOST:
        return f"{', '.join(shown)}, … ({len(values)})"
    return (
        f" {OR[language]} ".join(filter(None, (", ".join(shown[:-1]), shown[-1]))) if shown else ""
    )


def visible(text: str) -> str:
    """Return text with control and direction characters shown as `U+XXXX`, on one line."""
    return "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in text)
