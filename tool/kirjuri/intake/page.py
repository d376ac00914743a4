"""A form as data for a page that lets people fill it in a browser: questions, limits, words, patterns.

The page's script writes the text that `split` reads back: the form's own headings, each answer below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kirjuri.derive.privacy import patterns
from kirjuri.derive.questions import Question, Sort
from kirjuri.derive.schemas import at, resolved
from kirjuri.intake.form import Form, named
from kirjuri.locale import N_, NN_
from kirjuri.locale.catalogue import translations
from kirjuri.model.policy import Policy, Schema

VERSION = 1
"""Version of the data; the page's script reads no other."""

Data = dict[str, object]

WORDS: Mapping[str, str | tuple[str, str]] = {
    "missing": N_("The answer is missing."),
    "long": N_("The answer has {count} characters, and at most {limit} fit."),
    "lines": N_("Write the answer on one line."),
    "contact": N_("Write an e-mail address of an organisation, or leave this empty."),
    "code": N_("This looks like a personal identity code. Remove it."),
    "phone": N_("This looks like a phone number. Remove it."),
    "email": N_("This looks like a person's e-mail address. Use a shared mailbox."),
    "marking": N_("This looks like a mark of secrecy. Secret information must not be sent here."),
    "heading": N_("A line of the answer is the same as a question of this form. Change the line."),
    "line": N_("On line {line}."),
    "errors": NN_("One answer needs mending", "{count} answers need mending"),
    "left": NN_("one character left", "{count} characters left"),
    "over": NN_("one character too many", "{count} characters too many"),
    "saved": N_("The draft is kept in this browser, on this device only."),
    "deleted": N_("The draft has been deleted."),
    "restored": N_("Your draft of {date} is in the form."),
    "copied": N_("The text has been copied."),
    "copy_failed": N_("Copying did not succeed. Select the text below and copy it yourself."),
    "too_long": N_("The text is too long for an address. Copy it or download it instead."),
    "unsaved": N_("The browser does not let this page keep a draft."),
}
"""What the page's script says, with its holes; a pair is for one and for many."""


def shown(form: Form, policy: Policy, language: str) -> Data:
    """Return a form as the page in a language shows it.

    questions: in order, with limits and, by language of the form, the heading and option names to
    write. words: what the script says. patterns: of personal data and secrecy, for the script.
    """
    repository = policy.settings.repository.rstrip("/")
    return {
        "version": VERSION,
        "key": form.key,
        "languages": list(form.languages),
        "titles": {one: named(form.title, one) for one in form.languages},
        "before": [named(text, language) for text in form.before],
        "after": [named(text, language) for text in form.after],
        "questions": [_question(one, form, policy, language) for one in form.questions],
        "words": {key: worded(said, language) for key, said in WORDS.items()},
        "patterns": dict(_for_scripts()),
        "issue": f"{repository}/issues/new" if repository else "",
        "templates": {one: f"{form.key}.{one}.yml" for one in form.languages},
        "mailbox": _mailbox(policy),
        "empty": {one: empty(form, one) for one in form.languages},
    }


def empty(form: Form, language: str) -> str:
    """Return the form's text without answers, for those who fill it in elsewhere."""
    blocks = [
        f"### {named(one.label, language)}\n\n{_hint(one, language)}\n" for one in form.questions
    ]
    return "\n".join(blocks)


def _hint(question: Question, language: str) -> str:
    return "\n".join(f"- [ ] {named(one.names, language)}" for one in question.options)


def _question(question: Question, form: Form, policy: Policy, language: str) -> Data:
    schema = policy.schemas.get(form.key, {})
    part = at(schema, tuple(question.field.split(".")))
    return {
        "field": question.field,
        "id": question.id,
        "label": named(question.label, language),
        "help": named(question.help, language),
        "sort": question.sort.value,
        "required": question.required,
        "longest": question.longest,
        "one_line": question.sort is Sort.LINE,
        "pattern": _pattern(schema, part, question),
        "example": question.example.by_language.get(language, ""),
        "headings": {one: named(question.label, one) for one in form.languages},
        "options": [
            {
                "key": option.key,
                "name": named(option.names, language),
                "meaning": named(option.meaning, language) if option.meaning else "",
                "names": {one: named(option.names, one) for one in form.languages},
            }
            for option in question.options
        ],
    }


def _pattern(schema: Schema, part: Schema, question: Question) -> str:
    """Return the pattern of a one-line answer whose form is not only that it is one line."""
    found = str(resolved(schema, part).get("pattern", ""))
    return found if question.sort is Sort.LINE and "@" in found else ""


def worded(said: str | tuple[str, str], language: str) -> object:
    """Return what a script says in a language; a pair is for one and for many."""
    words = translations(language)
    if isinstance(said, str):
        return words.gettext(said)
    return [words.ngettext(*said, 1), words.ngettext(*said, 2)]


def _mailbox(policy: Policy) -> str:
    boxes = policy.settings.raw.get("postilaatikot")
    found = boxes.get("sihteeristo") if isinstance(boxes, Mapping) else None
    return str(found or "")


_BOUNDARY = r"(?:(?<=[\p{L}\p{N}_])(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}_]))"
"""A word's edge as Python sees it: letters of every language are letters."""


def _for_scripts() -> Iterator[tuple[str, str]]:
    """Walk the patterns as ECMAScript writes them (flag `u`)."""
    for name, pattern in patterns().items():
        yield name, _script(pattern) if name not in {"private", "dashes"} else pattern


def _script(pattern: str) -> str:
    return pattern.replace("(?P<", "(?<").replace(r"\Z", "$").replace(r"\b", _BOUNDARY)
