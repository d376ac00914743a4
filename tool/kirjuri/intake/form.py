"""A form: the one place of its questions, from which it is made and by which its text is read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kirjuri.derive.questions import Option, Question
from kirjuri.locale import LANGUAGES
from kirjuri.locale.catalogue import translations
from kirjuri.model.policy import Policy
from kirjuri.model.problem import Names

FALLBACK = ("fi", "sv")
"""Languages of the forms of a registry that has no code list of languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form in all its languages.

    key: its name on the command line and in file names. languages: those it is made in.
    title: the word that an issue made with it begins with.
    before, after: paragraphs of Markdown around the questions.
    """

    key: str
    languages: tuple[str, ...]
    name: Names
    about: Names
    title: Names
    before: tuple[Names, ...]
    questions: tuple[Question, ...]
    after: tuple[Names, ...] = ()

    def question(self, field: str) -> Question | None:
        """Return the question of a field, the nearest around it, or None."""
        for asked in self.questions:
            if field == asked.field or field.startswith((f"{asked.field}.", f"{asked.field}[")):
                return asked
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """How a form is made: its place among forms, and the function that makes it."""

    order: int
    make: Callable[[Policy, tuple[Option, ...]], Form]


def spoken(message: str) -> Names:
    """Return a message of the catalogue in every language."""
    return Names({one: translations(one).gettext(message) for one in LANGUAGES})


def unspoken(text: str) -> Names:
    """Return a text that is the same in every language: an identifier, a date."""
    return Names(dict.fromkeys(LANGUAGES, text))


def named(names: Names, language: str) -> str:
    """Return a name in a language, else in Finnish, else any."""
    return names.by_language.get(language) or str(names)


def languages(policy: Policy) -> tuple[str, ...]:
    """Return the languages that an input can be written in, and so those of the forms."""
    found = policy.codelists.get("kieli")
    return tuple(found.codes) if found else FALLBACK
