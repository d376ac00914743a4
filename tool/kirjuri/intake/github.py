"""Forms as GitHub reads them: the data of each file in `.github/ISSUE_TEMPLATE/`.

Source of the rules: GitHub's syntax for issue forms and its validation errors (unique ids and
labels, no empty values, options that are texts); the tests hold them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kirjuri.derive.questions import Option, Question, Sort
from kirjuri.intake.form import Form, languages, named, spoken
from kirjuri.intake.forms import all_forms
from kirjuri.locale import N_
from kirjuri.model.policy import Policy
from kirjuri.model.problem import Names

FOLDER = ".github/ISSUE_TEMPLATE"
Data = Mapping[str, object]
_TYPES = {
    Sort.LINE: "input",
    Sort.TEXT: "textarea",
    Sort.CHOICE: "dropdown",
    Sort.CHOICES: "dropdown",
}


def templates(policy: Policy, acts: tuple[Option, ...]) -> Iterator[tuple[str, Data]]:
    """Walk the kept files of all forms as (path, data): one a form and language, and the chooser's."""
    for form in all_forms(policy, acts):
        for language in form.languages:
            yield f"{FOLDER}/{form.key}.{language}.yml", template(form, language)
    yield f"{FOLDER}/config.yml", chooser(policy)


def template(form: Form, language: str) -> Data:
    """Return one form in a language."""
    return {
        "name": named(form.name, language),
        "description": named(form.about, language),
        "title": f"{named(form.title, language)}: ",
        "labels": [form.key],
        "body": [
            _markdown(form.before, language),
            *(_element(question, language) for question in form.questions),
            *([_markdown(form.after, language)] if form.after else []),
        ],
    }


def chooser(policy: Policy) -> Data:
    """Return the settings of the page on which a form is chosen: links only to true addresses."""
    site = policy.settings.site.rstrip("/")
    if not site:
        return {"blank_issues_enabled": False}
    first = policy.settings.languages[0]
    links = [
        {
            "name": named(spoken(N_("Instructions, and ways without an account")), one),
            "url": f"{site}/{'' if one == first else f'{one}/'}ohjeet/syotteen-kirjaaminen/",
            "about": named(
                spoken(N_("What is asked, what becomes public, and how to send it by e-mail.")), one
            ),
        }
        for one in languages(policy)
        if one in policy.settings.languages
    ]
    return {"blank_issues_enabled": False, "contact_links": links}


def _markdown(paragraphs: tuple[Names, ...], language: str) -> Data:
    text = "\n\n".join(named(one, language) for one in paragraphs)
    return {"type": "markdown", "attributes": {"value": text}}


def _element(question: Question, language: str) -> Data:
    attributes: dict[str, object] = {
        "label": named(question.label, language),
        "description": _described(question, language),
    }
    if question.options:
        attributes["options"] = [named(option.names, language) for option in question.options]
    if question.sort is Sort.CHOICES:
        attributes["multiple"] = True
    if (example := question.example.by_language.get(language)) and not question.options:
        attributes["placeholder"] = example
    return {
        "type": _TYPES[question.sort],
        "id": question.id,
        "attributes": attributes,
        "validations": {"required": question.required},
    }


def _described(question: Question, language: str) -> str:
    """Return what helps to answer: the question's own help, and what each choice means."""
    meanings = [
        f"- {named(option.names, language)}: {named(option.meaning, language)}"
        for option in question.options
        if option.meaning
    ]
    return "\n".join((named(question.help, language), *(["", *meanings] if meanings else [])))
