"""The form of an input on the site: it sends nothing by itself, and reads the same without its script (contract 5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kirjuri.locale import N_
from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.tongue import Tongue

PATH = "kirjaa/"
DATA = "lomake.json"
WARNINGS = 2
"""How many of the form's first paragraphs stand on the page: what is public, what must not be written."""


def template_name(language: str) -> str:
    """Return the name of the form's text without answers, beside the page."""
    return f"pohja.{language}.txt"


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the form in every language of the registry."""
    for tongue in tongues:
        form = edition.form.get(tongue.language)
        if form:
            yield _page(form, tongue)


def _page(form: Mapping[str, object], tongue: Tongue) -> Page:
    title = tongue.say(N_("Register an input"))
    languages = [str(one) for one in _list(form["languages"])]
    return Page(
        path=PATH,
        language=tongue.language,
        title=tongue.say(N_("Register an input with the form")),
        description=tongue.say(
            N_("Bring a matter to the set groups to be handled. It takes about ten minutes.")
        ),
        template="kirjaa.html",
        view={
            "title": title,
            "data": DATA,
            "before": [str(text) for text in _list(form["before"])[:WARNINGS]],
            "after": [str(text) for text in _list(form["after"])],
            "questions": form["questions"],
            "languages": languages,
            "own": tongue.language if tongue.language in languages else languages[0],
            "templates": {one: template_name(one) for one in languages},
            "issue": form["issue"],
            "mailbox": form["mailbox"],
        },
    )


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()
